// The canvas as a PNG file, on the ground of the theme.

import { holder } from "./canvas.js";
import { el } from "./dom.js";
import { download } from "./download.js";
import { colour } from "./theme.js";

export function saveImage() {
  const source = holder.querySelector("canvas");
  const copy = el("canvas", { width: source.width, height: source.height });
  const context = copy.getContext("2d");
  context.fillStyle = colour("ground");
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(source, 0, 0);
  copy.toBlob((blob) => download("entente.png", blob));
}

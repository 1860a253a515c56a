// How nodes and edges look on the canvas, from the table of styles and the theme.

import { kinds, statuses, tones } from "./data.js";
import { colour } from "./theme.js";

const FAINT = 0.14;

/** The colours that painting needs, read once per repaint. */
export function palette() {
  return {
    ground: colour("ground"),
    ink: colour("ink"),
    faintInk: colour("faint-ink"),
    accent: colour("accent"),
    hairline: colour("line"),
    kinds: Object.fromEntries(
      [...kinds.keys()].map((kind) => {
        const name = kind.toLowerCase();
        const [background, border] = [colour(`kind-${name}`), colour(`kind-${name}-border`)];
        return [kind, { background, border }];
      }),
    ),
    tones: Object.fromEntries(tones.map((tone) => [tone, colour(`tone-${tone}`)])),
  };
}

export function nodeLook(node, { hidden, faint, picked, open }, colours) {
  const { background, border } = colours.kinds[node.kind];
  const edge = picked ? colours.accent : border;
  const same = { background, border: edge };
  return {
    id: node.id,
    hidden,
    opacity: faint ? 0.2 : 1,
    borderWidth: picked ? 4 : open ? 3.5 : 1.5,
    color: { ...same, highlight: same, hover: { background, border: colours.accent } },
    font: {
      size: open ? 17 : node.kind === "Country" ? 14 : 12.5,
      color: faint ? colours.faintInk : colours.ink,
      strokeWidth: 4,
      strokeColor: colours.ground,
    },
  };
}

export function edgeLook(edge, { sum, visible, faint, picked, lit }, colours) {
  if (edge.kind === "represents") return belonging(edge, { visible, faint, lit }, colours);
  const style = statuses.get(sum.status);
  const line = picked ? colours.accent : colours.tones[sum.tone];
  const opacity = faint ? FAINT : picked || lit ? 1 : style.faint ? 0.45 : 0.62;
  return {
    id: edge.id,
    hidden: sum.count === 0,
    width: (1 + 1.4 * Math.log2(Math.max(1, sum.count))) * (picked ? 1.35 : 1),
    dashes: style.dashes.length ? style.dashes : false,
    color: { color: line, highlight: line, hover: line, opacity },
    arrows: { to: { enabled: edge.directed, scaleFactor: 0.55 } },
  };
}

/** An official's line to the country or body they act for: quiet, as it is no tie. */
function belonging(edge, { visible, faint, lit }, colours) {
  const line = colours.hairline;
  return {
    id: edge.id,
    hidden: !visible,
    width: 1,
    dashes: [1, 4],
    color: { color: line, highlight: line, hover: line, opacity: faint ? FAINT : lit ? 1 : 0.7 },
    arrows: { to: { enabled: false } },
  };
}

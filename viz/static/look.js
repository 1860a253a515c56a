// How nodes and edges look on the canvas, from the table of styles and the theme.

import { kinds, statuses, tones } from "./data.js";
import { colour } from "./theme.js";

const FAINT = 0.14;
const FADED = 0.8;

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
  // faint colours are mixed, not transparent: lines must not show through a node
  const faded = (colour) => (faint ? mixed(colour, colours.ground, FADED) : colour);
  const kind = colours.kinds[node.kind];
  const [background, border] = [faded(kind.background), faded(kind.border)];
  const edge = picked ? colours.accent : border;
  const same = { background, border: edge };
  return {
    id: node.id,
    hidden,
    borderWidth: picked ? 4 : open ? 3.5 : 1.5,
    color: { ...same, highlight: same, hover: { background, border: colours.accent } },
    font: {
      size: node.letters,
      color: faint ? colours.faintInk : colours.ink,
      strokeWidth: 4,
      strokeColor: colours.ground,
    },
  };
}

export function edgeLook(edge, { sum, gone, visible, faint, picked, lit }, colours) {
  if (edge.kind === "represents") return belonging(edge, { visible, faint, lit }, colours);
  const style = statuses.get(sum.status);
  const line = picked ? colours.accent : colours.tones[sum.tone];
  const opacity = faint ? FAINT : picked || lit ? 1 : style.faint ? 0.45 : 0.62;
  return {
    id: edge.id,
    hidden: sum.count === 0 || gone,
    width: (1 + 1.4 * Math.log2(Math.max(1, sum.count))) * (picked ? 1.35 : 1),
    dashes: style.dashes.length ? style.dashes : false,
    color: { color: line, highlight: line, hover: line, opacity },
    arrows: { to: arrow(edge.arrow === "to"), from: arrow(edge.arrow === "from") },
  };
}

const arrow = (enabled) => ({ enabled, scaleFactor: 0.5 });

/** A colour, so much of the way towards another; both as #rrggbb. */
function mixed(from, to, share) {
  const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const [a, b] = [parts(from), parts(to)];
  const between = a.map((value, n) => Math.round(value + (b[n] - value) * share));
  return `#${between.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
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
  };
}

// The corners of vis-network's shapes around their middle, for the legend and for SVG.

/** The corners of a shape of this radius; null for a circle. */
export function shapePoints(shape, radius) {
  return CORNERS[shape] ? CORNERS[shape](radius) : null;
}

const ring = (corners, radius, inner = radius, turn = 0) =>
  Array.from({ length: corners }, (_, n) => {
    const angle = (2 * Math.PI * n) / corners - Math.PI / 2 + turn;
    const reach = n % 2 ? inner : radius;
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });

const CORNERS = {
  triangle: (radius) => ring(3, radius),
  square: (radius) => ring(4, radius * 1.15, radius * 1.15, Math.PI / 4),
  diamond: (radius) => ring(4, radius),
  hexagon: (radius) => ring(6, radius, radius, Math.PI / 6),
  star: (radius) => ring(10, radius * 1.1, radius * 0.46),
};

/**
 * The continuous ranked probability score ∫ (F(x) − 1[x ≥ y])² dx of a step function (Matheson and Winkler 1976), which is
 * E|X − y| − ½E|X − X'| of the discrete law (Gneiting and Raftery 2007): in the unit of x, and the absolute error of a
 * forecast that is one point. Linear in points.
 *
 * @param points Ascending by `x`; F is `atMost` from each on, 0 before the first, 1 from the last on.
 */
export function crps(points: readonly { readonly x: number; readonly atMost: number }[], y: number): number {
  const first = points[0]?.x ?? y;
  let score = Math.max(0, first - y);
  points.forEach(({ x, atMost }, index) => {
    const next = points[index + 1]?.x;
    if (next === undefined) {
      score += Math.max(0, y - x);
      return;
    }
    const below = Math.max(0, Math.min(next, y) - x);
    score += below * atMost ** 2 + (next - x - below) * (1 - atMost) ** 2;
  });
  return score;
}

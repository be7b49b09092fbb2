const HALF_LOG_2PI = 0.9189385332046728;

/**
 * ln Γ(x+1) - [(x + ½) ln x - x + ½ ln 2π]: what Stirling's formula leaves (C. Loader 2000, "Fast and accurate
 * computation of binomial probabilities"). Taken alone it keeps its digits where ln Γ is huge. Cost: constant.
 *
 * - Formula: ln Γ(x+1) - [(x + ½) ln x - x + ½ ln 2π]
 * - Source: Loader 2000
 * - Empty: no value at x = 0, where it is infinite
 *
 * @param x Positive.
 *
 * @example
 * // 1 - ½ ln 2π
 * stirlingError(1).toFixed(6) // => '0.081061'
 */
export function stirlingError(x: number): number {
  if (x >= 16) return series(x);
  // Γ(x+1) = Γ(x+1+k) / ((x+1)…(x+k)), with k such that the series holds.
  let product = 1;
  let shifted = x;
  while (shifted < 16) {
    shifted++;
    product *= shifted;
  }
  const logGamma = (shifted + 0.5) * Math.log(shifted) - shifted + HALF_LOG_2PI + series(shifted) - Math.log(product);
  return logGamma - ((x + 0.5) * Math.log(x) - x + HALF_LOG_2PI);
}

function series(x: number): number {
  const square = x * x;
  return (
    (1 / 12 -
      (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / square) / square) / square) / square) / square) /
    x
  );
}

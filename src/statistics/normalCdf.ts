// Rational approximations of W. J. Cody (1969), "Rational Chebyshev approximations for the error function", Math. Comp. 23,
// in the form in which W. J. Cody's ANORM and R's pnorm use them.
const SMALL = {
  numerator: [2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249, 0.065682337918207449113],
  denominator: [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956],
} as const;
const MIDDLE = {
  numerator: [
    0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711,
    6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218, 1.0765576773720192317e-8,
  ],
  denominator: [
    22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
    34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
  ],
} as const;
const LARGE = {
  numerator: [
    0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5,
    0.02307344176494017303,
  ],
  denominator: [1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5],
} as const;
const SQRT_32 = 5.656854249492381;
const INVERSE_SQRT_2PI = 0.3989422804014327;

/**
 * The probability that a standard normal variable is at most `x`, to about 1e-15 relative in both tails.
 *
 * @returns 0 below about -38.5, 1 above about 8.3, where the float can say no more.
 */
export function normalCdf(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.67448975) return 0.5 + x * ratio(SMALL, y > 1.11e-16 ? x * x : 0);
  const tail = upperTail(y);
  return x > 0 ? 1 - tail : tail;
}

/** P(Z > y) for y beyond the quartile. */
function upperTail(y: number): number {
  if (y > 50) return 0;
  let tail: number;
  if (y <= SQRT_32) tail = ratio(MIDDLE, y);
  else {
    const inverse = 1 / (y * y);
    tail = (INVERSE_SQRT_2PI - inverse * ratio(LARGE, inverse)) / y;
  }
  // exp(-y²/2) in two factors, the first of which is exact: y² alone would lose the last digits far out.
  const rough = Math.trunc(y * 16) / 16;
  return Math.exp(-rough * rough * 0.5) * Math.exp(-(y - rough) * (y + rough) * 0.5) * tail;
}

/** The last coefficient of the numerator is that of the highest power; the denominator's highest is 1. */
function ratio({ numerator, denominator }: { readonly numerator: readonly number[]; readonly denominator: readonly number[] }, x: number): number {
  const last = numerator.length - 2;
  let above = (numerator[last + 1] ?? 0) * x;
  let below = x;
  for (let index = 0; index < last; index++) {
    above = (above + (numerator[index] ?? 0)) * x;
    below = (below + (denominator[index] ?? 0)) * x;
  }
  return (above + (numerator[last] ?? 0)) / (below + (denominator[last] ?? 0));
}

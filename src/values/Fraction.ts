/** An exact ratio of whole numbers; the denominator is positive. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

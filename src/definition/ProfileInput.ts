/** The eight dimensions of a business mode. */
export type ProfileDimension =
  | 'customer'
  | 'product'
  | 'decision'
  | 'contact'
  | 'cycle'
  | 'collaboration'
  | 'shortageCost'
  | 'inventoryCost';

/** From -2 (business) to 2 (consumer). */
export type ProfileScore = -2 | -1 | 0 | 1 | 2;

/** All eight, and any further dimension that the host cares for. */
export type ProfileInput = { readonly [Dimension in ProfileDimension]: ProfileScore } & {
  readonly [dimension: string]: number;
};

/** The rules of the pipeline as somebody would write them by hand, without the library: one copy for every peer. */

export type Fields = {
  readonly contact: string | null;
  readonly amount: number | null;
  readonly discount: number | null;
};
export type Facts = { readonly fields: Fields; readonly done: readonly string[] };

export const REASONS: { readonly [outcome: string]: readonly string[] } = {
  won: ['fit', 'price'],
  lost: ['price', 'rival'],
};
export const STAGES = ['s1', 's2', 's3', 's4', 's5', 's6'] as const;

export const READY: { readonly [stage: string]: (facts: Facts) => boolean } = {
  s1: ({ fields }) => fields.contact !== null,
  s2: ({ fields }) => fields.amount !== null,
  s3: ({ done }) => done.includes('demo'),
  s4: ({ fields }) => fields.amount !== null && fields.contact !== null,
  s5: ({ fields, done }) => done.includes('offer') && fields.discount !== null && fields.discount <= 0.3,
  s6: ({ fields }) => fields.discount !== null,
};

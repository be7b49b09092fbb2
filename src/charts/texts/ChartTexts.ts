import type { ChartKind } from '../Chart.js';

/** What charts say, in one language. Braces hold parameters. */
export type ChartTexts = {
  readonly charts: { readonly [kind in ChartKind]: { readonly title: string; readonly definition: string } };
  readonly words: { readonly [word in ChartWord]: string };
  /** Powers of ten that large amounts are told in, the largest first. */
  readonly scales: readonly (readonly [size: number, name: string])[];
};

export type ChartWord =
  | 'asOf'
  | 'leftOut'
  | 'noData'
  | 'opportunities'
  | 'moves'
  | 'amount'
  | 'share'
  | 'days'
  | 'ofAll'
  | 'won'
  | 'lost'
  | 'abandoned'
  | 'open'
  | 'all'
  | 'none'
  | 'advanced'
  | 'stayed'
  | 'movedBack'
  | 'cohort'
  | 'rolledBack'
  | 'reopened'
  | 'changed'
  | 'entered'
  | 'before'
  | 'after'
  | 'new'
  | 'slipped'
  | 'rerated'
  | 'reamounted'
  | 'currency'
  | 'removed'
  | 'winRate'
  | 'moreThan'
  | 'chance'
  | 'quota'
  | 'quotaOdds'
  | 'median'
  | 'q10'
  | 'q90'
  | 'date'
  | 'amountShare'
  | 'varianceShare'
  | 'assumed'
  | 'happened'
  | 'perfect'
  | 'categories'
  | 'rollUps'
  | 'notGiven';

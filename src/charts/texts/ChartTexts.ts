/** Words that charts share, in one language; titles and definitions stand with each chart. Braces hold parameters. */
export type ChartTexts = {
  readonly words: { readonly [word in ChartWord]: string };
  /** What stands between the entries of a list. */
  readonly separator: string;
  /** In which days a report counts, by the unit as its method names it. */
  readonly units: { readonly [unit in 'elapsed' | 'calendar' | 'business']: string };
  /**
   * What bounds a report, by the option that said so: a stretch of time as `{period}`, two instants as `{from}` and `{to}`,
   * anything else as `{value}`. Options without words go unsaid.
   */
  readonly bounds: { readonly [option in ChartBound]: string };
  /** Powers of ten that large amounts are told in, the largest first. */
  readonly scales: readonly (readonly [size: number, name: string])[];
};

export type ChartBound =
  | 'during'
  | 'closedDuring'
  | 'createdDuring'
  | 'enteredDuring'
  | 'closing'
  | 'forecastOf'
  | 'at'
  | 'presentAt'
  | 'followUpDays'
  | 'observedFrom'
  | 'stage'
  | 'from';

export type ChartWord =
  | 'asOf'
  | 'fromTo'
  | 'fromBefore'
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
  | 'window'
  | 'rerated'
  | 'reamounted'
  | 'currency'
  | 'onlyCurrency'
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
  | 'notGiven'
  | 'start'
  | 'end'
  | 'pulledIn'
  | 'resumed'
  | 'parked'
  | 'voided'
  | 'pushedOut'
  | 'overdueStay'
  | 'longStay'
  | 'usualStay';

/** What every chart function takes. */
export type ChartOptions = {
  /**
   * A `Locale`, or anything that says its language: Chinese for `zh`, else English. Default English. The name of
   * a language alone is refused.
   */
  readonly locale?: { readonly language: string };
  /** Names of stages, outcomes, categories and groups, by id; an id without one stands for itself. */
  readonly names?: { readonly [id: string]: string };
};

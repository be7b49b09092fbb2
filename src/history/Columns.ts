/** The row's own keys. Only the first three are necessary. */
export type Columns<R> = {
  readonly opportunityId: keyof R & string;
  /** When it happened. */
  readonly at: keyof R & string;
  /** The place that it leads to: a stage, an outcome, or an alias of one. */
  readonly to: keyof R & string;
  /** The place that it comes from: puts events of one instant in order, and is held against the row before. */
  readonly from?: keyof R & string;
  /** When it became known. */
  readonly recordedAt?: keyof R & string;
  /** A number that rises: the order of events of one instant. */
  readonly seq?: keyof R & string;
  /** When the stay that the row begins ended, as the row says; only held against `at`. */
  readonly until?: keyof R & string;
  /** How long that stay was, as the row says, in any unit; only looked at for being below zero. */
  readonly duration?: keyof R & string;
  /**
   * A decimal in major units, as it stands after the row; needs `currency`, a column or one for all rows. Where a row has none,
   * blank or without the key, there is none from then on: a log that says an amount only where it changes needs it in each row.
   */
  readonly amount?: keyof R & string;
  readonly currency?: keyof R & string;
  /**
   * The expected close as it stands after the row: a date, or a `Date`. Where a row has none there is none from then on, as of
   * amounts.
   */
  readonly closeOn?: keyof R & string;
  /** Why it was closed, or moved. */
  readonly reason?: keyof R & string;
};

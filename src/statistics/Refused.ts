/**
 * Why a function of this folder gives no result. It never throws and never gives `NaN`: the caller turns the reason into
 * an issue of its own words.
 *
 * - `no_observations`: there is nothing to count
 * - `lengths_differ`: columns are not equally long
 * - `not_finite`: a number is `NaN` or infinite
 * - `negative`: a duration, weight or count is below 0
 * - `exit_not_after_entry`: nobody is at risk between the two
 * - `unknown_state`: a cause, group or state outside of the stated range
 * - `one_outcome`: all ended alike, nothing is to be told apart
 * - `out_of_range`: an option outside of what it may be
 */
export type Refused = {
  readonly ok: false;
  readonly reason:
    | 'no_observations'
    | 'lengths_differ'
    | 'not_finite'
    | 'negative'
    | 'exit_not_after_entry'
    | 'unknown_state'
    | 'one_outcome'
    | 'out_of_range';
  /** The first row at fault; `null` where no single one is. */
  readonly index: number | null;
};

import type { StageHistory } from '../history/index.js';
import type { CalendarInput } from '../values/index.js';
import { type Closing, closingsOn } from './closingsOn.js';
import { type During, exclusions, readDuring } from './reportBounds.js';
import { journeysOf } from './spellsOf.js';
import { type Worth, worthAt } from './worthAt.js';

/** One opportunity that is closed, with its amount at the close. */
export type ClosedMember = { readonly opportunity: number; readonly closing: Closing; readonly worth: Worth };

/** Those finally closed, in a period or ever, as known at `asOf`. */
export function closedMembers(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  { closedDuring, calendar = 'UTC' }: { readonly closedDuring?: During; readonly calendar?: CalendarInput },
): { readonly members: readonly ClosedMember[]; readonly excluded: { readonly [why: string]: number } } {
  const period = closedDuring === undefined ? null : readDuring(closedDuring, calendar, 'closedDuring');
  const closingOf = closingsOn(history.path);
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf).flatMap(
    ({ opportunity, spells, status, isVoided }): readonly ClosedMember[] => {
      const closing = closingOf({ spells, status });
      if (isVoided) return leaveOut('voided') || [];
      if (closing === null) return leaveOut('open') || [];
      if (period !== null && (closing.at < period.from || closing.at >= period.to))
        return leaveOut('outside_period') || [];
      return [{ opportunity, closing, worth: worthAt(history, opportunity, { instant: closing.at, asOf }) }];
    },
  );
  return { members, excluded: counts };
}

import { type StageHistory, VOIDED } from '../history/index.js';
import { createIssue, type Issue, StagewrightError } from '../issues/index.js';
import type { CalendarInput, InstantInput } from '../values/index.js';
import { groupMembers } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import type { During } from './reportBounds.js';
import { readAsOf, readBound, type Standing, standingAt } from './standingAt.js';

export type WinRateOptions<B extends string = never> = {
  /** No default: the reader of the number must be able to say what it is. */
  readonly basis: { readonly closedDuring: During } | { readonly createdDuring: During };
  /** `closed` (default): won, lost and abandoned; `decided`: won and lost; `all`: open ones too. */
  readonly against?: 'closed' | 'decided' | 'all';
  readonly asOf: InstantInput;
  readonly groupBy?: readonly B[];
  /** The zone of dates; default UTC. */
  readonly calendar?: CalendarInput;
};

/**
 * The measured win rate: opportunities won, over those closed (or decided, or all), by count.
 *
 * `closedDuring` counts those whose **final** close, as known at `asOf`, lies in the period; one that was reopened and is
 * open again is not closed (`excluded.reopened`). `createdDuring` counts those created in the period, whatever became of
 * them so far; as long as some are open the result is immature, and a warning says how many. An opportunity counts once,
 * with its last outcome. Voided ones count nowhere. Several won outcomes are one class.
 *
 * @returns a rate with Wilson's 95 % interval; `null` with an interval from 0 to 1 on an empty base.
 * @throws {StagewrightError} `unreadable_instant`, `empty_period`, an unknown time zone.
 */
export function winRate<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  options: WinRateOptions<B>,
): Measured<Rate, B> {
  const { basis, against = 'closed', groupBy = [], calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  const kind = 'closedDuring' in basis ? 'closedDuring' : 'createdDuring';
  const during = 'closedDuring' in basis ? basis.closedDuring : basis.createdDuring;
  const from = readBound(during.from, calendar, `basis.${kind}.from`);
  const to = readBound(during.to, calendar, `basis.${kind}.to`);
  if (!(from < to))
    throw new StagewrightError([
      createIssue('empty_period', `basis.${kind}`, { from: String(during.from), to: String(during.to) }),
    ]);

  const excluded: { [why: string]: number } = {};
  const leaveOut = (why: string) => {
    excluded[why] = (excluded[why] ?? 0) + 1;
    return false;
  };
  const { stages, won, lost } = history.path;
  const isWon = ({ outcome }: Standing) => outcome !== null && outcome < stages.length + won.length;
  const isDecided = ({ outcome }: Standing) => outcome !== null && outcome < stages.length + won.length + lost.length;
  const population = standingAt(history, asOf.ms).filter((standing) => {
    if (standing.status === VOIDED) return leaveOut('voided');
    const at = kind === 'closedDuring' ? standing.closedAt : standing.createdAt;
    if (kind === 'closedDuring' && standing.reopened) return leaveOut('reopened');
    if (at === null) return leaveOut('open');
    if (at < from || at >= to) return leaveOut('outside_period');
    if (standing.closedAt === null && against !== 'all') return leaveOut('open');
    return against !== 'decided' || isDecided(standing) || leaveOut('abandoned');
  });
  const rate = (members: readonly Standing[]) => rateOf(members.filter(isWon).length, members.length);
  return {
    method: `winRate/${kind}/${against}`,
    asOf: asOf.text,
    n: population.length,
    excluded,
    warnings: warningsOf(history, kind === 'createdDuring' ? (excluded.open ?? 0) : 0),
    total: rate(population),
    groups: groupMembers(history, population, groupBy).map(({ key, members }) => ({ key, value: rate(members) })),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function warningsOf({ bitemporal }: StageHistory<any>, open: number): readonly Issue[] {
  const warnings: Issue[] = [];
  if (bitemporal !== 'full') warnings.push(createIssue('recorded_at_assumed', 'history', { bitemporal }, 'info'));
  if (open > 0) warnings.push(createIssue('immature', 'basis', { open }, 'warning'));
  return warnings;
}

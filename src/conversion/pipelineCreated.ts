import type { StageHistory } from '../history/index.js';
import type { Money, PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { type ClosingKind, closingsOn } from './closingsOn.js';
import { dealStates } from './dealAt.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type During, exclusions, readDuring } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { journeysOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';
import { sumByCurrency, withoutAmount } from './sumWorth.js';
import type { Worth } from './worthAt.js';

/** Opportunities with the amounts they had first, and have now (or had at their close). */
export type CreatedPart = {
  readonly count: number;
  readonly first: readonly Money[];
  readonly now: readonly Money[];
  /** How many of them never had an amount. */
  readonly withoutAmount: number;
};

export type PipelineCreated = CreatedPart & {
  /** Where they are now. */
  readonly open: CreatedPart;
  readonly won: CreatedPart;
  readonly lost: CreatedPart;
  readonly abandoned: CreatedPart;
};

export type PipelineCreatedOptions<
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = SplitOptions<B, E> & { readonly during: During };

type Member = {
  readonly opportunity: number;
  readonly createdAt: number;
  readonly kind: ClosingKind | 'open';
  readonly first: Worth;
  readonly now: Worth;
};

/**
 * What was added to the pipeline in a period, and what has become of it.
 *
 * `first` is the first amount that was ever known, whenever: many are created without one; `now` is that of the close, or of
 * `asOf`. Parked ones are open. Those created outside of the period (`outside_period`) and voided ones are left out.
 * Amounts are exact, one of each currency. Groups by the period of creation. Linear in events.
 *
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `empty_period`; of options that it has not, lacks or
 * cannot read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, pipelineCreated } from 'stagewright/conversion';
 * const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '' },
 *   { id: 'a', at: '2026-01-09T00:00:00Z', to: 'lead', amount: '120' },
 *   { id: 'a', at: '2026-03-01T00:00:00Z', to: 'won', amount: '100' },
 *   { id: 'b', at: '2026-01-20T00:00:00Z', to: 'lead', amount: '80' },
 * ];
 * const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
 * const { history } = historyFromRows(rows, { path, columns, currency: 'EUR' });
 * const { total } = pipelineCreated(history, { during: { from: '2026-01-01', to: '2026-02-01' }, asOf: '2026-04-01T00:00:00Z' });
 * [total.count, total.first[0]?.amount, total.now[0]?.amount, total.won.now[0]?.amount] // => [2, '200.00', '180.00', '100.00']
 */
export function pipelineCreated<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: PipelineCreatedOptions<B, E>): Measured<PipelineCreated, B | Every<E>> {
  checkOptions(history, options, { during: 'needed' });
  const asOf = readAsOf(options.asOf);
  const { from, to } = readDuring(options.during, options.calendar ?? 'UTC', 'during');
  const closingOf = closingsOn(history.path);
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms).flatMap(
    ({ opportunity, createdAt, spells, status, isVoided }): readonly Member[] => {
      if (isVoided) return leaveOut('voided') || [];
      if (createdAt < from || createdAt >= to) return leaveOut('outside_period') || [];
      const states = dealStates(history, opportunity, asOf.ms);
      const closing = closingOf({ spells, status });
      const first = states.find(({ amount }) => amount !== null) ?? NONE;
      const now = states.findLast(({ at }) => closing === null || at <= closing.at) ?? NONE;
      return [{ opportunity, createdAt, kind: closing?.kind ?? 'open', first, now }];
    },
  );
  return reportOf(history, members, options, {
    method: 'pipelineCreated/created',
    asOf: asOf.text,
    excluded: counts,
    at: ({ createdAt }) => createdAt,
    value: (of) => {
      const part = (kind: Member['kind']) => partOf(of.filter((member) => member.kind === kind));
      return {
        ...partOf(of),
        open: part('open'),
        won: part('won'),
        lost: part('lost'),
        abandoned: part('abandoned'),
      };
    },
  });
}

const NONE: Worth = { amount: null, currency: null };

const partOf = (members: readonly Member[]): CreatedPart => ({
  count: members.length,
  first: sumByCurrency(members.map(({ first }) => first)),
  now: sumByCurrency(members.map(({ now }) => now)),
  withoutAmount: withoutAmount(members.map(({ first }) => first)),
});

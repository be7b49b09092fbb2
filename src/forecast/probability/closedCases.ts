import { closingsOn, journeysOf } from '../../conversion/index.js';
import { attributeValueAt, demandHistory, type StageHistory } from '../../history/index.js';
import { StagewrightError } from '../../issues/index.js';
import { type InstantInput, readInstant, unreadableInstant } from '../../values/index.js';
import { demandOptions, given, listOf, oneOf, optional } from '../demand.js';
import type { ClosedCase } from './ClosedCase.js';

export type ClosedCasesOptions<A extends string = never> = {
  /** Only what was known at this moment: rows with `at` and `recordedAt` up to it. */
  readonly asOf: InstantInput;
  /** The attributes to learn from; default none. */
  readonly attributes?: readonly A[];
};

export type ClosedCases = {
  readonly cases: readonly ClosedCase[];
  /** What no case was made of: `open`, `voided`, `without_stage`. */
  readonly excluded: { readonly [why: string]: number };
};

/**
 * The closed opportunities of a history as cases to learn from, by what was known at `asOf`: the final close counts, so
 * that a reopened loss is open, or what it became. Abandoned ones are not won. Attributes are those that stood just before
 * the close: what the close itself wrote tells the outcome. One whose changes the history does not know has one time only:
 * if it is filled in after the close it is not to be learned from.
 *
 * @throws {StagewrightError} `unreadable_instant`; `unknown_choice` for an attribute that the history does not have;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { historyFromRows } from 'stagewright/conversion';
 * import { closedCases } from 'stagewright/forecast';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [['a', 'lead', 1], ['a', 'won', 5], ['b', 'lead', 2]].map(([id, to, day]) => ({ id, to, at: Date.UTC(2026, 0, Number(day)) }));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * closedCases(history, { asOf: '2026-02-01T00:00:00Z' }) // => { cases: [{ opportunity: 'a', won: true, stages: ['lead'], attributes: {} }], excluded: { open: 1 } }
 */
export function closedCases<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  options: ClosedCasesOptions<B>,
): ClosedCases {
  demandHistory(history);
  demandOptions(options, { asOf: given, attributes: optional(listOf(oneOf(...history.attributes))) });
  const ms = readInstant(options.asOf);
  if (ms === null) throw new StagewrightError([unreadableInstant('asOf', options.asOf)]);
  const excluded: { [why: string]: number } = {};
  const closingOf = closingsOn(history.path);
  const cases: ClosedCase[] = [];
  for (const journey of journeysOf(history, ms)) {
    const { opportunity, spells, isVoided } = journey;
    const closing = closingOf(journey);
    const stages = [...new Set(spells.map(({ place }) => place))].flatMap((place) => history.path.stages[place] ?? []);
    const why = isVoided ? 'voided' : closing === null ? 'open' : stages.length === 0 ? 'without_stage' : null;
    if (why !== null) excluded[why] = (excluded[why] ?? 0) + 1;
    else
      cases.push({
        opportunity: history.ids[opportunity] ?? '',
        won: closing?.kind === 'won',
        stages,
        attributes: Object.fromEntries(
          (options.attributes ?? []).map((name) => [
            name,
            attributeValueAt(history, name, opportunity, { at: (closing?.at ?? ms) - 1, asOf: ms }),
          ]),
        ),
      });
  }
  return { cases, excluded };
}

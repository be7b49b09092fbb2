import { closingsOn, journeysOf, standingOf } from '../../conversion/index.js';
import { attributeValueAt, demandHistory, NO_DATE, type StageHistory } from '../../history/index.js';
import { StagewrightError } from '../../issues/index.js';
import {
  type CalendarInput,
  currencyDigits,
  type Deal,
  dateIn,
  dateOfDay,
  decimalText,
  type InstantInput,
  readCalendar,
  readInstant,
  unreadableInstant,
} from '../../values/index.js';
import { calendar as calendarDemand, demandOptions, given, oneOf, optional } from '../demand.js';
import { modelledProbability } from '../probability/applyProbabilityModel.js';
import { MODEL } from '../probability/demandModel.js';
import type { ProbabilityModel } from '../probability/ProbabilityModel.js';

export type DealsAtOptions<A extends string = string> = {
  /** The moment: only rows with `at` and `recordedAt` up to it are read. */
  readonly asOf: InstantInput;
  /** Gives open deals their probability; left out: they have none. */
  readonly model?: ProbabilityModel;
  /** The attribute that names the owner; default `owner`, where the history has it. */
  readonly owner?: A;
  /** The zone of dates; default `UTC`. */
  readonly calendar?: CalendarInput;
};

/**
 * The deals of a history as they were known at a moment, to forecast from: a parked one stands in the stage that it left,
 * a won one has its amount at the close. Voided ones are none. Attributes that a model asks for, and the owner, are as they
 * were known then; those whose changes the history does not know have one time only.
 *
 * @throws {StagewrightError} `unreadable_instant`, `unknown_choice` for an owner that is no attribute, an unknown time zone;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { historyFromRows } from 'stagewright/conversion';
 * import { dealsAt } from 'stagewright/forecast';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '10.00' }, { id: 'a', at: '2026-03-01T00:00:00Z', to: 'won', amount: '12.00' }];
 * const { history } = historyFromRows(rows, { path, currency: 'EUR', columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } });
 * dealsAt(history, { asOf: '2026-02-01T00:00:00Z' }).map(({ status, stage, amount }) => [status, stage, amount?.amount]) // => [['open', 'lead', '10.00']]
 * dealsAt(history, { asOf: '2026-03-02T00:00:00Z' }).map(({ status, closedOn, amount }) => [status, closedOn, amount?.amount]) // => [['won', '2026-03-01', '12.00']]
 */
export function dealsAt<A extends string>(
  history: StageHistory<A>,
  options: DealsAtOptions<NoInfer<A>>,
): readonly Deal[] {
  demandHistory(history);
  const owner = optional(oneOf(...history.attributes));
  demandOptions(options, { asOf: given, model: optional(MODEL), owner, calendar: optional(calendarDemand) });
  const ms = readInstant(options.asOf);
  if (ms === null) throw new StagewrightError([unreadableInstant('asOf', options.asOf)]);
  const calendar = readCalendar(options.calendar ?? 'UTC');
  const closingOf = closingsOn(history.path);
  return journeysOf(history, ms).flatMap((journey): readonly Deal[] => {
    const { opportunity, spells, isVoided } = journey;
    if (isVoided) return [];
    const closing = closingOf(journey);
    const standing = standingOf(history, opportunity, { instant: ms, asOf: ms });
    const { amount = null, currency = null } = (closing === null ? standing : standing?.atClose) ?? {};
    const stage = history.places[spells.at(-1)?.place ?? -1] ?? '';
    const attributes = Object.fromEntries(
      history.attributes.map((name) => [name, attributeValueAt(history, name, opportunity, { at: ms, asOf: ms })]),
    );
    const { model } = options;
    return [
      {
        id: history.ids[opportunity] ?? '',
        amount:
          amount === null || currency === null
            ? null
            : { amount: decimalText(amount, currencyDigits(currency)), currency },
        stage,
        status: closing === null ? 'open' : closing.kind,
        probability:
          closing === null && model !== undefined
            ? modelledProbability(model, { stage, attributes }).probability
            : null,
        closeOn: expectedClose(history, opportunity, ms),
        ...(closing === null ? {} : { closedOn: dateIn(calendar, closing.at) }),
        owner: attributes[options.owner ?? 'owner'] ?? null,
      },
    ];
  });
}

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function expectedClose({ first, at, recordedAt, closeOn }: StageHistory<any>, opportunity: number, ms: number) {
  let day = NO_DATE;
  for (let event = first[opportunity] ?? 0; event < (first[opportunity + 1] ?? 0); event++)
    if ((at[event] ?? 0) <= ms && (recordedAt[event] ?? 0) <= ms) day = closeOn?.[event] ?? NO_DATE;
  return day === NO_DATE ? null : dateOfDay(day);
}

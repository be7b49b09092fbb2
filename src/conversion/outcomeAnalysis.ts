import { attributeValueAt, type StageHistory } from '../history/index.js';
import type { Money, PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { type ClosedMember, closedMembers } from './closedMembers.js';
import type { ClosingKind } from './closingsOn.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type Rate, rateOf } from './Rate.js';
import type { During } from './reportBounds.js';
import { reportOf, type SplitOptions } from './reportOf.js';
import { readAsOf } from './standingAt.js';
import { mixedCurrencies, sumWorth } from './sumWorth.js';

/** Part of the closes of one outcome. */
export type OutcomePart = {
  /** A reason, or a stage; `null`: none was given, or it never stood in one. */
  readonly name: string | null;
  readonly count: number;
  /** Of all of the outcome, or of the reason that it belongs to. */
  readonly share: Rate;
  readonly amount: Money | null;
  /** How many of them have no amount. */
  readonly withoutAmount: number;
  /** Reasons of the next level. */
  readonly parts: readonly OutcomePart[];
};

export type OutcomeRow = {
  /** `null`: won, where only a stage behind the win is known. */
  readonly outcome: string | null;
  readonly kind: ClosingKind;
  readonly count: number;
  /** Of all closed. */
  readonly share: Rate;
  readonly amount: Money | null;
  /** How many of them have no amount. */
  readonly withoutAmount: number;
  /** The most frequent first; empty where neither rows nor `reasons` tell. */
  readonly reasons: readonly OutcomePart[];
  /** The last stage before the close, in order of the road. */
  readonly stagesLeft: readonly OutcomePart[];
  readonly ids: readonly string[];
};

export type OutcomeAnalysis = { readonly closed: number; readonly outcomes: readonly OutcomeRow[] };

export type OutcomeAnalysisOptions<
  A extends string = string,
  B extends string = never,
  E extends PeriodUnit | undefined = undefined,
> = SplitOptions<B, E> & {
  /** Only those closed in this period; left out: all. */
  readonly closedDuring?: During;
  /** Attributes that hold why: the reason, then a finer one within it. Left out: the reasons of the history's own rows. */
  readonly reasons?: readonly A[];
};

/**
 * Why opportunities end as they do: by outcome their count, share and amount, the reasons in levels, and the stage that was
 * left for it. Wins are analysed like losses.
 *
 * The final close counts, as known at `asOf`, and the amount at the close. Reasons are those of the rows of the close
 * (their `reason`, the last one given), or attributes of the opportunity. Left out: those open, voided, or closed outside
 * of the period (`open`, `voided`, `outside_period`). Amounts of several currencies have no sum (`mixed_currencies`).
 * Groups by the period of the close. Linear in events.
 *
 * @returns one row for each outcome of the path in its order, those that nobody came to included; rates with Wilson's
 * interval, `null` on an empty base.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `empty_period`; of options that it has not, lacks or cannot
 * read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, outcomeAnalysis } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const steps = [['a', 'lead', 'lost'], ['b', 'lead', 'offer', 'lost'], ['c', 'lead', 'offer', 'won']];
 * const rows = steps.flatMap(([id, ...places]) => places.map((to, day) => ({ id, at: Date.UTC(2026, 0, day + 1), to })));
 * const opportunities = { rows: [{ id: 'a', why: 'price' }, { id: 'b', why: 'price' }, { id: 'c', why: 'fit' }], id: 'id', attributes: ['why'] } as const;
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' }, opportunities });
 * const [, lost] = outcomeAnalysis(history, { reasons: ['why'], asOf: '2026-02-01T00:00:00Z' }).total.outcomes;
 * lost?.reasons.map(({ name, count }) => [name, count]) // => [['price', 2]]
 * lost?.stagesLeft.map(({ name, count }) => [name, count]) // => [['lead', 1], ['offer', 1]]
 */
export function outcomeAnalysis<
  A extends string,
  const B extends A = never,
  E extends PeriodUnit | undefined = undefined,
>(history: StageHistory<A>, options: OutcomeAnalysisOptions<A, B, E>): Measured<OutcomeAnalysis, B | Every<E>> {
  checkOptions(history, options, { closedDuring: 'any', reasons: 'attributes' });
  const asOf = readAsOf(options.asOf);
  const { members, excluded } = closedMembers(history, asOf.ms, options);
  const reasonsOf: readonly ReasonOf[] =
    options.reasons === undefined
      ? history.reason === null
        ? []
        : [reasonOfRows(history, asOf.ms)]
      : options.reasons.map(
          (name) =>
            ({ opportunity }: ClosedMember) =>
              attributeValueAt(history, name, opportunity, { at: asOf.ms, asOf: asOf.ms }),
        );
  return reportOf(history, members, options, {
    method: `outcomeAnalysis/${options.closedDuring === undefined ? 'all' : 'closedDuring'}`,
    asOf: asOf.text,
    excluded,
    warnings: mixedCurrencies(sumWorth(members.map(({ worth }) => worth))),
    at: ({ closing }) => closing.at,
    value: (of) => analyse(of, history, reasonsOf),
  });
}

type ReasonOf = (member: ClosedMember) => string | null;

/** The reason that the rows of the close gave last. */
function reasonOfRows(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { first, at, recordedAt, place, reason, reasonNames }: StageHistory<any>,
  asOf: number,
): ReasonOf {
  return ({ opportunity, closing }) => {
    let given: string | null = null;
    for (let event = first[opportunity] ?? 0; event < (first[opportunity + 1] ?? 0); event++) {
      const when = at[event] ?? 0;
      if (when < closing.at || when > asOf || (recordedAt[event] ?? 0) > asOf || place[event] !== closing.place)
        continue;
      given = reasonNames[(reason?.[event] ?? 0) - 1] ?? given;
    }
    return given;
  };
}

function analyse(
  members: readonly ClosedMember[],
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { path, places, ids }: StageHistory<any>,
  reasonsOf: readonly ReasonOf[],
): OutcomeAnalysis {
  const kinds = { won: path.won, lost: path.lost, abandoned: path.abandoned };
  const outcomes = Object.entries(kinds).flatMap(([kind, names]) =>
    names.map((outcome): [string | null, ClosingKind] => [outcome, kind as ClosingKind]),
  );
  const nameless = members.some(({ closing }) => closing.place === null);
  const rows: readonly (readonly [string | null, ClosingKind])[] = nameless ? [...outcomes, [null, 'won']] : outcomes;
  const nameOf = (place: number | null) => (place === null ? null : (places[place] ?? null));
  return {
    closed: members.length,
    outcomes: rows.map(([outcome, kind]) => {
      const own = members.filter(({ closing }) => nameOf(closing.place) === outcome);
      const stages = partsOf(own, [({ closing }) => nameOf(closing.from)]);
      return {
        outcome,
        kind,
        count: own.length,
        share: rateOf(own.length, members.length),
        ...amountOf(own),
        reasons: partsOf(own, reasonsOf),
        stagesLeft: [...stages].sort((a, b) => orderOf(a.name, path.stages) - orderOf(b.name, path.stages)),
        ids: own.map(({ opportunity }) => ids[opportunity] ?? ''),
      };
    }),
  };
}

const orderOf = (name: string | null, stages: readonly string[]) =>
  name === null ? stages.length : stages.indexOf(name);

function amountOf(members: readonly ClosedMember[]): Pick<OutcomePart, 'amount' | 'withoutAmount'> {
  const { money, withoutAmount } = sumWorth(members.map(({ worth }) => worth));
  return { amount: money, withoutAmount };
}

/** Members by name, the most frequent first, each again by the names of the next level. */
function partsOf(members: readonly ClosedMember[], [nameOf, ...finer]: readonly ReasonOf[]): readonly OutcomePart[] {
  if (nameOf === undefined) return [];
  const byName = new Map<string | null, ClosedMember[]>();
  for (const member of members) {
    const own = byName.get(nameOf(member));
    if (own) own.push(member);
    else byName.set(nameOf(member), [member]);
  }
  return [...byName]
    .sort(([a, own], [b, other]) => other.length - own.length || ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([name, own]) => ({
      name,
      count: own.length,
      share: rateOf(own.length, members.length),
      ...amountOf(own),
      parts: partsOf(own, finer),
    }));
}

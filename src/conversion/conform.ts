import { PARKED, type StageHistory } from '../history/index.js';
import { createIssue, type Issue, StagewrightError } from '../issues/index.js';
import { kaplanMeier, survivalQuantile } from '../statistics/index.js';
import { type InstantInput, instantText, type StagePath } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { type Rate, rateOf } from './Rate.js';
import { exclusions, historyWarnings } from './reportBounds.js';
import { journeysOf, roadOf, type Spell } from './spellsOf.js';
import { byPosition, durationsOf, stageStays } from './stageStays.js';
import { readAsOf } from './standingAt.js';

export type ViolationKind = 'illegal_move' | 'skipped_stages' | 'created_beyond' | 'stayed_long' | 'passed_at_once';

/** One kind of departure from the design, from one place to another. */
export type Violation = {
  readonly code: ViolationKind;
  /** `null`: created there. */
  readonly from: string | null;
  /** `null`: of stays, wherever they led. */
  readonly to: string | null;
  readonly count: number;
  /** Stages that were passed over. */
  readonly skipped: readonly string[];
  /** Days beyond which a stay in `from` is long. */
  readonly limitDays?: number;
  /** Ids of some opportunities, the first of them. */
  readonly samples: readonly string[];
};

export type Conformance = {
  readonly method: string;
  readonly asOf: string;
  readonly n: number;
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  readonly moves: number;
  /** The share of moves that the design allows; `null` where the path says nothing of moves, or there are none. */
  readonly fitness: number | null;
  /** Opportunities without an illegal move, of all. `null` with the fitness. */
  readonly conforming: Rate | null;
  /** Departures by kind, the most frequent first. Skips that the design allows are told of too, and are no illegal move. */
  readonly violations: readonly Violation[];
};

export type ConformOptions = {
  /** Default: the last instant of the history. */
  readonly asOf?: InstantInput;
  /** Most ids by kind; default 5. */
  readonly samples?: number;
  /** A stay is long beyond q75 + fence × (q75 − q25) of its stage; default 3 (Tukey's outer fence). */
  readonly fence?: number;
  /**
   * Rows that name the stage in which the opportunity stands already: `ignore` (default), as a history does not tell them from
   * changes of other columns; `judge`: each is an entry into the stage anew, as in a log whose every row is one.
   */
  readonly repeats?: 'ignore' | 'judge';
};

/**
 * Whether what happened is what the design says: moves that it does not allow, stages passed over, stays far beyond the
 * usual, several moves at one instant (entered afterwards, most of the time). Stages only, of any CRM's history; what the
 * kernel's own records say of every gate tells `audit`.
 *
 * `fitness` is allowed moves over all moves. From a win into the first stage behind it is no move of the design's table,
 * and allowed; from one stage to another by way of a waiting room is allowed if both halves are. Rows that repeat a stage are
 * judged where `repeats` says so: by a move of the table from a stage to itself. Quantiles of stays are Kaplan-Meier's over
 * all stays. Voided opportunities and those never in a place are left out (`voided`, `without_stage`). Linear in events,
 * stays a sort by stage.
 *
 * @param path The design; its names must be those of the history's path, or aliases.
 * @returns with a path that has no `moves`, `fitness` and `conforming` are `null` (`moves_unknown`), and no move is illegal.
 * @throws {StagewrightError} `unreadable_instant`, `out_of_range` for a fence or number of samples below 0.
 *
 * @example
 * import { conform, historyFromRows } from 'stagewright/conversion';
 * const moves = { lead: { offer: 'advance', lost: 'close' }, offer: { won: 'close', lost: 'close' } } as const;
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [], moves };
 * const steps = [['a', 'lead', 'offer', 'won'], ['b', 'lead', 'offer', 'lead', 'lost']];
 * const rows = steps.flatMap(([id, ...places]) => places.map((to, day) => ({ id, at: Date.UTC(2026, 0, day + 1), to })));
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { fitness, violations } = conform(path, history);
 * fitness // => 0.8
 * violations.map(({ code, from, to, samples }) => [code, from, to, samples]) // => [['illegal_move', 'offer', 'lead', ['b']]]
 */
export function conform(
  path: StagePath,
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  options: ConformOptions = {},
): Conformance {
  checkOptions(history, options, { words: { repeats: ['ignore', 'judge'] } });
  const { samples = 5, fence = 3, repeats = 'ignore' } = options;
  const wrong = Object.entries({ samples, fence }).flatMap(([name, found]) =>
    Number.isFinite(found) && found >= 0 ? [] : [createIssue('out_of_range', name, { found: String(found), min: 0 })],
  );
  if (wrong.length > 0) throw new StagewrightError(wrong);
  const asOf = options.asOf === undefined ? lastOf(history) : readAsOf(options.asOf);
  const isAllowed = path.moves === undefined ? null : allowedBy(path);
  const found = new Findings(samples);
  const { counts, leaveOut } = exclusions();
  let [moves, legal, conforming] = [0, 0, 0];
  const judged = journeysOf(history, asOf.ms).filter(({ isVoided, spells }) =>
    isVoided ? leaveOut('voided') : spells.length > 0 || leaveOut('without_stage'),
  );
  const skipsOf = skippedOn(history);
  for (const { opportunity, spells: stays } of judged) {
    const spells = repeats === 'ignore' ? stays : entriesOf(history, opportunity, asOf.ms);
    const id = history.ids[opportunity] ?? '';
    const name = (index: number) => history.places[spells[index]?.place ?? -1] ?? '';
    const created = skipsOf(null, spells[0]?.place ?? -1);
    if (created.length > 0) found.add('created_beyond', null, name(0), id, { skipped: created });
    let illegal = 0;
    for (let index = 1; index < spells.length; index++) {
      const [from, to] = [name(index - 1), name(index)];
      moves++;
      if (isAllowed !== null && !isAllowed(from, to)) {
        illegal++;
        found.add('illegal_move', from, to, id);
      }
      const [before, after] = [spells[index - 1] as Entry, spells[index] as Entry];
      const skipped = skipsOf(before.place, after.place);
      if (skipped.length > 0) found.add('skipped_stages', from, to, id, { skipped });
      if (before.at === after.at) found.add('passed_at_once', from, to, id);
    }
    legal += spells.length - 1 - illegal;
    if (illegal === 0) conforming++;
  }
  addLongStays(history, asOf.ms, fence, found);
  return {
    method: repeats === 'ignore' ? 'conform/moves' : 'conform/entries',
    asOf: asOf.text,
    n: judged.length,
    excluded: counts,
    warnings: [
      ...historyWarnings(history),
      ...(isAllowed === null ? [createIssue('moves_unknown', 'path.moves', {}, 'warning')] : []),
    ],
    moves,
    fitness: isAllowed === null || moves === 0 ? null : legal / moves,
    conforming: isAllowed === null ? null : rateOf(conforming, judged.length),
    violations: found.list(),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function lastOf({ at, recordedAt }: StageHistory<any>): { readonly ms: number; readonly text: string } {
  let ms = 0;
  for (const [event, when] of at.entries()) ms = Math.max(ms, when, recordedAt[event] ?? 0);
  return { ms, text: instantText(ms) };
}

type Entry = Pick<Spell, 'place' | 'at'>;

/** Every row that names a place in which work goes on; who goes on after waiting where it was has not entered it anew. */
function entriesOf(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { first, at, recordedAt, place, status, path }: StageHistory<any>,
  opportunity: number,
  asOf: number,
): readonly Entry[] {
  const entries: Entry[] = [];
  let wasParked = false;
  for (let event = first[opportunity] as number; event < (first[opportunity + 1] as number); event++) {
    const [when, here] = [at[event] as number, place[event] as number];
    if (when > asOf || (recordedAt[event] as number) > asOf) continue;
    const isParked = status[event] === PARKED;
    const isResumed = (isParked || wasParked) && entries.at(-1)?.place === here;
    wasParked = isParked;
    if (here < 0 || isResumed || path.parked.includes(path.stages[here] ?? '')) continue;
    entries.push({ place: here, at: when });
  }
  return entries;
}

function allowedBy({ moves = {}, won, afterWin = [], parked, aliases = {} }: StagePath) {
  const named = (name: string) => (Object.hasOwn(moves, name) ? name : (aliases[name] ?? name));
  const leads = (from: string, to: string) => Object.hasOwn(moves[named(from)] ?? {}, named(to));
  return (from: string, to: string): boolean =>
    leads(from, to) ||
    (won.includes(named(from)) && named(to) === afterWin[0]) ||
    parked.some((room) => leads(from, room) && leads(room, to));
}

/** The stages between two places, or before the first one, that were passed over on the way forward. */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function skippedOn({ path, places }: StageHistory<any>) {
  const { stages, rank, wonRank } = roadOf(path);
  return (from: number | null, to: number): readonly string[] => {
    const start = from === null ? -1 : (rank[from] ?? -1);
    const end = Math.min(rank[to] ?? -1, wonRank);
    // Who wins is not said to have passed over stages: that a deal can be won early is the business of its outcomes.
    if ((from !== null && start < 0) || end === wonRank || end <= start + 1) return [];
    return stages.slice(start + 1, end).map((place) => places[place] ?? '');
  };
}

// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
function addLongStays(history: StageHistory<any>, asOf: number, fence: number, found: Findings): void {
  const { stays } = stageStays(history, asOf, { visits: 'each' });
  const { stages } = roadOf(history.path);
  for (const [position, own] of byPosition(stays, stages.length).entries()) {
    const place = stages[position] ?? -1;
    const curve = kaplanMeier(durationsOf(own, ({ end }) => (end === 'open' ? 0 : 1)));
    const [low, high] = [0.25, 0.75].map((p) => (curve.ok ? survivalQuantile(curve, p).value : null));
    if (low === null || low === undefined || high === null || high === undefined || high === low) continue;
    const limitDays = high + fence * (high - low);
    for (const { opportunity, days } of own)
      if (days > limitDays)
        found.add('stayed_long', history.places[place] ?? '', null, history.ids[opportunity] ?? '', { limitDays });
  }
}

/** Departures counted by kind, from and to. */
class Findings {
  private readonly found = new Map<
    string,
    { violation: Omit<Violation, 'count' | 'samples'>; ids: string[]; count: number }
  >();
  constructor(private readonly most: number) {}

  add(
    code: ViolationKind,
    from: string | null,
    to: string | null,
    id: string,
    { skipped = [], limitDays }: { readonly skipped?: readonly string[]; readonly limitDays?: number } = {},
  ): void {
    const name = JSON.stringify([code, from, to]);
    const limit = limitDays === undefined ? {} : { limitDays };
    const entry = this.found.get(name) ?? { violation: { code, from, to, skipped, ...limit }, ids: [], count: 0 };
    this.found.set(name, entry);
    entry.count++;
    if (entry.ids.length < this.most && !entry.ids.includes(id)) entry.ids.push(id);
  }

  list(): readonly Violation[] {
    return [...this.found]
      .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
      .map(([, { violation, ids, count }]) => ({ ...violation, count, samples: ids }));
  }
}

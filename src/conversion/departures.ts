import { PARKED, type StageHistory } from '../history/index.js';
import { kaplanMeier, survivalQuantile } from '../statistics/index.js';
import type { StagePath } from '../values/index.js';
import { positionsUpTo } from './groupMembers.js';
import { type Journey, roadOf, type Spell } from './spellsOf.js';
import { columnDurations } from './stageStays.js';
import { byStage, stayColumns } from './stayColumns.js';

export type ViolationKind = 'illegal_move' | 'skipped_stages' | 'created_beyond' | 'stayed_long' | 'passed_at_once';

/** One kind of departure from the design, from one place to another. */
export type Violation = Departure & {
  readonly count: number;
  /** Ids of some opportunities, the first of them. */
  readonly samples: readonly string[];
};

/** What one opportunity did once. */
type Departure = {
  readonly code: ViolationKind;
  /** `null`: created there. */
  readonly from: string | null;
  /** `null`: of stays, wherever they led. */
  readonly to: string | null;
  /** Stages that were passed over. */
  readonly skipped: readonly string[];
  /** Days beyond which a stay in `from` is long. */
  readonly limitDays?: number;
};

/** One opportunity held against the design. */
export type Judged = {
  readonly opportunity: number;
  readonly createdAt: number;
  readonly moves: number;
  readonly illegal: number;
  readonly departures: readonly Departure[];
};

type Judging = { readonly asOf: number; readonly fence: number; readonly repeats: 'ignore' | 'judge' };

/** Every move of some opportunities held against the table of moves of a path; without one no move is illegal. */
export function judgeMoves(
  path: StagePath,
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  journeys: readonly Journey[],
  { asOf, fence, repeats }: Judging,
): readonly Judged[] {
  const isAllowed = path.moves === undefined ? null : allowedBy(path);
  const skipsOf = skippedOn(history);
  const longStays = longStaysOf(history, asOf, fence);
  return journeys.map(({ opportunity, createdAt, spells: stays }) => {
    const spells = repeats === 'ignore' ? stays : entriesOf(history, opportunity, asOf);
    const name = (index: number) => history.places[spells[index]?.place ?? -1] ?? '';
    const departures: Departure[] = [];
    const created = skipsOf(null, spells[0]?.place ?? -1);
    if (created.length > 0) departures.push({ code: 'created_beyond', from: null, to: name(0), skipped: created });
    let illegal = 0;
    for (let index = 1; index < spells.length; index++) {
      const move = { from: name(index - 1), to: name(index) };
      if (isAllowed !== null && !isAllowed(move.from, move.to)) {
        illegal++;
        departures.push({ code: 'illegal_move', ...move, skipped: [] });
      }
      const [before, after] = [spells[index - 1] as Entry, spells[index] as Entry];
      const skipped = skipsOf(before.place, after.place);
      if (skipped.length > 0) departures.push({ code: 'skipped_stages', ...move, skipped });
      if (before.at === after.at) departures.push({ code: 'passed_at_once', ...move, skipped: [] });
    }
    departures.push(...(longStays.get(opportunity) ?? []));
    return { opportunity, createdAt, moves: spells.length - 1, illegal, departures };
  });
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

/** Stays beyond the outer fence of their stage, by opportunity. */
function longStaysOf(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  fence: number,
): ReadonlyMap<number, readonly Departure[]> {
  const { stays } = stayColumns(history, asOf, { visits: 'each' });
  const { stages } = roadOf(history.path);
  const found = new Map<number, Departure[]>();
  for (const [position, own] of byStage(stays, positionsUpTo(stays.end.length), stages.length).entries()) {
    const curve = kaplanMeier(columnDurations(stays, own));
    const [low, high] = [0.25, 0.75].map((p) => (curve.ok ? survivalQuantile(curve, p).value : null));
    if (low === null || low === undefined || high === null || high === undefined || high === low) continue;
    const limitDays = high + fence * (high - low);
    const from = history.places[stages[position] ?? -1] ?? '';
    for (const stay of own) {
      if ((stays.days[stay] as number) <= limitDays) continue;
      const departure: Departure = { code: 'stayed_long', from, to: null, skipped: [], limitDays };
      const opportunity = stays.opportunity[stay] as number;
      const all = found.get(opportunity) ?? [];
      found.set(opportunity, all);
      all.push(departure);
    }
  }
  return found;
}

/** Departures counted by kind, from and to: the most frequent first. */
export function violationsOf(judged: readonly Judged[], ids: readonly string[], samples: number): readonly Violation[] {
  const found = new Map<string, { departure: Departure; ids: string[]; count: number }>();
  for (const { opportunity, departures } of judged)
    for (const departure of departures) {
      const name = JSON.stringify([departure.code, departure.from, departure.to]);
      const entry = found.get(name) ?? { departure, ids: [], count: 0 };
      found.set(name, entry);
      entry.count++;
      const id = ids[opportunity] ?? '';
      if (entry.ids.length < samples && !entry.ids.includes(id)) entry.ids.push(id);
    }
  return [...found]
    .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
    .map(([, { departure, ids, count }]) => ({ ...departure, count, samples: ids }));
}

import { CLOSED, PARKED, type SpellColumns, type StageHistory } from '../history/index.js';
import type { StagePath } from '../values/index.js';
import { longStayLimits } from './longStays.js';
import { roadOf } from './spellsOf.js';
import { stayDays } from './stayColumns.js';

export type ViolationKind = 'illegal_move' | 'skipped_stages' | 'created_beyond' | 'stayed_long' | 'passed_at_once';

/** One kind of departure from the design, from one place to another. */
export type Violation = Departure & {
  readonly count: number;
  /** Ids of some opportunities, the first of them. */
  readonly samples: readonly string[];
};

/** What an opportunity may do, by what it is and where. */
export type Departure = {
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

/** Opportunities held against the design, in columns: one entry for each of them, in the order in which they were given. */
export type Judged = {
  readonly moves: Int32Array;
  readonly illegal: Int32Array;
  /** What the one at position i did is `kind[first[i]]` to before `kind[first[i + 1]]`, indexes in `kinds`. */
  readonly first: Int32Array;
  readonly kind: Int32Array;
  readonly kinds: readonly Departure[];
};

type Judging = { readonly asOf: number; readonly fence: number; readonly repeats: 'ignore' | 'judge' };

/** What a move from one place to another is, in bits. */
const ILLEGAL = 1;
const SKIPPING = 2;

/** Every move of some opportunities held against the table of moves of a path; without one no move is illegal. */
export function judgeMoves(
  path: StagePath,
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  opportunities: Int32Array,
  { asOf, fence, repeats }: Judging,
): Judged {
  const { places } = history;
  const spells = history.spells(asOf);
  const { first, end, place, at } = repeats === 'ignore' ? spells : entryColumns(history, asOf);
  const limits = longStayLimits(history, spells, asOf, fence);
  const isAllowed = path.moves === undefined ? () => true : allowedBy(path);
  const skipsOf = skippedOn(history);
  const size = places.length;
  const signs = Uint8Array.from({ length: size * size }, (_, move) => {
    const [from, to] = [Math.floor(move / size), move % size];
    const illegal = isAllowed(places[from] ?? '', places[to] ?? '') ? 0 : ILLEGAL;
    return illegal | (skipsOf(from, to).length > 0 ? SKIPPING : 0);
  });
  const isBeyond = Uint8Array.from(places, (_, to) => (skipsOf(NOWHERE, to).length > 0 ? 1 : 0));
  const judged = {
    moves: new Int32Array(opportunities.length),
    illegal: new Int32Array(opportunities.length),
    first: new Int32Array(opportunities.length + 1),
  };
  const kind: number[] = [];
  const { kinds, kindOf } = departureTable(history, limits);
  for (let index = 0; index < opportunities.length; index++) {
    const opportunity = opportunities[index] as number;
    const start = first[opportunity] as number;
    const behind = end[opportunity] as number;
    let before = place[start] as number;
    let illegal = 0;
    if (isBeyond[before] === 1) kind.push(kindOf('created_beyond', NOWHERE, before));
    for (let step = start + 1; step < behind; step++) {
      const here = place[step] as number;
      const sign = signs[before * size + here] as number;
      if ((sign & ILLEGAL) !== 0) {
        illegal++;
        kind.push(kindOf('illegal_move', before, here));
      }
      if ((sign & SKIPPING) !== 0) kind.push(kindOf('skipped_stages', before, here));
      if (at[step] === at[step - 1]) kind.push(kindOf('passed_at_once', before, here));
      before = here;
    }
    const last = (spells.end[opportunity] as number) - 1;
    for (let spell = spells.first[opportunity] as number; spell <= last; spell++) {
      const here = spells.place[spell] as number;
      const until = spell < last ? (spells.at[spell + 1] as number) : asOf;
      if (stayDays(spells, spell, until) > (limits[here] as number)) kind.push(kindOf('stayed_long', here, NOWHERE));
    }
    judged.moves[index] = behind - start - 1;
    judged.illegal[index] = illegal;
    judged.first[index + 1] = kind.length;
  }
  return { ...judged, kind: Int32Array.from(kind), kinds };
}

const KINDS = ['illegal_move', 'skipped_stages', 'created_beyond', 'stayed_long', 'passed_at_once'] as const;
const NOWHERE = -1;

/** Departures numbered as they come about: those of one kind between the same places are one. */
function departureTable(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  limits: Float64Array,
): {
  readonly kinds: readonly Departure[];
  readonly kindOf: (code: ViolationKind, from: number, to: number) => number;
} {
  const { places } = history;
  const skipsOf = skippedOn(history);
  const name = (place: number) => (place === NOWHERE ? null : (places[place] ?? ''));
  const size = places.length + 1;
  const kinds: Departure[] = [];
  /** One above the number; 0 for none so far. */
  const numbers = new Int32Array(KINDS.length * size * size);
  const kindOf = (code: ViolationKind, from: number, to: number): number => {
    const cell = (KINDS.indexOf(code) * size + from + 1) * size + to + 1;
    const known = numbers[cell] as number;
    if (known > 0) return known - 1;
    numbers[cell] = kinds.push({
      code,
      from: name(from),
      to: name(to),
      skipped: code === 'skipped_stages' || code === 'created_beyond' ? skipsOf(from, to) : [],
      ...(code === 'stayed_long' ? { limitDays: limits[from] as number } : {}),
    });
    return kinds.length - 1;
  };
  return { kinds, kindOf };
}

/** Rows that name a place in which work goes on, as stays: who goes on after waiting where it was has not entered it anew. */
function entryColumns(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { first, at, recordedAt, place, status, path, opportunities }: StageHistory<any>,
  asOf: number,
): Pick<SpellColumns, 'first' | 'end' | 'place' | 'at'> {
  const isWaiting = Uint8Array.from(path.stages, (stage) => (path.parked.includes(stage) ? 1 : 0));
  const entries = {
    first: new Int32Array(opportunities + 1),
    place: new Int16Array(at.length),
    at: new Float64Array(at.length),
  };
  let next = 0;
  for (let opportunity = 0; opportunity < opportunities; opportunity++) {
    const start = next;
    let wasParked = false;
    for (let event = first[opportunity] as number; event < (first[opportunity + 1] as number); event++) {
      const [when, here] = [at[event] as number, place[event] as number];
      if (when > asOf || (recordedAt[event] as number) > asOf) continue;
      const isParked = status[event] === PARKED;
      // A close after waiting is one anew, at the same outcome too.
      const isResumed =
        (isParked || (wasParked && status[event] !== CLOSED)) && next > start && entries.place[next - 1] === here;
      wasParked = isParked;
      if (here < 0 || isResumed || isWaiting[here] === 1) continue;
      entries.place[next] = here;
      entries.at[next++] = when;
    }
    entries.first[opportunity + 1] = next;
  }
  return { ...entries, end: entries.first.subarray(1) };
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
  return (from: number, to: number): readonly string[] => {
    const start = from === NOWHERE ? -1 : (rank[from] ?? -1);
    const end = Math.min(rank[to] ?? -1, wonRank);
    // Who wins is not said to have passed over stages: that a deal can be won early is the business of its outcomes.
    if ((from !== NOWHERE && start < 0) || end === wonRank || end <= start + 1) return [];
    return stages.slice(start + 1, end).map((place) => places[place] ?? '');
  };
}

/** Departures of some of those judged, counted by kind, from and to: the most frequent first, with the first samples of each. */
export function violationsOf(
  { first, kind, kinds }: Judged,
  positions: Int32Array,
  { samples, idOf }: { readonly samples: number; readonly idOf: (position: number) => string },
): readonly Violation[] {
  const counts = new Int32Array(kinds.length);
  const sampled = kinds.map((): number[] => []);
  for (let index = 0; index < positions.length; index++) {
    const position = positions[index] as number;
    for (let departure = first[position] as number; departure < (first[position + 1] as number); departure++) {
      const own = kind[departure] as number;
      counts[own] = (counts[own] as number) + 1;
      const known = sampled[own] as number[];
      if (known.length < samples && known.at(-1) !== position) known.push(position);
    }
  }
  return kinds
    .flatMap((departure, own) => {
      const count = counts[own] as number;
      const { code, from, to } = departure;
      const ids = (sampled[own] as number[]).map(idOf);
      return count === 0
        ? []
        : [{ name: JSON.stringify([code, from, to]), violation: { ...departure, count, samples: ids } }];
    })
    .sort((a, b) => b.violation.count - a.violation.count || (a.name < b.name ? -1 : 1))
    .map(({ violation }) => violation);
}

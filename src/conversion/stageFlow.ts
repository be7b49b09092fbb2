import { isVoidedIn, type StageHistory } from '../history/index.js';
import type { PeriodUnit } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { firstRows } from './firstRows.js';
import type { Every } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type During, exclusions, readDuring } from './reportBounds.js';
import type { SplitOptions } from './reportOf.js';
import { reportOfColumns } from './reportOfColumns.js';
import { type Road, roadOf } from './spellsOf.js';
import { readAsOf } from './standingAt.js';

/** How one place was left for another. */
export type FlowKind = 'enter' | 'advance' | 'skip' | 'rollBack' | 'win' | 'close' | 'reopen' | 'change';

export type FlowRow = {
  /** `null`: the first place that an opportunity stood in. */
  readonly from: string | null;
  readonly to: string;
  readonly count: number;
  readonly kind: FlowKind;
};

export type StageFlow = {
  readonly rows: readonly FlowRow[];
  /** Moves between places; entering the first one is none. */
  readonly moves: number;
  readonly skips: number;
  readonly rollbacks: number;
  /** Moves into a place in which the opportunity had stood before. */
  readonly loops: number;
};

export type StageFlowOptions<B extends string = never, E extends PeriodUnit | undefined = undefined> = SplitOptions<
  B,
  E
> & {
  /** Only moves in this period; left out: all of them. */
  readonly during?: During;
};

/**
 * Every move between places, counted: who went where how often, loops and skips apart.
 *
 * `kind`: `enter` the first place; `advance` to the next stage, or from a win to what lies behind it; `skip` beyond the
 * next stage; `rollBack`; `win`; `close` as lost or abandoned; `reopen` from an outcome to a stage; `change` from one
 * outcome to another, or to the same one anew after waiting, which is no move of its own. Each move counts, several at one instant too. Parking is no move. Voided opportunities are left out
 * (`excluded.voided`), and those that made no move in the period (`without_move`). Groups by the period of the move, so that
 * an opportunity may be in several. Linear in events.
 *
 * @returns rows in order of the path, entries first; none on an empty history.
 * @throws {StagewrightError} `unreadable_instant`, `after_as_of`, `empty_period`; of options that it has not, lacks or cannot
 * read `unknown_property`, `missing_property`, `wrong_type`, `unknown_choice`, `unknown_time_zone`.
 *
 * @example
 * import { historyFromRows, stageFlow } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * stageFlow(history, { asOf: '2026-06-01T00:00:00Z' }).total.rows[1] // => { from: 'lead', to: 'won', count: 1, kind: 'win' }
 */
export function stageFlow<A extends string, const B extends A = never, E extends PeriodUnit | undefined = undefined>(
  history: StageHistory<A>,
  options: StageFlowOptions<B, E>,
): Measured<StageFlow, B | Every<E>> {
  checkOptions(history, options, { during: 'any' });
  const { during, calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  const period = during === undefined ? null : readDuring(during, calendar, 'during');
  const road = roadOf(history.path);
  const { moves, excluded } = movesIn(
    history,
    asOf.ms,
    period ?? { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
  );
  return reportOfColumns(history, moves, options, {
    method: `stageFlow/${period === null ? 'all' : 'during'}`,
    asOf: asOf.text,
    excluded,
    value: (positions) => flowOf(moves, positions, history.places, road),
  });
}

/** Moves in columns, those of one opportunity side by side. */
type Moves = {
  readonly opportunity: Int32Array;
  readonly at: Float64Array;
  /** The place left, counted from 1, 0 for none; and the place entered. */
  readonly from: Int16Array;
  readonly to: Int16Array;
  /** Whether it had stood in the place entered before. */
  readonly isLoop: Uint8Array;
};

/** The moves of a period: the stays that began in it. */
function movesIn(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  asOf: number,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly moves: Moves; readonly excluded: { readonly [why: string]: number } } {
  const spells = history.spells(asOf);
  const { first, end: ends, place, at } = spells;
  const { counts, leaveOut } = exclusions();
  const moves: Moves = {
    opportunity: new Int32Array(place.length),
    at: new Float64Array(place.length),
    from: new Int16Array(place.length),
    to: new Int16Array(place.length),
    isLoop: new Uint8Array(place.length),
  };
  const seenBy = new Int32Array(history.places.length).fill(-1);
  let n = 0;
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const isVoided = isVoidedIn(spells, opportunity);
    if (isVoided) leaveOut('voided');
    if (isVoided !== false) continue;
    const before = n;
    let left = -1;
    for (let spell = first[opportunity] as number; spell < (ends[opportunity] as number); spell++) {
      const here = place[spell] as number;
      const since = at[spell] as number;
      if (since >= from && since < to) {
        moves.opportunity[n] = opportunity;
        moves.at[n] = since;
        moves.from[n] = left + 1;
        moves.to[n] = here;
        moves.isLoop[n++] = seenBy[here] === opportunity ? 1 : 0;
      }
      seenBy[here] = opportunity;
      left = here;
    }
    if (n === before) leaveOut('without_move');
  }
  return { moves: firstRows(moves, n), excluded: counts };
}

function kindOf(from: number | null, to: number, { rank, wonRank, isDead }: Road): FlowKind {
  if (from === null) return 'enter';
  const [before, after] = [rank[from] ?? -1, rank[to] ?? -1];
  const wasClosed = isDead(from) || before >= wonRank;
  if (isDead(to)) return wasClosed ? 'change' : 'close';
  if (after < wonRank && wasClosed) return 'reopen';
  if (after === wonRank) return wasClosed ? 'change' : 'win';
  if (isDead(from)) return 'change';
  if (after < before) return 'rollBack';
  return after === before + 1 ? 'advance' : 'skip';
}

function flowOf({ from, to, isLoop }: Moves, positions: Int32Array, places: readonly string[], road: Road): StageFlow {
  const size = places.length;
  // By the place left, after a row for none, and the place entered.
  const cells = new Int32Array((size + 1) * size);
  let loops = 0;
  for (let index = 0; index < positions.length; index++) {
    const move = positions[index] as number;
    const cell = (from[move] as number) * size + (to[move] as number);
    cells[cell] = (cells[cell] as number) + 1;
    loops += isLoop[move] as number;
  }
  const rows = Array.from(cells, (count, cell): FlowRow => {
    const [left, entered] = [Math.floor(cell / size) - 1, cell % size];
    const [before, to] = [left < 0 ? null : (places[left] ?? null), places[entered] ?? ''];
    return { from: before, to, count, kind: kindOf(left < 0 ? null : left, entered, road) };
  }).filter(({ count }) => count > 0);
  const sumOf = (isCounted: (kind: FlowKind) => boolean) =>
    rows.reduce((sum, { kind, count }) => sum + (isCounted(kind) ? count : 0), 0);
  return {
    rows,
    moves: sumOf((kind) => kind !== 'enter'),
    skips: sumOf((kind) => kind === 'skip'),
    rollbacks: sumOf((kind) => kind === 'rollBack'),
    loops,
  };
}

import { isVoidedIn, type SpellColumns, type StageHistory } from '../history/index.js';
import type { CalendarInput, InstantInput } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import { positionsUpTo } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { type During, exclusions, readDuring } from './reportBounds.js';
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

export type StageFlowOptions<B extends string = never> = {
  /** Only moves in this period; left out: all of them. */
  readonly during?: During;
  readonly asOf: InstantInput;
  readonly groupBy?: readonly B[];
  /** The zone of dates; default UTC. */
  readonly calendar?: CalendarInput;
};

/**
 * Every move between places, counted: who went where how often, loops and skips apart.
 *
 * `kind`: `enter` the first place; `advance` to the next stage, or from a win to what lies behind it; `skip` beyond the
 * next stage; `rollBack`; `win`; `close` as lost or abandoned; `reopen` from an outcome to a stage; `change` from one
 * outcome to another. Each move counts, several at one instant too. Parking is no move. Voided opportunities are left out (`excluded.voided`). Linear in
 * events.
 *
 * @returns rows in order of the path, entries first; none on an empty history.
 * @throws {StagewrightError} `unreadable_instant`, `empty_period`, an unknown time zone.
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
export function stageFlow<A extends string, const B extends A = never>(
  history: StageHistory<A>,
  options: StageFlowOptions<B>,
): Measured<StageFlow, B> {
  checkOptions(history, options);
  const { during, calendar = 'UTC' } = options;
  const asOf = readAsOf(options.asOf);
  const period = during === undefined ? null : readDuring(during, calendar, 'during');
  const road = roadOf(history.path);
  const spells = history.spells(asOf.ms);
  const moves = { spells, from: period?.from ?? Number.NEGATIVE_INFINITY, to: period?.to ?? Number.POSITIVE_INFINITY };
  const { counts, leaveOut } = exclusions();
  const opportunity = positionsUpTo(history.opportunities).filter((own) => {
    const isVoided = isVoidedIn(spells, own);
    if (isVoided !== false) return isVoided === null ? false : leaveOut('voided');
    return hasMove(moves, own) || leaveOut('without_move');
  });
  const at = new Float64Array(opportunity.length).fill(asOf.ms);
  return reportOfColumns(history, { opportunity, at }, options, {
    method: `stageFlow/${period === null ? 'all' : 'during'}`,
    asOf: asOf.text,
    excluded: counts,
    value: (positions) =>
      flowOf(
        moves,
        positions.map((position) => opportunity[position] as number),
        history.places,
        road,
      ),
  });
}

/** Stays, each of which is a move if it began in the period. */
type Moves = { readonly spells: SpellColumns; readonly from: number; readonly to: number };

function hasMove({ spells: { first, end, at }, from, to }: Moves, opportunity: number): boolean {
  for (let spell = first[opportunity] as number; spell < (end[opportunity] as number); spell++)
    if ((at[spell] as number) >= from && (at[spell] as number) < to) return true;
  return false;
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

function flowOf(
  { spells: { first, end: ends, place, at }, from, to }: Moves,
  opportunities: Int32Array,
  places: readonly string[],
  road: Road,
): StageFlow {
  const size = places.length;
  // By the place left, after a row for none, and the place entered.
  const cells = new Int32Array((size + 1) * size);
  const seenBy = new Int32Array(size).fill(-1);
  let loops = 0;
  for (let index = 0; index < opportunities.length; index++) {
    const opportunity = opportunities[index] as number;
    const end = ends[opportunity] as number;
    let before = -1;
    for (let spell = first[opportunity] as number; spell < end; spell++) {
      const here = place[spell] as number;
      const since = at[spell] as number;
      if (since >= from && since < to) {
        const cell = (before + 1) * size + here;
        cells[cell] = (cells[cell] as number) + 1;
        if (seenBy[here] === opportunity) loops++;
      }
      seenBy[here] = opportunity;
      before = here;
    }
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

import type { StageHistory } from '../history/index.js';
import type { CalendarInput, InstantInput } from '../values/index.js';
import { checkOptions } from './checkOptions.js';
import type { Measured } from './Measured.js';
import { type During, exclusions, readDuring } from './reportBounds.js';
import { reportOf } from './reportOf.js';
import { journeysOf, type Road, roadOf, type Spell } from './spellsOf.js';
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

type Move = { readonly from: number | null; readonly to: number; readonly kind: FlowKind; readonly isLoop: boolean };
type Member = { readonly opportunity: number; readonly moves: readonly Move[] };

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
  const { counts, leaveOut } = exclusions();
  const members = journeysOf(history, asOf.ms)
    .filter(({ isVoided }) => !isVoided || leaveOut('voided'))
    .map(({ opportunity, spells }): Member => ({ opportunity, moves: movesOf(spells, road, period) }))
    .filter(({ moves }) => moves.length > 0 || leaveOut('without_move'));
  return reportOf(history, members, options, {
    method: `stageFlow/${period === null ? 'all' : 'during'}`,
    asOf: asOf.text,
    n: members.length,
    excluded: counts,
    at: () => asOf.ms,
    value: (of) => flowOf(of, history.places),
  });
}

function movesOf(
  spells: readonly Spell[],
  road: Road,
  period: { readonly from: number; readonly to: number } | null,
): readonly Move[] {
  const seen = new Set<number>();
  return spells.flatMap(({ place, at }, index): readonly Move[] => {
    const from = spells[index - 1]?.place ?? null;
    const isLoop = seen.has(place);
    seen.add(place);
    if (period !== null && (at < period.from || at >= period.to)) return [];
    return [{ from, to: place, kind: kindOf(from, place, road), isLoop }];
  });
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

function flowOf(members: readonly Member[], places: readonly string[]): StageFlow {
  const rows = new Map<number, { from: number | null; to: number; count: number; kind: FlowKind }>();
  let [moves, skips, rollbacks, loops] = [0, 0, 0, 0];
  for (const { moves: each } of members)
    for (const { from, to, kind, isLoop } of each) {
      const name = ((from ?? -1) + 1) * places.length + to;
      const row = rows.get(name) ?? { from, to, count: 0, kind };
      rows.set(name, row);
      row.count++;
      if (kind !== 'enter') moves++;
      if (kind === 'skip') skips++;
      if (kind === 'rollBack') rollbacks++;
      if (isLoop) loops++;
    }
  return {
    rows: [...rows]
      .sort(([a], [b]) => a - b)
      .map(([, { from, to, count, kind }]) => ({
        from: from === null ? null : (places[from] ?? null),
        to: places[to] ?? '',
        count,
        kind,
      })),
    moves,
    skips,
    rollbacks,
    loops,
  };
}

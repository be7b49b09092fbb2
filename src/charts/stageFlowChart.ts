import type { FlowKind, Measured, StageFlow } from '../conversion/index.js';
import type { FlowChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';
import { distinct } from './distinct.js';

/** Moves that would make a cycle, and the node that they end in. */
const BACK: { readonly [kind in FlowKind]?: 'rolledBack' | 'reopened' | 'changed' } = {
  rollBack: 'rolledBack',
  reopen: 'reopened',
  change: 'changed',
};

const TITLES: Titles = {
  english: {
    title: 'Stage flow',
    definition:
      'Moves between places, each counted. Moves back, reopenings and changes of a result end in a node of their own.',
  },
  chinese: { title: '阶段流转', definition: '位置之间的每次移动都计数；回退、重启和结果变更各归入单独的节点。' },
};

/**
 * Who went where: a Sankey diagram of all moves between places (`toVegaLite`, which has none, draws the same counts as a
 * matrix).
 *
 * A Sankey diagram has no cycles, so rollbacks, reopenings and changes of a result end in nodes of their own: no move is
 * left out, and `moves` has every pair of places as counted. The first place that an opportunity stood in is no move: a
 * stage may let out more than came in by the picture.
 *
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `stageFlow`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { stageFlowChart } from 'stagewright/charts';
 * import { historyFromRows, stageFlow } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'offer' },
 *   { id: 'a', at: '2026-01-03T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-04T00:00:00Z', to: 'won' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const { links, moves } = stageFlowChart(stageFlow(history, { asOf: '2026-06-01T00:00:00Z' }));
 * links.map(({ from, to }) => `${from} → ${to}`) // => ['lead → won', 'offer → Back to an earlier stage']
 * moves.map(({ from, to }) => `${from} → ${to}`) // => ['lead → won', 'offer → lead']
 */
export function stageFlowChart(
  report: Pick<Measured<StageFlow>, 'method' | 'asOf' | 'bounds' | 'n' | 'excluded' | 'warnings' | 'total'>,
  options: ChartOptions = {},
): FlowChart {
  const words = chartWords(options);
  demandReport(report, 'stageFlow', { 'total.rows': 'list' });
  const { say, nameOf } = words;
  const rows = report.total.rows.flatMap(({ from, ...row }) => (from === null ? [] : [{ from, ...row }]));
  const ids = [...new Set(rows.flatMap(({ from, to }) => [from, to]))];
  const backs = ['rolledBack', 'reopened', 'changed'] as const;
  const names = distinct([...ids.map(nameOf), ...backs.map((back) => say(back))]);
  const placeName = new Map(ids.map((id, index) => [id, names[index] ?? id]));
  const backName = new Map(backs.map((back, index) => [back, names[ids.length + index] ?? back]));
  const moves: { from: string; to: string; value: number }[] = [];
  const links = new Map<string, { from: string; to: string; value: number }>();
  for (const { from: id, to: toId, count: value, kind } of rows) {
    const [from = id, to = toId] = [placeName.get(id), placeName.get(toId)];
    moves.push({ from, to, value });
    const back = BACK[kind];
    const end = back === undefined ? to : (backName.get(back) ?? to);
    const key = JSON.stringify([from, end]);
    links.set(key, { from, to: end, value: (links.get(key)?.value ?? 0) + value });
  }
  const kept = [...links.values()];
  return {
    ...words.frame('stageFlow', TITLES, { ...report, isEmpty: moves.length === 0 }),
    form: 'flow',
    nodes: [...new Set([...kept.map(({ from }) => from), ...kept.map(({ to }) => to)])],
    links: kept,
    moves,
  };
}

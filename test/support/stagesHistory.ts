import { historyFromRows, type StageHistory } from 'stagewright/conversion';

/** A road with a waiting room and a stage behind the win. */
export const stagesPath = {
  stages: ['lead', 'need', 'hold', 'bid'],
  won: ['won'],
  lost: ['lost'],
  abandoned: ['dropped'],
  afterWin: ['sign'],
  parked: ['hold'],
};

/** A day of August 2026. */
export const day = (number: number) => Date.UTC(2026, 7, number);

export type Step = readonly [at: number, to: string, amount?: string];

/** A history of few opportunities, step by step; ids that begin with k are key accounts. */
export function stagesHistory(deals: { readonly [id: string]: readonly Step[] }): StageHistory<'segment'> {
  const rows = Object.entries(deals).flatMap(([id, steps]) =>
    steps.map(([at, to, amount]) => ({ id, at, to, amount })),
  );
  return historyFromRows(rows, {
    path: stagesPath,
    columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' },
    currency: 'CNY',
    opportunities: {
      rows: Object.keys(deals).map((id) => ({ id, segment: id.startsWith('k') ? 'key' : 'small' })),
      id: 'id',
      attributes: ['segment'],
    },
  }).history;
}

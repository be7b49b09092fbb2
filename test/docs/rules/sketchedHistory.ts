import { compileSalesModel, type SalesModelInput, stagePath } from 'stagewright';
import { historyFromRows, type StageHistory } from 'stagewright/conversion';

/** What happened to some opportunities alike. */
export type Journey = {
  readonly times: number;
  /** Where they came on which day: `qualify 0 → offer 9 → won 30`. */
  readonly went: string;
  readonly reason?: string;
  readonly amount?: number;
};

const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

/** The history of the first series of a model in which this happened. */
export function sketchedHistory(model: SalesModelInput, journeys: readonly Journey[]): StageHistory<'reason'> {
  const plan = compileSalesModel(model);
  const series = model.series[0]?.id ?? '';
  const each = journeys.flatMap((journey, kind) =>
    Array.from({ length: journey.times }, (_, index) => ({ ...journey, id: `${kind + 1}-${index + 1}` })),
  );
  return historyFromRows(
    each.flatMap(({ id, went, amount }) =>
      went.split(' → ').map((step) => {
        const [to = '', day] = step.split(' ');
        return { id, to, at: FIRST_DAY + Number(day) * DAY, amount };
      }),
    ),
    {
      path: stagePath(plan, series),
      columns: { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' },
      currency: 'EUR',
      opportunities: {
        rows: each.map(({ id, reason }) => ({ id, reason: reason ?? null })),
        id: 'id',
        attributes: ['reason'],
      },
    },
  ).history;
}

import type { Deal, Money } from 'stagewright';
import type { PipelineRow } from '../demo/readPipeline.js';

/** What has to be assumed of deals that were open then and are closed now: an export holds no history. */
export type Assumed = { readonly probability: number; readonly amountOfLost: Money | null };

/**
 * The pipeline as it was on a day, as far as an export tells: those created later are not there, those closed later are
 * open. These count at the measured win rate, and a loss without an amount at the median amount of the wins.
 */
export function dealsAt(
  deals: readonly Deal[],
  {
    rows,
    day,
    assumed,
  }: { readonly rows: ReadonlyMap<string, PipelineRow>; readonly day: string; readonly assumed: Assumed },
): readonly Deal[] {
  return deals.flatMap((deal): readonly Deal[] => {
    const row = rows.get(deal.id);
    if (row?.opened != null && row.opened >= day) return [];
    if (deal.status === 'open' || row?.closed == null || row.closed < day) return [deal];
    const { closedOn: _, ...then } = deal;
    const isWorthless = deal.amount === null || Number(deal.amount.amount) === 0;
    return [
      {
        ...then,
        status: 'open',
        stage: '?',
        probability: { value: assumed.probability, source: 'model' },
        amount: isWorthless ? assumed.amountOfLost : deal.amount,
        closeOn: null,
      },
    ];
  });
}

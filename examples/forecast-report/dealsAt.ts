import type { Deal } from 'stagewright';
import type { PipelineRow } from '../demo/readPipeline.js';

/**
 * The pipeline as it was on a day, as far as an export tells: those created later are not there, those closed later are
 * open, in a stage that nobody knows any more: they count at the measured win rate.
 */
export function dealsAt(
  deals: readonly Deal[],
  {
    rows,
    day,
    measured,
  }: { readonly rows: ReadonlyMap<string, PipelineRow>; readonly day: string; readonly measured: number | null },
): readonly Deal[] {
  return deals.flatMap((deal): readonly Deal[] => {
    const row = rows.get(deal.id);
    if (row?.opened != null && row.opened >= day) return [];
    if (deal.status === 'open' || row?.closed == null || row.closed < day) return [deal];
    const { closedOn: _, ...then } = deal;
    const probability = measured === null ? null : ({ value: measured, source: 'model' } as const);
    return [{ ...then, status: 'open', stage: '?', probability, closeOn: null }];
  });
}

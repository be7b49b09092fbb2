import {
  importOpportunity,
  type Opportunity,
  type SalesModelInput,
  type SalesPlan,
  type TransitionRecord,
} from 'stagewright';
import { outcomeKind } from './pipelineModel.js';
import { type Dirt, type Pipeline, type PipelineRow, plainName } from './readPipeline.js';

export type TakenOver = {
  readonly opportunities: readonly Opportunity[];
  readonly records: readonly TransitionRecord[];
  readonly dirt: readonly Dirt[];
};

type Context = { readonly at: string; readonly currency: string };

/** Takes every row over, with what had to be assumed. */
export function takeOver(
  plan: SalesPlan<SalesModelInput>,
  { rows, prices }: Pipeline,
  { at, currency }: Context,
): TakenOver {
  const opportunities: Opportunity[] = [];
  const records: TransitionRecord[] = [];
  const dirt: Dirt[] = [];
  for (const row of rows) {
    const isClosed = outcomeKind(row.stage) !== null;
    const listed = row.amount === null && !isClosed ? listPrice(row, prices, dirt) : null;
    const amount = row.amount ?? listed;
    const result = importOpportunity(
      plan,
      {
        id: row.id,
        series: 'pipeline',
        ...(isClosed ? { outcome: row.stage, closedAt: midnight(row.closed) } : { stage: row.stage }),
        openedAt: midnight(row.opened),
        stageEnteredAt: isClosed ? null : midnight(row.opened),
        owner: row.owner,
        ...(listed === null ? {} : { source: 'price-list' }),
        fields: { amount: amount === null ? null : { amount, currency }, closeDate: isClosed ? null : row.closed },
      },
      { at, by: { id: 'import', roles: [], system: true } },
    );
    for (const { code, params } of result.issues) {
      dirt.push({ what: code, line: row.line, detail: `${row.id} ${JSON.stringify(params)}` });
    }
    if (amount === null) dirt.push({ what: 'no amount', line: row.line, detail: row.id });
    if (result.ok) {
      opportunities.push(result.value.opportunity);
      records.push(...result.value.records);
    }
  }
  return { opportunities, records, dirt };
}

const midnight = (date: string | null) => (date === null ? null : `${date}T00:00:00Z`);

/** Open deals without a value of their own are worth their product's list price, where there is one. */
function listPrice({ product, line }: PipelineRow, prices: Pipeline['prices'], dirt: Dirt[]): string | null {
  if (product === null) return null;
  const listed = prices.get(plainName(product));
  if (listed === undefined) return null;
  dirt.push({ what: 'amount from the price list', line, detail: product });
  if (listed.name !== product)
    dirt.push({ what: 'product name read as another', line, detail: `${product} as ${listed.name}` });
  return listed.price;
}

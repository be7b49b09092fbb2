import {
  importOpportunity,
  type Opportunity,
  type SalesModelInput,
  type SalesPlan,
  type TransitionRecord,
} from 'stagewright';
import { type Dirt, isKind } from './Dirt.js';
import { outcomeKind } from './pipelineModel.js';
import { type Pipeline, type PipelineRow, plainName } from './readPipeline.js';

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
    const listed = listedPrice(row, prices, dirt);
    const isListed = row.amount === null && !isClosed && listed !== null;
    if (isListed) dirt.push({ kind: 'listed_price', line: row.line, detail: row.product ?? '' });
    const amount = isListed ? listed : row.amount;
    if (amount === null) dirt.push({ kind: 'no_amount', line: row.line, detail: row.id });
    if (amount?.startsWith('-')) {
      dirt.push({ kind: 'negative_amount', line: row.line, detail: `${row.id} ${amount}` });
    }
    const result = importOpportunity(
      plan,
      {
        id: row.id,
        series: 'pipeline',
        ...(isClosed ? { outcome: row.stage, closedAt: midnight(row.closed) } : { stage: row.stage }),
        openedAt: midnight(row.opened),
        stageEnteredAt: isClosed ? null : midnight(row.opened),
        owner: row.owner,
        ...(isListed ? { source: 'price-list' } : {}),
        fields: { amount: amount === null ? null : { amount, currency }, closeDate: isClosed ? null : row.closed },
      },
      { at, by: { id: 'import', roles: [], system: true } },
    );
    for (const { code, params } of result.issues) {
      const kind = result.ok ? (isKind(code) ? code : 'told') : 'refused';
      const detail =
        code === 'field_not_parsed' ? (amount ?? '') : kind === code ? '' : `${code} ${JSON.stringify(params)}`;
      dirt.push({ kind, line: row.line, detail: `${row.id} ${detail}`.trim() });
    }
    if (result.ok) {
      opportunities.push(result.value.opportunity);
      records.push(...result.value.records);
    }
  }
  return { opportunities, records, dirt };
}

const midnight = (date: string | null) => (date === null ? null : `${date}T00:00:00Z`);

/** The list price of the row's product, where there is one. */
function listedPrice({ product, line }: PipelineRow, prices: Pipeline['prices'], dirt: Dirt[]): string | null {
  const listed = product === null ? undefined : prices.get(plainName(product));
  if (listed === undefined) return null;
  if (listed.name !== product) dirt.push({ kind: 'other_product', line, detail: `${product} = ${listed.name}` });
  return listed.price;
}

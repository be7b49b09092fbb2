import { type Deal, type Money, stagePath, toDeals } from 'stagewright';
import { historyFromRecords, historyFromRows, type StageHistory, winRate } from 'stagewright/conversion';
import { outcomeKind, pipelineModel } from '../demo/pipelineModel.js';
import { type PipelineRow, readPipeline } from '../demo/readPipeline.js';
import { takeOver } from '../demo/takeOver.js';
import { dealsAt } from './dealsAt.js';

/** What the report is made of. */
export type ForecastSource = {
  readonly currency: string;
  /** The day after the last thing that happened. */
  readonly today: string;
  /** The first day of the quarter in which the last thing happened: wins count from here. */
  readonly from: string;
  readonly deals: readonly Deal[];
  /** The same on an earlier day, rebuilt. */
  readonly on: (day: string) => readonly Deal[];
  readonly history: StageHistory<'owner' | 'series'>;
  /** Opened and closed, without the stages between. */
  readonly outcomes: StageHistory;
  readonly openedOn: (id: string) => string | null;
  readonly assumed: { readonly [stage: string]: number | undefined };
  /** The share of decided deals that was won; `null` where none is decided. */
  readonly measured: number | null;
};

export function forecastSource(file: string, currency: string): ForecastSource {
  const pipeline = readPipeline(file);
  const { rows } = pipeline;
  const plan = pipelineModel(rows.map(({ stage }) => stage));
  const known = rows.flatMap(({ opened, closed, stage }) =>
    [opened, outcomeKind(stage) === null ? null : closed].filter((date) => date !== null),
  );
  const last = known.sort().at(-1) ?? '2000-01-01';
  const today = dayAfter(last);
  const asOf = `${today}T00:00:00Z`;
  const { opportunities, records } = takeOver(plan, pipeline, { at: asOf, currency });
  const { history } = historyFromRecords(records, { path: stagePath(plan, 'pipeline'), amount: 'amount' });
  const month = Math.floor((Number(last.slice(5, 7)) - 1) / 3) * 3 + 1;
  const from = `${last.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
  const exported = toDeals(plan, opportunities);
  const basis = { closedDuring: { from: '1900-01-01', to: today } };
  const measured = winRate(history, { basis, asOf, against: 'decided' }).total.value;
  const won = exported.filter(({ status }) => status === 'won').flatMap(({ amount }) => amount ?? []);
  const amountOfLost = medianOf(won);
  const all = exported.map((deal) => (isWorthlessLoss(deal) ? { ...deal, amount: amountOfLost } : deal));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const counted = (deals: readonly Deal[]) =>
    deals.filter(({ id, status }) => status === 'open' || (byId.get(id)?.closed ?? '') >= from);
  return {
    currency,
    today,
    from,
    deals: counted(all),
    on: (day) => counted(dealsAt(all, { rows: byId, day, measured })),
    history,
    outcomes: outcomesOf(all, byId, currency),
    openedOn: (id) => byId.get(id)?.opened ?? null,
    assumed: Object.fromEntries(
      plan.definition.series.flatMap(({ stages }) => stages.map(({ id, winProbability }) => [id, winProbability])),
    ),
    measured,
  };
}

function outcomesOf(deals: readonly Deal[], rows: ReadonlyMap<string, PipelineRow>, currency: string): StageHistory {
  const changes = deals.flatMap(({ id, status, amount }) => {
    const { opened, closed } = rows.get(id) ?? { opened: null, closed: null };
    const change = (date: string, to: string) => ({ id, at: `${date}T00:00:00Z`, to, amount: amount?.amount ?? null });
    if (opened === null) return [];
    return [change(opened, 'open'), ...(status === 'open' || closed === null ? [] : [change(closed, status)])];
  });
  const path = { stages: ['open'], won: ['won'], lost: ['lost'], abandoned: ['abandoned'], parked: [] };
  const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
  return historyFromRows(changes, { path, columns, currency }).history;
}

/** Some systems set the amount of what is lost to zero; what it was is not told. */
function isWorthlessLoss({ status, amount }: Deal): boolean {
  return status !== 'won' && status !== 'open' && (amount === null || Number(amount.amount) === 0);
}

function medianOf(amounts: readonly Money[]): Money | null {
  const sorted = [...amounts].sort((a, b) => Number(a.amount) - Number(b.amount));
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

/** The same day so many months earlier, or the last day of that month. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
}

import type { Measured, MovementRow } from '../conversion/index.js';
import { createIssue, StagewrightError, unknownChoice } from '../issues/index.js';
import type { StepChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, type Titles } from './chartWords.js';
import { demandReport } from './demandShape.js';
import { waterfall } from './waterfall.js';

const TITLES: Titles = {
  english: {
    title: 'Why the pipeline moved',
    definition:
      'From the pipeline at the start to that at the end. The steps add up exactly; each names why amounts came or went.',
  },
  chinese: {
    title: '商机池变动原因',
    definition: '从期初商机池到期末商机池；各步之和恰好等于差额，每步说明金额进出的原因。',
  },
};

export type PipelineMovementChartOptions = ChartOptions & {
  /** Of which currency; left out: the first one. Where there are several, the chart says so. */
  readonly currency?: string;
};

/**
 * A waterfall from the pipeline at the start of a period to that at its end. Steps that move nobody are not drawn.
 *
 * @returns no steps where no amount is known. Of several currencies one is drawn: its opportunities are counted in `n`, the
 * others are named in the subtitle and in a warning (`mixed_currencies`).
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `pipelineMovement`;
 * `unknown_choice` for a currency that the report does not have; `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { pipelineMovementChart } from 'stagewright/charts';
 * import { historyFromRows, pipelineMovement } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead', amount: '100' },
 *   { id: 'a', at: '2026-02-20T00:00:00Z', to: 'won', amount: '100' },
 *   { id: 'b', at: '2026-02-05T00:00:00Z', to: 'lead', amount: '70' },
 * ];
 * const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'amount' } as const;
 * const { history } = historyFromRows(rows, { path, columns, currency: 'EUR' });
 * const report = pipelineMovement(history, { during: { from: '2026-02-01', to: '2026-03-01' }, asOf: '2026-03-01T00:00:00Z' });
 * pipelineMovementChart(report).steps.map(({ name, label }) => `${name} ${label}`) // => ['Start 100', 'New +70', 'Won -100', 'End 70']
 */
export function pipelineMovementChart(
  report: Pick<
    Measured<readonly MovementRow[]>,
    'method' | 'asOf' | 'bounds' | 'n' | 'excluded' | 'warnings' | 'total'
  >,
  options: PipelineMovementChartOptions = {},
): StepChart {
  const words = chartWords(options, { currency: 'text' });
  demandReport(report, 'pipelineMovement', { total: 'list' });
  const { say } = words;
  const { warnings = [] } = report;
  const currencies = report.total.flatMap(({ currency }) => currency ?? []);
  const { currency: drawn = currencies[0] } = options;
  if (drawn !== undefined && currencies.length > 0 && !currencies.includes(drawn))
    throw new StagewrightError([unknownChoice('currency', drawn, currencies)]);
  const found = report.total.find(({ currency }) => currency !== null && currency === drawn);
  const steps = (found?.steps ?? []).flatMap(({ kind, count, amount, ids }) =>
    amount === null ? [] : [{ kind, name: say(kind), amount, moves: count !== 0 || ids.length > 0 }],
  );
  const [start, end] = [steps.find(({ kind }) => kind === 'start'), steps.find(({ kind }) => kind === 'end')];
  const others = currencies.filter((currency) => currency !== drawn);
  const frame = words.frame('pipelineMovement', TITLES, {
    ...report,
    isEmpty: start === undefined,
    ...(found === undefined || drawn === undefined || others.length === 0
      ? {}
      : {
          n: new Set(found.steps.flatMap(({ ids }) => ids)).size,
          more: say('onlyCurrency', { currency: drawn, others: words.list(others) }),
          warnings: [...warnings, createIssue('mixed_currencies', 'report.total', { currencies }, 'warning')],
        }),
  });
  if (start === undefined || end === undefined)
    return { ...frame, form: 'steps', axis: { title: say('amount'), unit: null, format: 'number' }, steps: [] };
  const moves = steps.filter(
    ({ kind, moves, amount }) => kind !== 'start' && kind !== 'end' && (moves || Number(amount.amount) !== 0),
  );
  return { ...frame, form: 'steps', ...waterfall(words, { start, moves, end }) };
}

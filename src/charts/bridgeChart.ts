import type { Bridge } from '../forecast/index.js';
import type { StepChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, type Titles } from './chartWords.js';
import { dateOf } from './dateOf.js';
import { demandShape } from './demandShape.js';
import { waterfall } from './waterfall.js';

const TITLES: Titles = {
  english: {
    title: 'Why the forecast moved',
    definition: 'From one forecast to the next. The steps add up exactly to the difference.',
  },
  chinese: { title: '预测变动原因', definition: '从上次预测到本次预测；各步之和恰好等于差额。' },
};

/**
 * A waterfall from one forecast to the next: before, one step a reason, after.
 *
 * @throws {StagewrightError} `wrong_type`, `missing_property` for what is no report of `compareForecasts`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { bridgeChart } from 'stagewright/charts';
 * const money = (amount: string) => ({ amount, currency: 'CNY' });
 * const { steps } = bridgeChart({
 *   method: 'bridge', asOf: { before: '2026-10-01T00:00:00Z', after: '2026-11-01T00:00:00Z' },
 *   scope: { before: { zone: 'UTC', closing: null }, after: { zone: 'UTC', closing: null } },
 *   before: money('900.00'), after: money('700.00'), difference: money('-200.00'),
 *   steps: [{ kind: 'lost', amount: money('-200.00'), deals: ['a'] }],
 * });
 * steps.map(({ name, from, to, label }) => [name, from, to, label])
 * // => [['Before', 0, 900, '900'], ['Lost', 900, 700, '-200'], ['After', 0, 700, '700']]
 */
export function bridgeChart(bridge: Bridge, options: ChartOptions = {}): StepChart {
  const words = chartWords(options);
  demandShape('bridge', bridge, {
    method: 'text',
    before: 'money',
    after: 'money',
    steps: 'list',
    'asOf.before': 'text',
    'asOf.after': 'text',
  });
  bridge.steps.forEach((step, index) => {
    demandShape(`bridge.steps.${index}`, step, { kind: 'text', amount: 'money' });
  });
  const { say } = words;
  const [from, to] = [bridge.scope?.before, bridge.scope?.after];
  const { before, after, steps, asOf } = bridge;
  const { axis, steps: drawn } = waterfall(words, {
    start: { name: say('before'), amount: before },
    moves: steps.map(({ kind, amount }) => ({ name: say(kind), amount })),
    end: { name: say('after'), amount: after },
  });
  return {
    ...words.frame('bridge', TITLES, {
      method: bridge.method,
      asOf: asOf.after,
      n: null,
      ...(to === undefined ? {} : { zone: to.zone }),
      // Of two periods neither is that of the bridge.
      closing: JSON.stringify(from?.closing) === JSON.stringify(to?.closing) ? (to?.closing ?? null) : null,
      more: `${dateOf(asOf.before, from?.zone)} → ${dateOf(asOf.after, to?.zone)}`,
      isEmpty: steps.length === 0 && Number(before.amount) === 0 && Number(after.amount) === 0,
    }),
    form: 'steps',
    axis,
    steps: drawn,
  };
}

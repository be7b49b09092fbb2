import type { Money } from '../values/index.js';
import type { ChartAxis } from './Chart.js';
import type { Words } from './chartWords.js';

/** An axis of money, in the largest unit that its largest amount fills. */
export type AmountAxis = {
  readonly axis: ChartAxis;
  readonly scaled: (money: Money) => number;
  readonly text: (money: Money) => string;
};

export function amountAxis({ say, scales }: Words, amounts: readonly Money[], title = say('amount')): AmountAxis {
  const most = Math.max(0, ...amounts.map(({ amount }) => Math.abs(Number(amount))));
  const [size, name] = scales.find(([least]) => most >= least) ?? [1, ''];
  const scaled = ({ amount }: Money) => Number(amount) / size;
  return {
    axis: { title, unit: [name, amounts[0]?.currency].filter(Boolean).join(' '), format: 'number' },
    scaled,
    text: (money) => numberText(scaled(money)),
  };
}

/** A number with at most two decimals and its thousands apart. */
export function numberText(value: number): string {
  return Number(value.toFixed(2)).toLocaleString('en-US');
}

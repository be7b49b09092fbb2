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

/** A number with at most two decimals and its thousands apart; one that these would make 0 with its first digit. */
export function numberText(value: number): string {
  const rounded = Number(value.toFixed(2));
  return rounded === 0
    ? (value || 0).toLocaleString('en-US', { maximumSignificantDigits: 1 })
    : rounded.toLocaleString('en-US');
}

import type { Money } from '../values/index.js';
import { amountAxis } from './amountAxis.js';
import type { StepChart } from './Chart.js';
import type { Words } from './chartWords.js';

type Named = { readonly name: string; readonly amount: Money };

/** Two totals and the steps between them, each beginning where the one before ended. */
export function waterfall(
  words: Words,
  { start, moves, end }: { readonly start: Named; readonly moves: readonly Named[]; readonly end: Named },
): Pick<StepChart, 'axis' | 'steps'> {
  const { axis, scaled, text } = amountAxis(
    words,
    [start, ...moves, end].map(({ amount }) => amount),
  );
  let level = scaled(start.amount);
  const steps = moves.map(({ name, amount }) => {
    const from = level;
    level += scaled(amount);
    const isUp = scaled(amount) > 0;
    return { name, kind: isUp ? 'up' : 'down', from, to: level, label: (isUp ? '+' : '') + text(amount) } as const;
  });
  const whole = ({ name, amount }: Named) =>
    ({ name, kind: 'total', from: 0, to: scaled(amount), label: text(amount) }) as const;
  return { axis, steps: [whole(start), ...steps, whole(end)] };
}

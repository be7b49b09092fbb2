import { proportionInterval } from '../../statistics/index.js';
import type { Backtest, BacktestRow } from './Backtest.js';

/** Pinball loss by level, and coverage between levels that are as far from ½, over the rows that state them. */
export function scoreQuantiles(rows: readonly BacktestRow[]): Pick<Backtest, 'pinball' | 'coverage'> {
  const levels = [...new Set(rows.flatMap(({ quantiles }) => quantiles.map(({ level }) => level)))].sort(
    (a, b) => a - b,
  );
  const at = ({ quantiles }: BacktestRow, level: number) => {
    const found = quantiles.find((one) => one.level === level);
    return found === undefined ? null : Number(found.amount.amount);
  };
  const pinball = levels.map((level) => {
    const losses = rows.flatMap((row) => {
      const stated = at(row, level);
      if (stated === null) return [];
      const over = Number(row.actual.amount) - stated;
      return [Math.max(level * over, (level - 1) * over)];
    });
    return { level, score: losses.reduce((sum, loss) => sum + loss, 0) / losses.length };
  });
  const coverage = levels.flatMap((low) => {
    const high = levels.find((level) => level > 0.5 && Math.abs(level - (1 - low)) < 1e-9);
    if (high === undefined || low >= 0.5) return [];
    const both = rows.flatMap((row) => {
      const [from, to] = [at(row, low), at(row, high)];
      const actual = Number(row.actual.amount);
      return from === null || to === null ? [] : [actual >= from && actual <= to];
    });
    const inside = both.filter(Boolean).length;
    const value = both.length === 0 ? null : inside / both.length;
    const interval = proportionInterval(inside, both.length);
    return [
      { low, high, stated: high - low, covered: { value, numerator: inside, denominator: both.length, interval } },
    ];
  });
  return { pinball, coverage };
}

import { winRate } from '../../conversion/index.js';
import { type EvidenceRule, rounded } from '../Evidence.js';

const ROUNDING = 1e-9;

/** The assumed win probability of a stage lies outside what was measured of those that entered it and were closed. */
export const probabilityDisagrees: EvidenceRule<{ readonly minimum: number; readonly offBy: number }> = {
  code: 'probability_disagrees',
  number: 'SW954',
  severity: 'warning',
  options: { minimum: 30, offBy: 0.05 },
  examine: ({ history, asOf, series, path }, report, { minimum, offBy }) => {
    for (const { id: stage, winProbability } of series.stages) {
      if (winProbability === undefined || !history.path.stages.includes(stage)) continue;
      const enteredDuring = { from: 0, to: asOf + 1 };
      const { total, n } = winRate(history, { basis: { enteredDuring, stage }, against: 'closed', asOf });
      const { low, high } = total.interval;
      if (n < minimum || total.value === null || low === null || high === null) continue;
      const isInside = winProbability >= low && winProbability <= high;
      // 0.35 and 0.3 are five hundredths apart, and a little less as the difference of two binary numbers.
      if (isInside || Math.abs(winProbability - total.value) < offBy - ROUNDING) continue;
      const measured = { winRate: rounded(total.value), low: rounded(low), high: rounded(high) };
      report(`${path}.stages.${stage}.winProbability`, { stage, n, winProbability, ...measured });
    }
  },
};

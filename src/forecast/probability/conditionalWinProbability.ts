import type { Incidence } from '../../conversion/index.js';
import { createIssue, StagewrightError, shown } from '../../issues/index.js';
import { normalQuantile } from '../../statistics/index.js';
import {
  type Demand,
  demand,
  demandOptions,
  finite,
  level as levelDemand,
  listOf,
  nullable,
  number,
  optional,
  record,
  share,
} from '../demand.js';
import { logit, noProbability } from './logOdds.js';
import type { ModelledProbability } from './ModelledProbability.js';

export type ConditionalWinOptions = {
  /** For how many days it has been open, on the clock of the curve. */
  readonly ageDays: number;
  /** Won within so many days from now; left out: ever, as far as the curve goes. */
  readonly withinDays?: number;
  /** Of the interval; default 0.95. */
  readonly level?: number;
};

const CURVE: Demand = (value, path) =>
  record({
    days: listOf(finite),
    atRisk: listOf(finite),
    open: listOf(share),
    ends: record({ won: record({ share: listOf(share) }) }),
    lastDay: nullable(finite),
  })(value, path);

/**
 * The probability that an opportunity that is still open at its age will be won: (F_w(a + h) − F_w(a))/S(a), from
 * `cumulativeIncidence(history, …)` of `stagewright/conversion`, whose report is plain JSON and is applied as it is. So an
 * old opportunity has the probability of those which were still open at that age, not of all.
 *
 * Interval: the Aalen-Johansen estimate of those at risk after `ageDays`, variance by the delta method with multinomial
 * increments, log(−log) scale as in R `survfit`; `null` at 0 and 1.
 *
 * @param curve `total`, or the value of a group.
 * @returns `too_few` for nobody at risk; `beyond_observed` where the age lies beyond the last day seen: nobody knows.
 * A horizon that reaches beyond it counts up to it, with `ignored: ['withinDays']`.
 * @throws {StagewrightError} `out_of_range` for a day below 0;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { conditionalWinProbability } from 'stagewright/forecast';
 * const none = { share: [0, 0.25], low: [null, null], high: [null, null] };
 * const curve = {
 *   members: 4, days: [10, 20], atRisk: [4, 3], open: [0.75, 0.5], lastDay: 30,
 *   ends: { won: { ...none, share: [0.25, 0.25] }, lost: none, abandoned: { ...none, share: [0, 0] } },
 * };
 * conditionalWinProbability(curve, { ageDays: 0 }).value // => 0.25
 * conditionalWinProbability(curve, { ageDays: 10 }).value // => 0
 */
export function conditionalWinProbability(curve: Incidence, options: ConditionalWinOptions): ModelledProbability {
  demand({ curve }, { curve: CURVE });
  demandOptions(options, { ageDays: number, withinDays: optional(number), level: optional(levelDemand) });
  const { ageDays, withinDays = Number.POSITIVE_INFINITY, level = 0.95 } = options;
  const issues = Object.entries({ ageDays, withinDays }).flatMap(([path, days]) =>
    days >= 0 ? [] : [createIssue('out_of_range', path, { found: shown(days), min: 0 })],
  );
  if (issues.length > 0) throw new StagewrightError(issues);
  const method = 'aalen-johansen-conditional';
  const { days, atRisk, open, ends, lastDay } = curve;
  if (lastDay === null) return noProbability('too_few', level, method);
  if (ageDays > lastDay) return noProbability('beyond_observed', level, method);
  const until = ageDays + withinDays;
  const ignored = Number.isFinite(until) && until > lastDay ? ['withinDays'] : [];
  let [s, f, varS, varF, cov] = [1, 0, 0, 0, 0];
  days.forEach((day, index) => {
    if (day > until || day < ageDays || (day === ageDays && ageDays > 0)) return;
    const n = atRisk[index] ?? 0;
    const before = index === 0 ? 1 : (open[index - 1] ?? 0);
    if (before <= 0 || n <= 0) return;
    const h = Math.min(1, 1 - (open[index] ?? 0) / before);
    const hw = ((ends.won.share[index] ?? 0) - (index === 0 ? 0 : (ends.won.share[index - 1] ?? 0))) / before;
    const noise = (s * s) / n;
    varF += 2 * hw * cov + hw * hw * varS + noise * hw * (1 - hw);
    cov = cov * (1 - h) + varS * (1 - h) * hw - noise * hw * (1 - h);
    varS = varS * (1 - h) ** 2 + noise * h * (1 - h);
    f += s * hw;
    s *= 1 - h;
  });
  const value = Math.min(1, Math.max(0, f));
  const isInside = value > 1e-12 && value < 1 - 1e-12;
  const z = normalQuantile((1 + level) / 2) ?? 0;
  const spread = isInside ? (z * Math.sqrt(Math.max(0, varF))) / Math.abs(value * Math.log(value)) : 0;
  return {
    value,
    interval: {
      low: isInside ? value ** Math.exp(spread) : null,
      high: isInside ? value ** Math.exp(-spread) : null,
      level,
      method,
    },
    contributions: isInside ? [{ factor: 'ageDays', value: ageDays, logOdds: logit(value) }] : [],
    ignored,
    probability: { value, source: 'model' },
  };
}

import type { AnyPlan } from '../plan/index.js';
import { findPath } from './findPath.js';
import type { Situation } from './Situation.js';

/** A line of a failure message: the shortest way from an opening to where a situation stands. */
export function nearestJourney({ plan, opportunity }: Pick<Situation, 'plan' | 'opportunity'>): string {
  const { series, stage, outcome } = opportunity;
  if (stage === null && outcome === null) return '';
  const target = stage === null ? { series, outcome: String(outcome) } : { series, stage: String(stage) };
  const { path } = findPath(plan as AnyPlan, target, { checks: 'answered' });
  return `\n  nearest journey: ${path?.join(' → ') ?? 'no move of the plan leads there'}`;
}

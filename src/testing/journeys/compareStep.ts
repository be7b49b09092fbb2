import type { Json } from '../../issues/index.js';
import type { Expectation } from './Journey.js';
import type { PlayedStep } from './playStep.js';

/** Whether a step came to what was expected, and what it came to in the same words. */
export function compareStep(
  expected: Expectation,
  { applied, opportunity, created }: Pick<PlayedStep, 'applied' | 'opportunity' | 'created'>,
): { readonly holds: boolean; readonly actual: Expectation } {
  if (applied.ok) {
    const { stage, outcome, status, reason, series, variant, type } = opportunity;
    const after: { readonly [name: string]: Json } =
      created === null ? { stage, outcome, status, reason, series, variant, type } : { created };
    const names = Object.keys(expected);
    const holds =
      names.length > 0 && names.every((name) => Object.hasOwn(after, name) && after[name] === expected[name]);
    return { holds, actual: holds ? expected : plainest(after, expected) };
  }
  const { refused, at, ...params } = expected;
  const isMeant =
    applied.blockers.length === 0
      ? // Nothing stands in the way but that something is not said: the series of an opening.
        refused === applied.standing && at === undefined && Object.keys(params).length === 0
      : applied.blockers.some(
          (blocker) =>
            blocker.code === refused &&
            (at === undefined || blocker.path === at) &&
            Object.entries(params).every(([name, value]) => isSame(blocker.params[name as never], value)),
        );
  if (isMeant) return { holds: true, actual: expected };
  const [first] = applied.blockers;
  return {
    holds: false,
    actual: { refused: first?.code ?? applied.standing, ...(first?.path ? { at: first.path } : {}) },
  };
}

/** Place and outcome where there are some, and what else the expectation spoke of. */
function plainest(after: { readonly [name: string]: Json }, expected: Expectation): Expectation {
  const spokenOf = Object.keys(after).filter((name) => Object.hasOwn(expected, name));
  const names = ['created', 'stage', 'outcome', 'status'].filter((name) => (after[name] ?? null) !== null).slice(0, 1);
  return Object.fromEntries([...new Set([...names, ...spokenOf])].map((name) => [name, after[name] ?? null]));
}

const isSame = (found: unknown, wanted: unknown): boolean => JSON.stringify(found) === JSON.stringify(wanted);

import type { Condition } from '../../definition/index.js';
import { canonicalJson } from './canonicalJson.js';
import { atLeast, atMost, type Judge, onScale, opposite, together } from './judges.js';
import type { ChangeEffect } from './ModelChange.js';

type Parts = { readonly [operator: string]: unknown };

/**
 * What a changed condition does where it must be met: `tightens` where the new one can only be yes where the old one was.
 *
 * Conditions are held against each other part by part, without solving them: entries of `all` and `any` that were
 * added or dropped, bounds that moved, choices. What is built otherwise `shifts`.
 */
export const judgeCondition: Judge = (before, after) => {
  if (before === undefined || after === undefined) return after === undefined ? 'loosens' : 'tightens';
  return judge(before as Condition, after as Condition);
};

/** The same of a condition under which something else is asked for: the more often, the tighter. */
export const judgeOccasion: Judge = (before, after) => opposite(judgeCondition(before, after));

function judge(before: Condition, after: Condition): ChangeEffect {
  if (isNever(before) || isNever(after)) return isNever(before) ? (isNever(after) ? 'neutral' : 'loosens') : 'tightens';
  if (isList(before, 'any') && isList(after, 'any'))
    return opposite(judgeEntries(entries(before, 'any'), entries(after, 'any'), (a, b) => opposite(judge(a, b))));
  if ('not' in before && 'not' in after) return opposite(judge(before.not, after.not));
  if (!isConjunction(before) && !isConjunction(after)) return judgePart(before, after);
  return judgeEntries(conjuncts(before), conjuncts(after), judge);
}

/** Entries that must all be met: those added tighten, those dropped loosen, those that match are judged by themselves. */
function judgeEntries(
  before: readonly Condition[],
  after: readonly Condition[],
  each: (before: Condition, after: Condition) => ChangeEffect,
): ChangeEffect {
  const kept = new Set(after.map(canonicalJson));
  const known = new Set(before.map(canonicalJson));
  const gone = before.filter((part) => !kept.has(canonicalJson(part)));
  const effects: ChangeEffect[] = [];
  for (const part of after.filter((one) => !known.has(canonicalJson(one)))) {
    const at = gone.findIndex((old) => subjectOf(old) === subjectOf(part));
    const [old] = at < 0 ? [] : gone.splice(at, 1);
    effects.push(old === undefined ? 'tightens' : each(old, part));
  }
  return together([...effects, ...gone.map(() => 'loosens' as const)]);
}

/** Two single questions: they can be compared where they ask the same of the same. */
function judgePart(before: Condition, after: Condition): ChangeEffect {
  if (subjectOf(before) !== subjectOf(after)) return 'shifts';
  const [was, now] = [before as Parts, after as Parts];
  const [older, newer] = [boundOf(was), boundOf(now)];
  if (older !== null && newer !== null) return judgeBounds(older, newer);
  const operator = Object.keys(now).find((key) => canonicalJson(was[key]) !== canonicalJson(now[key]));
  if (operator === undefined) return 'neutral';
  if (operator === 'times') return atLeast(was.times ?? 1, now.times ?? 1);
  if (operator === 'in') return together(inclusion(was.in, now.in));
  const bounds = ordered(was[operator], now[operator]);
  return bounds !== null && operator === 'withinDays' ? atMost(...bounds) : 'shifts';
}

/** One end of what a field may be, with or without the value itself. */
type Bound = { readonly side: 'lower' | 'upper'; readonly value: unknown; readonly isStrict: boolean };

const BOUNDS: { readonly [operator: string]: Pick<Bound, 'side' | 'isStrict'> } = {
  gt: { side: 'lower', isStrict: true },
  gte: { side: 'lower', isStrict: false },
  lt: { side: 'upper', isStrict: true },
  lte: { side: 'upper', isStrict: false },
};

/** The bound of a condition that has no other comparison. */
function boundOf({ field, ...comparisons }: Parts): Bound | null {
  const [[operator = '', value] = [], ...others] = Object.entries(comparisons);
  const bound = Object.hasOwn(BOUNDS, operator) ? BOUNDS[operator] : undefined;
  return field === undefined || bound === undefined || others.length > 0 ? null : { ...bound, value };
}

function judgeBounds(was: Bound, now: Bound): ChangeEffect {
  const values = was.value === now.value ? ([0, 0] as const) : ordered(was.value, now.value);
  if (values === null || was.side !== now.side) return 'shifts';
  const moved = was.side === 'lower' ? atLeast(...values) : atMost(...values);
  return moved === 'neutral' ? onScale(true, false)(was.isStrict, now.isStrict) : moved;
}

/** Two numbers, or the order of two dates as numbers. */
function ordered(was: unknown, now: unknown): readonly [number, number] | null {
  if (typeof was === 'number' && typeof now === 'number') return [was, now];
  if (typeof was !== 'string' || typeof now !== 'string') return null;
  return was < now ? [0, 1] : [1, 0];
}

function inclusion(before: unknown, after: unknown): readonly ChangeEffect[] {
  const [was, now] = [before, after].map((list) => new Set((list as readonly unknown[]).map(canonicalJson)));
  return [
    ...([...(now ?? [])].some((choice) => !was?.has(choice)) ? (['loosens'] as const) : []),
    ...([...(was ?? [])].some((choice) => !now?.has(choice)) ? (['tightens'] as const) : []),
  ];
}

const isList = (condition: Condition, operator: 'all' | 'any') => operator in condition;
const entries = (condition: Condition, operator: 'all' | 'any') =>
  (condition as { readonly [key: string]: readonly Condition[] })[operator] ?? [];

/** An empty `any` is no. */
const isNever = (condition: Condition) => 'any' in condition && condition.any.length === 0;

function isConjunction(condition: Condition): boolean {
  return 'all' in condition || ('field' in condition && Object.keys(condition).length > 2);
}

/** The parts that must all be met: entries of `all`, at any depth, and each comparison of a field. */
function conjuncts(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all.flatMap(conjuncts);
  if (!('field' in condition)) return [condition];
  const { field, ...comparisons } = condition;
  return Object.entries(comparisons).map(([operator, value]) => ({ field, [operator]: value }));
}

/** What a question is about, without what is to be answered. */
function subjectOf(condition: Condition): string {
  if ('field' in condition) {
    const { field, ...comparisons } = condition;
    const [operator = ''] = Object.keys(comparisons);
    return `field ${field} ${boundOf(condition as Parts)?.side ?? operator}`;
  }
  const [[key = '', value] = []] = Object.entries(condition);
  return key === 'all' || key === 'any' || key === 'not' ? key : `${key} ${String(value)}`;
}

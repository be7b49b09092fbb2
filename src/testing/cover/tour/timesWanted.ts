import { branchKey, stageKey } from '../goalKeys.js';
import type { PlannedMove } from '../PlannedMove.js';
import { placeOf } from '../placeOf.js';
import type { Arc } from './Arc.js';

/** A move from where a walk stands to where it leads. */
export type Step = Arc & { readonly move: PlannedMove };

/**
 * How often each step is wanted: once where it is the first to exercise something, and again for more reasons.
 *
 * A move that can be made from several standings of one place (closed from this stage or that) is wanted from one of
 * them: where the walk arrives more often than it leaves, so that little has to be walked again.
 */
export function timesWanted(size: number, steps: readonly Step[]): readonly number[] {
  const wanted = steps.map(() => 0);
  const surplus = Array.from({ length: size }, () => 0);
  const choices = choicesOf(steps);
  for (const isOpen of [false, true]) {
    for (const choice of choices) if (choice.length > 1 === isOpen) want(best(choice));
  }
  for (const { first, missing } of reasonsMissing(steps, wanted)) wanted[first] = (wanted[first] ?? 0) + missing;
  return wanted;

  function want(index: number): void {
    const { from, to } = steps[index] as Step;
    wanted[index] = 1;
    surplus[from] = (surplus[from] ?? 0) - 1;
    surplus[to] = (surplus[to] ?? 0) + 1;
  }

  function best(choice: readonly number[]): number {
    const gain = (index: number) => (surplus[steps[index]?.from ?? -1] ?? 0) - (surplus[steps[index]?.to ?? -1] ?? 0);
    return choice.reduce((found, index) => (gain(index) > gain(found) ? index : found));
  }
}

/** Of each move, by each of its rules, that exercises something that none before it does, the steps that make it. */
function choicesOf(steps: readonly Step[]): readonly (readonly number[])[] {
  const seen = new Set<string>();
  const choices = new Map<string, number[]>();
  for (const [index, { move }] of steps.entries()) {
    const { key, reasonPath, requirements, track } = move;
    const name = `${key} ${reasonPath} ${track.variant ?? ''}`;
    const same = choices.get(name);
    const goals = [key, ...requirements.map(({ path }) => branchKey(path, 'met'))];
    if (same !== undefined) same.push(index);
    else if (goals.some((goal) => !seen.has(goal))) choices.set(name, [index]);
    for (const goal of goals) seen.add(goal);
  }
  return [...choices.values()];
}

/** Outcomes with more reasons than steps that lead to them, each with the first of those. */
function reasonsMissing(steps: readonly Step[], wanted: readonly number[]) {
  const reached = new Map<string, { readonly first: number; readonly missing: number }>();
  for (const [index, { move }] of steps.entries()) {
    const { reasons, kind, track, to } = move;
    if (wanted[index] === 0 || !(reasons instanceof Set) || (kind !== 'close' && kind !== 'change')) continue;
    const outcome = stageKey(track.series.id, placeOf(track, to));
    const before = reached.get(outcome) ?? { first: index, missing: reasons.size };
    reached.set(outcome, { ...before, missing: before.missing - 1 });
  }
  return [...reached.values()].filter(({ missing }) => missing > 0);
}

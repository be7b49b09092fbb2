import type { Series, Variant } from '../definition/index.js';
import { type Checking, report } from './Checking.js';

/** Every stage can be come to, and from every stage the result: in the series, and in each of its variants. */
export function checkReachability(checking: Checking, series: Series, path: string): void {
  const told = new Set<string>();
  const isEntered = checking.model.lifecycle.transfer !== false && checking.model.series.length > 1;
  look(null);
  for (const variant of series.variants) look(variant);

  function look(variant: Variant | null): void {
    const { unreachable, stuck } = reach(series, new Set(variant?.drop ?? []), isEntered);
    tell('unreachable_stage', unreachable, variant);
    tell('result_unreachable', stuck, variant);
  }

  /** What already holds without a variant is not told again for each. */
  function tell(
    code: 'unreachable_stage' | 'result_unreachable',
    stages: readonly string[],
    variant: Variant | null,
  ): void {
    for (const stage of stages) {
      if (told.has(code + stage)) continue;
      told.add(code + stage);
      const list = series.afterWin.some(({ id }) => id === stage) ? 'afterWin' : 'stages';
      report(checking, code, `${path}.${list}.${stage}`, variant === null ? { stage } : { stage, variant: variant.id });
    }
  }
}

/**
 * The order is a road on which one can always go forward, so that what can be reached is told by the lowest stage that
 * rollbacks lead back to. No table of moves is built: this stays linear in the stages.
 */
function reach(
  { stages, afterWin, moves, result, startIn = [] }: Series,
  dropped: ReadonlySet<string>,
  isEntered: boolean,
): { readonly unreachable: readonly string[]; readonly stuck: readonly string[] } {
  const kept = stages.filter(({ id }) => !dropped.has(id));
  const index = new Map(kept.map(({ id }, at) => [id, at]));
  const last = kept.length - 1;
  if (last < 0) return { unreachable: [], stuck: [] };

  const lowest = lowestByRollBack(moves.rollBack, index, last);
  let lastMandatory = -1;
  kept.forEach(({ mandatory }, at) => {
    if (mandatory) lastMandatory = at;
  });
  /** The last stage that an outcome can be reached from; -1 where there is none. */
  const closesFrom = new Map(
    result.outcomes.map(({ id, from, kind }) => {
      const named = typeof from === 'string' ? last : highest(from.map((stage) => index.get(stage) ?? -1));
      return [id, kind === 'won' && named < lastMandatory ? -1 : named];
    }),
  );
  const starts = startIn.flatMap((stage) => index.get(stage) ?? []);
  let first = starts.length > 0 && !isEntered ? (lowest[starts.reduce((least, at) => Math.min(least, at))] ?? 0) : 0;
  let reached = outcomesFrom(first);
  if (result.reopen !== false && reached.size > 0) {
    first = 0;
    reached = outcomesFrom(first);
  }
  const isWon = result.outcomes.some(({ id, kind }) => kind === 'won' && reached.has(id));
  const lastClosing = highest([...closesFrom.values()]);
  return {
    unreachable: [
      ...kept.slice(0, first).map(({ id }) => id),
      ...(isWon ? [] : afterWin.filter(({ id }) => !dropped.has(id)).map(({ id }) => id)),
    ],
    stuck:
      result.outcomes.length === 0 ? [] : kept.filter((_, at) => (lowest[at] ?? at) > lastClosing).map(({ id }) => id),
  };

  /** The outcomes that can be reached by somebody who can come to this stage and all later ones. */
  function outcomesFrom(stage: number): ReadonlySet<string> {
    const found = new Set(result.outcomes.flatMap(({ id }) => ((closesFrom.get(id) ?? -1) >= stage ? [id] : [])));
    followChanges(found, result.changes);
    return found;
  }
}

function highest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), -1);
}

/** For each stage the lowest one that can be come back to from it, going forward and back as often as one likes. */
function lowestByRollBack(
  rules: Series['moves']['rollBack'],
  index: ReadonlyMap<string, number>,
  last: number,
): readonly number[] {
  const stages = Array.from({ length: last + 1 }, (_, at) => at);
  if (typeof rules === 'string') return rules === 'forbid' ? stages : stages.map(() => 0);
  // The lowest target of the rules that start at a stage, then of those that start there or later.
  const target = [...stages];
  for (const { from, to } of rules) {
    const start = from === undefined ? last : index.get(from);
    const end = index.get(to);
    if (start !== undefined && end !== undefined) target[start] = Math.min(target[start] ?? start, end);
  }
  for (let at = last - 1; at >= 0; at--) target[at] = Math.min(target[at] ?? at, target[at + 1] ?? at);
  const lowest: number[] = [];
  for (const at of stages) {
    const back = target[at] ?? at;
    lowest.push(back < at ? (lowest[back] ?? back) : at);
  }
  return lowest;
}

/** Outcomes that a declared change leads to are reached as well. */
function followChanges(reached: Set<string>, changes: Series['result']['changes']): void {
  const targets = new Map<string, string[]>();
  for (const { from, to } of changes) {
    const known = targets.get(from);
    if (known === undefined) targets.set(from, [to]);
    else known.push(to);
  }
  for (const outcome of reached) for (const to of targets.get(outcome) ?? []) reached.add(to);
}

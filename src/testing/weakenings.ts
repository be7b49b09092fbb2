import type { SalesModel } from '../definition/index.js';

/** One rule and what weakens it: the value to put at a path of the completed model; `undefined` leaves it out. */
export type Weakening = {
  readonly path: readonly (string | number)[];
  readonly named: string;
  readonly description: string;
  readonly to: unknown;
};
type Requires = SalesModel['series'][number]['stages'][number]['requires'];

/** Every weakening of a model, in the order of its processes and series. */
export function* weakenings({ series, processes, lifecycle }: SalesModel): Generator<Weakening> {
  for (const [index, process] of processes.entries()) {
    const at = ['processes', index];
    const named = `processes.${process.id}`;
    const { by, quorum, selfApproval } = process.approve;
    if (by.length > 1)
      for (const role of by)
        yield one(
          [...at, 'approve', 'by'],
          `${named}.approve.by`,
          `${role} no longer approves`,
          by.filter((other) => other !== role),
        );
    if (by.length > 1 && quorum !== 'any')
      yield one([...at, 'approve', 'quorum'], `${named}.approve.quorum`, 'one approval is enough', 'any');
    if (!selfApproval)
      yield one(
        [...at, 'approve', 'selfApproval'],
        `${named}.approve.selfApproval`,
        'who raised it may approve it',
        true,
      );
    for (const key of ['raise', 'needs', 'stage', 'before'] as const)
      if (process[key] !== undefined) yield one([...at, key], `${named}.${key}`, `“${key}” is left out`, undefined);
    for (const [n, other] of process.after.entries())
      yield one(
        [...at, 'after'],
        `${named}.after.${n}`,
        `it need not wait for ${other}`,
        process.after.filter((id) => id !== other),
      );
  }
  for (const [index, { id, stages, afterWin, moves, result, startIn }] of series.entries()) {
    const at = ['series', index];
    const named = `series.${id}`;
    for (const [key, list] of [
      ['stages', stages],
      ['afterWin', afterWin],
    ] as const) {
      for (const [n, stage] of list.entries()) {
        const place = `${named}.${key}.${stage.id}`;
        yield* less([...at, key, n, 'requires'], `${place}.requires`, stage.requires);
        if (stage.mandatory && moves.skip !== 'forbid')
          yield one([...at, key, n, 'mandatory'], `${place}.mandatory`, 'it can be skipped', false);
        if (stage.access !== undefined)
          yield one([...at, key, n, 'access'], `${place}.access`, 'everybody may act in it', undefined);
      }
    }
    if (stages.length > 2 && moves.skip !== 'allow')
      yield one([...at, 'moves', 'skip'], `${named}.moves.skip`, 'every skip is allowed', 'allow');
    if (stages.length > 1 && moves.rollBack !== 'any' && (moves.rollBack !== 'previous' || stages.length > 2))
      yield one([...at, 'moves', 'rollBack'], `${named}.moves.rollBack`, 'every rollback is allowed', 'any');
    if (moves.repeat !== 'allow')
      yield one([...at, 'moves', 'repeat'], `${named}.moves.repeat`, 'every stage may be repeated', 'allow');
    if ((startIn?.length ?? 1) < stages.length)
      yield one(
        [...at, 'startIn'],
        `${named}.startIn`,
        'it may start in every stage',
        stages.map((stage) => stage.id),
      );
    for (const [n, outcome] of result.outcomes.entries()) {
      const place = `${named}.result.outcomes.${outcome.id}`;
      yield* less([...at, 'result', 'outcomes', n, 'requires'], `${place}.requires`, outcome.requires);
      if (outcome.from !== 'any' && stages.length > 1)
        yield one([...at, 'result', 'outcomes', n, 'from'], `${place}.from`, 'it is reached from every stage', 'any');
      if (outcome.reasons !== undefined)
        yield one([...at, 'result', 'outcomes', n, 'reasons'], `${place}.reasons`, 'any text is a reason', undefined);
    }
    for (const [n, { requires, withinDays, roles }] of result.changes.entries()) {
      const place = `${named}.result.changes.${n}`;
      yield* less([...at, 'result', 'changes', n, 'requires'], `${place}.requires`, requires);
      if (withinDays !== undefined)
        yield one(
          [...at, 'result', 'changes', n, 'withinDays'],
          `${place}.withinDays`,
          'the window is a day wider',
          withinDays + 1,
        );
      if (roles !== undefined)
        yield one([...at, 'result', 'changes', n, 'roles'], `${place}.roles`, 'everybody may change it', undefined);
    }
    const { reopen } = result;
    if (reopen === false) yield one([...at, 'result', 'reopen'], `${named}.result.reopen`, 'it can be reopened', {});
    else {
      yield* less([...at, 'result', 'reopen', 'requires'], `${named}.result.reopen.requires`, reopen.requires);
      if (reopen.withinDays !== undefined)
        yield one(
          [...at, 'result', 'reopen', 'withinDays'],
          `${named}.result.reopen.withinDays`,
          'the window is a day wider',
          reopen.withinDays + 1,
        );
      if (reopen.roles !== undefined)
        yield one(
          [...at, 'result', 'reopen', 'roles'],
          `${named}.result.reopen.roles`,
          'everybody may reopen it',
          undefined,
        );
    }
  }
  if (lifecycle.void.roles !== undefined)
    yield one(['lifecycle', 'void', 'roles'], 'lifecycle.void.roles', 'everybody may void', undefined);
}

const one = (path: Weakening['path'], named: string, description: string, to: unknown): Weakening => ({
  path,
  named,
  description,
  to,
});

function* less(path: Weakening['path'], named: string, requires: Requires): Generator<Weakening> {
  for (const key of ['fields', 'actions', 'processes', 'questions'] as const) {
    const list: readonly unknown[] = requires[key];
    for (const [n, entry] of list.entries()) {
      const name = typeof entry === 'string' ? entry : JSON.stringify(entry);
      yield one(
        [...path, key],
        `${named}.${key}.${n}`,
        `${name} is no longer required`,
        list.filter((other) => other !== entry),
      );
    }
  }
  if (requires.condition !== undefined)
    yield one([...path, 'condition'], `${named}.condition`, 'the condition is left out', undefined);
}

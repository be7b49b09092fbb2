import type { Condition, Process, Requires } from '../../definition/index.js';

/** All that a `requires` block asks for, as one condition that can be decided. */
export function requiresCondition(requires: Requires, processes: ReadonlyMap<string, Process>): Condition {
  const { fields, actions, questions, condition } = requires;
  return {
    all: [
      ...fields.map((field): Condition => ({ field, present: true, valid: true })),
      ...actions.map(({ action, times }): Condition => ({ action, times })),
      ...requires.processes.map((id) => answered(id, processes.get(id))),
      ...questions.map(
        (question): Condition => ({
          any: [
            { question, is: 'yes' },
            { question, is: 'no' },
          ],
        }),
      ),
      ...(condition === undefined ? [] : [condition]),
    ],
  };
}

/** Approved, or answered where advice is enough, or not applicable at all. */
function answered(id: string, process: Process | undefined): Condition {
  const approved: Condition = { process: id, is: 'approved' };
  const given: readonly Condition[] =
    process?.effect === 'advice' ? [approved, { process: id, is: 'rejected' }] : [approved];
  return { any: [...given, ...(process?.when === undefined ? [] : [{ not: process.when }])] };
}

import type { Process, SalesModel } from '../../definition/index.js';
import { inside, type Spot, type Weakening, weaken } from './Weakening.js';
import { weakenCondition } from './weakenRequires.js';

/** Who answers, how many of them, who may raise it, when and in which order, and that it holds or confirms anything. */
export function* weakenProcess(spot: Spot, process: Process, model: SalesModel): Generator<Weakening> {
  if (process.effect === 'gate' && isAskedFor(process.id, model))
    yield weaken(spot, 'effect', 'advice_is_enough', 'advice');
  if (process.when !== undefined && isAskedFor(process.id, model))
    yield weaken(spot, 'when', 'gate_never_applies', { any: [] });
  // It comes answered with the lead: nobody raises or answers it here, whatever is said of that.
  if (process.kind !== 'conversion') yield* weakenHandling(spot, process, model);
}

function* weakenHandling(spot: Spot, process: Process, model: SalesModel): Generator<Weakening> {
  const approve = inside(spot, 'approve');
  const { by, quorum, selfApproval } = process.approve;
  const roles = model.roles.map(({ id }) => id);
  if (quorum === 'all' && by.length > 1) {
    for (const role of by)
      yield weaken(
        approve,
        'by',
        'approver_dropped',
        by.filter((other) => other !== role),
        { role },
      );
    yield weaken(approve, 'quorum', 'quorum_lowered', 'any');
  }
  if (typeof quorum === 'number' && quorum > 1) yield weaken(approve, 'quorum', 'quorum_lowered', quorum - 1);
  if (roles.some((role) => !by.includes(role)))
    yield weaken(spot, 'approve', 'any_role_approves', { ...process.approve, by: roles, quorum: 'any' });
  if (!selfApproval) yield weaken(approve, 'selfApproval', 'self_approval_allowed', true);
  if (process.run !== 'external') yield weaken(spot, 'run', 'system_answers', 'external');
  for (const [index, field] of process.verifies.entries()) {
    const others = process.verifies.filter((id) => id !== field);
    const at = weaken(spot, 'verifies', 'confirmation_dropped', others, { field });
    yield { ...at, named: `${at.named}.${index}` };
  }
  for (const property of ['raise', 'stage', 'series', 'before'] as const)
    if (process[property] !== undefined) yield weaken(spot, property, 'rule_dropped', undefined, { property });
  if (process.needs !== undefined) yield* weakenCondition(spot, 'needs', process.needs);
  for (const [index, other] of process.after.entries()) {
    const at = weaken(
      spot,
      'after',
      'order_dropped',
      process.after.filter((id) => id !== other),
      { process: other },
    );
    yield { ...at, named: `${at.named}.${index}` };
  }
}

/** Whether leaving a stage or reaching an outcome asks for it. */
function isAskedFor(id: string, { series }: SalesModel): boolean {
  return series
    .flatMap(({ stages, afterWin, result }) => [...stages, ...afterWin, ...result.outcomes])
    .some(({ requires }) => requires.processes.includes(id));
}

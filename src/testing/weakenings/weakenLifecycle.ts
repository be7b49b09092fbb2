import type { Lifecycle, SalesModelInput } from '../../definition/index.js';
import { inside, type Spot, type Weakening, weaken } from './Weakening.js';

/** Reasons and dates that parking needs, and who may void, transfer and assign. */
export function* weakenLifecycle(
  spot: Spot,
  lifecycle: Lifecycle,
  written: NonNullable<SalesModelInput['lifecycle']>,
  series: number,
): Generator<Weakening> {
  const reasons = inside(inside(spot, 'suspend'), 'reasons');
  for (const name of ['suspend', 'void'] as const) {
    const given: readonly { readonly id: string }[] = lifecycle[name].reasons;
    // Nobody chose the reasons that stand there by default.
    if (written[name] !== undefined)
      yield weaken(inside(spot, name), 'reasons', 'reason_added', [...given, anotherReason(given)]);
  }
  for (const [index, { id, needs }] of lifecycle.suspend.reasons.entries())
    if (needs.length > 0) yield weaken(inside(reasons, index, id), 'needs', 'date_not_needed', []);
  const { transfer } = lifecycle;
  if (transfer === false && series > 1) yield weaken(spot, 'transfer', 'transfer_allowed', {});
  if (transfer !== false && transfer.reasons !== undefined)
    yield weaken(inside(spot, 'transfer'), 'reasons', 'any_reason', undefined);
  for (const [name, block] of [
    ['void', lifecycle.void],
    ['transfer', transfer],
    ['assign', lifecycle.assign],
  ] as const)
    if (block !== false && block.roles !== undefined)
      yield weaken(inside(spot, name), 'roles', 'rule_dropped', undefined, { property: 'roles' });
}

/** These lists may not be left out, so that "any text" cannot be said; a reason beside them can. */
function anotherReason(given: readonly { readonly id: string }[]): Lifecycle['void']['reasons'][number] {
  let id = 'another';
  while (given.some((reason) => reason.id === id)) id += '-one';
  return { id, label: id };
}

import type { Demand, Ground } from './demandOf.js';
import type { FactKind } from './Fact.js';
import { solve } from './solve.js';

/** `yes`: something can fulfil it. `no`: nothing can. `unknown`: it rests on what only the host can answer. */
export type Satisfiability = 'yes' | 'no' | 'unknown';

/** A design is looked through at the speed of reading it, so that each of its conditions gets little. */
const MAX_STEPS = 5_000;
/** Dates relative to the instant are never proven, so that any instant will do. */
const AT = 1_767_571_200_000;

/**
 * Whether a demand can ever be fulfilled, over everything that the model itself declares. `no` is a proof. Where every
 * way takes a host check, or there are too many ways to look through, it is `unknown`.
 *
 * @param visited what is known of a stage's visits, where the demand is made at one place; `undefined`: nothing.
 */
export function canHold(
  ground: Ground,
  demand: Demand,
  visited: (stage: string) => boolean | undefined = () => undefined,
): Satisfiability {
  const options = { at: AT, maxSteps: MAX_STEPS };
  let isChecked = false;
  const known = (kind: FactKind, id: string) => (kind === 'stageVisited' ? visited(id) : undefined);
  const unanswered = (kind: FactKind, id: string) => {
    if (kind !== 'check') return known(kind, id);
    isChecked = true;
    return null;
  };
  const unchecked = solve(ground, demand, { ...options, fixed: unanswered });
  if (unchecked.facts !== null) return 'yes';
  const checked = isChecked ? solve(ground, demand, { ...options, fixed: known }) : unchecked;
  return checked.facts === null && checked.proven ? 'no' : 'unknown';
}

import type { Requires } from '../definition/index.js';
import { requirementsOf } from '../plan/index.js';
import { canHold, demandsUnmet, implies } from '../satisfiability/index.js';
import type { Design } from './Design.js';

/**
 * Whether a `requires` block can ever keep anybody back. A condition that always holds asks for nothing, and nor does a
 * process that never applies in this series.
 */
export function canRefuse({ declared }: Design, requires: Requires, series: string): boolean {
  const ground = { plan: declared, series };
  // What is not declared is told by the compiler, once.
  if (requires.processes.some((id) => !declared.processes.has(id))) return true;
  return requirementsOf(requires, '', declared.processes).some((requirement) => {
    if (requirement.kind === 'condition') return !implies(ground, undefined, requirement.condition);
    if (requirement.kind !== 'process') return true;
    return demandsUnmet(ground, requirement).some(({ demand }) => canHold(ground, demand) !== 'no');
  });
}

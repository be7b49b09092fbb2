import { conditionRequirements, type Declarations, type ProcessPlan, type Requirement } from '../../plan/index.js';

/** What must be so before a process is raised: what it needs, and the processes that come before it. */
export function raisingRequirements(
  { processes }: Pick<Declarations, 'processes'>,
  { process, path }: ProcessPlan,
): { readonly needs: readonly Requirement[]; readonly before: readonly Requirement[] } {
  const before = process.after.flatMap((name, index): Requirement[] => {
    const found = processes.get(name);
    return found === undefined ? [] : [{ kind: 'process', path: `${path}.after.${index}`, process: found }];
  });
  return { needs: conditionRequirements(process.needs, `${path}.needs`), before };
}

import type { LintRule } from '../LintRule.js';
import { usedNames } from '../usedNames.js';

/** A role, an action, a field, a playbook or a gate that is declared, and that nothing names: no gate closes anything. */
export const unusedPart: LintRule = {
  code: 'unused_part',
  number: 'SW609',
  severity: 'info',
  options: {},
  check: (design, report) => {
    const { model } = design;
    const used = usedNames(design);
    const tell = (kind: keyof typeof used, ids: readonly string[], list: string) => {
      for (const id of ids) if (!used[kind].has(id)) report(`${list}.${id}`, { kind, id });
    };
    tell(
      'role',
      model.roles.map(({ id }) => id),
      'roles',
    );
    tell('action', Object.keys(model.actions), 'actions');
    tell('field', Object.keys(model.fields), 'fields');
    // Other processes have a use of their own: a review, a resource, a correction.
    const gates = model.processes.filter(
      ({ kind, corrects, verifies }) => kind === 'gate' && corrects.length + verifies.length === 0,
    );
    tell(
      'process',
      gates.map(({ id }) => id),
      'processes',
    );
    tell('playbook', Object.keys(model.playbooks), 'playbooks');
  },
};

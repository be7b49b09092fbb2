import type { IssueParams } from '../../issues/index.js';
import { seriesOf } from '../Design.js';
import { heldRoles } from '../heldRoles.js';
import type { LintRule } from '../LintRule.js';

/** An approval, a request, a waiver or a change of the result that takes a role which, by the model's own teams, nobody holds. */
export const roleNobodyHolds: LintRule = {
  code: 'role_nobody_holds',
  number: 'SW033',
  severity: 'error',
  options: {},
  check: (design, report) => {
    const held = heldRoles(design);
    const missing = (roles: readonly string[]) => roles.filter((role) => held !== null && !held.has(role));
    /** An empty list is nobody; only one that is left out is everybody. */
    const tellUnlessOneIsHeld = (roles: readonly string[] | undefined, path: string, params: IssueParams = {}) => {
      if (roles !== undefined && missing(roles).length === roles.length)
        report(path, { ...params, roles: roles.length > 0 ? roles : null });
    };
    for (const { id, raise, approve, run } of design.model.processes) {
      // Another system raises and answers by its own people.
      if (run !== 'crm') continue;
      tellUnlessOneIsHeld(raise, `processes.${id}.raise`, { process: id });
      const lacking = missing(approve.by);
      const blocks = approve.quorum === 'all' ? lacking.length > 0 : lacking.length === approve.by.length;
      if (lacking.length > 0 && blocks) report(`processes.${id}.approve.by`, { process: id, roles: lacking });
    }
    const { void: annul, transfer, assign } = design.model.lifecycle;
    tellUnlessOneIsHeld(annul.roles, 'lifecycle.void.roles');
    tellUnlessOneIsHeld(assign.roles, 'lifecycle.assign.roles');
    if (transfer !== false) tellUnlessOneIsHeld(transfer.roles, 'lifecycle.transfer.roles');
    design.model.waivers.forEach(({ role }, at) => {
      tellUnlessOneIsHeld([role], `waivers.${at}.role`);
    });
    for (const { series, path } of seriesOf(design)) {
      const { changes, reopen } = series.result;
      const { probability } = series;
      if ('setBy' in probability) tellUnlessOneIsHeld(probability.setBy, `${path}.probability.setBy`);
      changes.forEach(({ roles }, at) => {
        tellUnlessOneIsHeld(roles, `${path}.result.changes.${at}.roles`);
      });
      if (reopen !== false) tellUnlessOneIsHeld(reopen.roles, `${path}.result.reopen.roles`);
    }
  },
};

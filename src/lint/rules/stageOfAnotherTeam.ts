import { stagesOf } from '../Design.js';
import type { LintRule } from '../LintRule.js';

/** A stage that only people of another team may work in. */
export const stageOfAnotherTeam: LintRule = {
  code: 'stage_of_another_team',
  number: 'SW107',
  severity: 'warning',
  options: {},
  check: (design, report) => {
    const { teams } = design.model;
    for (const { stage, series, path } of stagesOf(design)) {
      const own = stage.access?.own ?? [];
      const members = teams.find(({ id }) => id === series.team)?.roles;
      if (members === undefined || own.length === 0 || own.some((role) => members.includes(role))) continue;
      const other = teams.find(({ roles }) => own.some((role) => roles.includes(role)));
      if (other !== undefined) report(`${path}.access.own`, { stage: stage.id, roles: own, team: other.id });
    }
  },
};

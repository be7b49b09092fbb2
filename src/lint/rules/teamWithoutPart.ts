import type { LintRule } from '../LintRule.js';

/** A team that no series belongs to, or two teams that are listed as the same part of the path and do the same step. */
export const teamWithoutPart: LintRule = {
  code: 'team_without_part',
  number: 'SW104',
  severity: 'warning',
  options: {},
  check: ({ model: { teams, series } }, report) => {
    const doneBy = new Map<string, string>();
    for (const { id, part } of teams) {
      const own = series.filter(({ team }) => team === id);
      if (own.length === 0) report(`teams.${id}`, { team: id });
      for (const { from, to } of own) {
        if (part === undefined || from === undefined || to === undefined) continue;
        const job = JSON.stringify([part, from, to]);
        const other = doneBy.get(job);
        if (other === undefined) doneBy.set(job, id);
        else if (other !== id) report(`teams.${id}.part`, { team: id, otherTeam: other });
      }
    }
  },
};

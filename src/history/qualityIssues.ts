import { createIssue, demandType, type Issue, isRecord } from '../issues/index.js';
import type { Quality } from './Quality.js';

/**
 * What a quality report says as issues, for `formatIssue` and `translator`: a warning where rows were left out, or no row has a
 * column that is named, else for information. None where nothing was wrong.
 *
 * @throws {StagewrightError} `wrong_type` of what is no quality report.
 *
 * @example
 * import { formatIssue } from 'stagewright';
 * import { historyFromRows } from 'stagewright/conversion';
 * import { en } from 'stagewright/locales/en';
 *
 * const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
 * const { quality } = historyFromRows([{ id: 'a', at: '2026-02-30T00:00:00Z', to: 'lead' }], {
 *   path,
 *   columns: { opportunityId: 'id', at: 'at', to: 'to' },
 * });
 * qualityIssues(quality).map((issue) => formatIssue(issue, en));
 * // => ['A date could not be read (1 row: 2026-02-30T00:00:00Z).']
 */
export function qualityIssues(quality: Quality): readonly Issue[] {
  const changes = isRecord(quality) ? quality.changes : undefined;
  return [
    ...issuesOf(quality, 'quality', 'rows'),
    ...(changes === undefined ? [] : issuesOf(changes, 'quality.changes', 'attributeChanges')),
  ];
}

function issuesOf(quality: Pick<Quality, 'problems'>, at: string, path: string): readonly Issue[] {
  demandType(at, 'record', quality);
  demandType(`${at}.problems`, 'list', quality.problems);
  const problems = [...quality.problems];
  for (const [index, problem] of problems.entries()) demandType(`${at}.problems.${index}`, 'record', problem);
  return problems.map(({ code, ...params }) =>
    createIssue(code, path, params, params.action === 'excluded' || code === 'unknown_column' ? 'warning' : 'info'),
  );
}

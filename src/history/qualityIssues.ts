import { createIssue, demandType, type Issue, isRecord } from '../issues/index.js';
import type { Quality } from './Quality.js';

/**
 * What a quality report says as issues, for `formatIssue` and `translator`: a warning where rows were left out, else
 * for information. None where nothing was wrong.
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
  demandType('quality', 'record', quality);
  demandType('quality.problems', 'list', quality.problems);
  const issuesOf = ({ problems }: Pick<Quality, 'problems'>, path: string) =>
    problems.map(({ code, ...params }) =>
      createIssue(code, path, params, params.action === 'excluded' ? 'warning' : 'info'),
    );
  return [
    ...issuesOf(quality, 'rows'),
    ...(isRecord(quality.changes) ? issuesOf(quality.changes, 'attributeChanges') : []),
  ];
}

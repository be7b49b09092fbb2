import { formatIssue, StagewrightError } from 'stagewright';
import { historyFromRows } from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { QUALITY_KINDS } from '../../../src/history/Quality.js';

const path = { stages: ['lead', 'offer'], won: ['won'], lost: [], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const under = (policy: object) => historyFromRows([], { path, columns, policy } as never);
const refusal = (policy: object) => {
  try {
    under(policy);
  } catch (error) {
    if (error instanceof StagewrightError) return error.issues;
    throw error;
  }
  return [];
};

/** What nothing could be done with if it were kept, or where there is nothing to leave out. */
const NOT_KEPT = [
  ...['missing_id', 'unreadable_row', 'missing_date', 'unparsable_date', 'numeric_date', 'ambiguous_date'],
  ...['unknown_attribute', 'change_without_rows'],
];
const NOT_EXCLUDED = Object.entries(QUALITY_KINDS).flatMap(([kind, action]) =>
  action === 'told' || kind === 'order_of_input_kept' || kind === 'sentinel_end' ? [kind] : [],
);

describe('a policy that comes as data', () => {
  test.each(Object.keys(QUALITY_KINDS))('is taken for %s where it can be kept, and else refused', (kind) => {
    expect(refusal({ [kind]: 'refuse' })).toEqual([]);
    expect(refusal({ [kind]: undefined })).toEqual([]);
    for (const [action, not, other] of [
      ['keep', NOT_KEPT, 'exclude'],
      ['exclude', NOT_EXCLUDED, 'keep'],
    ] as const)
      expect(refusal({ [kind]: action })).toEqual(
        not.includes(kind)
          ? [
              {
                code: 'invalid_policy',
                severity: 'error',
                path: `policy.${kind}`,
                params: { found: action, choices: ['refuse', other] },
              },
            ]
          : [],
      );
  });

  test('is told with what there is instead', () => {
    const [issue] = refusal({ missing_id: 'keep' });
    expect(issue && [formatIssue(issue, en), formatIssue(issue, zhCN)]).toEqual([
      'There is no such policy for rows that cannot be right: keep. It may be: refuse, exclude.',
      '对有问题的记录没有这种处理方式：keep。可用：refuse、exclude。',
    ]);
  });
});

import type { StageHistory } from '../history/index.js';
import type { Issue } from '../issues/index.js';
import type { PeriodUnit } from '../values/index.js';
import { readAttributeAt } from './attributeAt.js';
import { type Every, groupMembers } from './groupMembers.js';
import type { Measured } from './Measured.js';
import { msOf, reportOf, type SplitOptions } from './reportOf.js';
import { type Standard, standardFor } from './standards.js';

/** One that counts in the period judged, or in the own history before it. */
export type Candidate = { readonly opportunity: number; readonly at: number; readonly isJudged: boolean };

/**
 * What a benchmark says as a whole and by group. Groups by attributes have an own history of their own; a period has that of
 * all its attributes stand for, since what lies before it is in no period judged.
 */
export function benchmarkReport<
  A extends string,
  B extends A,
  E extends PeriodUnit | undefined,
  M extends Candidate,
  T,
>(
  history: StageHistory<A>,
  members: readonly M[],
  options: Omit<SplitOptions<B, E>, 'asOf'>,
  report: {
    readonly method: string;
    readonly asOf: string;
    readonly excluded: { readonly [why: string]: number };
    readonly warnings: readonly Issue[];
    readonly standards: readonly Standard<B>[];
    readonly judge: (judged: readonly M[], before: readonly M[], standard: Standard | undefined) => T;
  },
): Measured<T, B | Every<E>> {
  const { groupBy = [], every, calendar = 'UTC' } = options;
  const { standards, judge, ...rest } = report;
  const at = ({ at }: M) => at;
  const judged = members.filter(({ isJudged }) => isJudged);
  const groups = () => {
    const counting = { moment: at, momentsOf: readAttributeAt(options, msOf(report.asOf)) };
    if (every === undefined) return groupMembers<A, B, M, E>(history, members, groupBy, counting);
    const before = members.filter(({ isJudged }) => !isJudged);
    const own = new Map(
      groupMembers<A, B, M, undefined>(history, before, groupBy, counting).map(({ key, members }) => [
        nameOf(key),
        members,
      ]),
    );
    return groupMembers<A, B, M, E>(history, judged, groupBy, counting, { every, calendar, at }).map(
      ({ key, members }) => ({
        key,
        members: [...members, ...(groupBy.length === 0 ? before : (own.get(nameOf(key)) ?? []))],
      }),
    );
  };
  return reportOf(history, members, options, {
    ...rest,
    n: new Set(judged.map(({ opportunity }) => opportunity)).size,
    at,
    groups,
    value: (of, key) =>
      judge(
        of.filter(({ isJudged }) => isJudged),
        of.filter(({ isJudged }) => !isJudged),
        standardFor(standards, key),
      ),
  });
}

const nameOf = ({ period: _, ...attributes }: { readonly [dimension: string]: string | null }) =>
  JSON.stringify(attributes);

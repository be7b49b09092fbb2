import { createIssue, demandType } from '../issues/index.js';
import { chiSquareTail } from '../statistics/index.js';
import type { Measured } from './Measured.js';
import { countedIn, keepCounted } from './report/counted.js';
import { demandReport } from './report/demandReport.js';
import type { StageDistribution, StageShare } from './stageDistribution.js';

export type StageChange = {
  readonly stage: string;
  readonly before: number;
  readonly after: number;
  /** After less before, as a part of before; `null` where nobody was there before. */
  readonly relative: number | null;
  /** Share after less share before, −1 to 1; `null` where either distribution is empty. */
  readonly countShareDelta: number | null;
  /** The same by amount; `null` too where amounts are of several currencies. */
  readonly amountShareDelta: number | null;
};

export type DistributionComparison = {
  readonly stages: readonly StageChange[];
  /** Pearson's statistic of the two rows of counts; `null` with the reason where an expected count is under 5. */
  readonly chiSquare: {
    readonly statistic: number | null;
    readonly degreesOfFreedom: number;
    /** How often so large a statistic comes up where both are spread alike. */
    readonly pValue: number | null;
    readonly reason?: string;
  };
};

const FEWEST_EXPECTED = 5;

/**
 * How opportunities spread at one instant against another: period on period, or year on year.
 *
 * Both reports are of `stageDistribution` with the same scope (else `different_scopes` warns), and what they warn of is
 * told again: amounts of several currencies are not compared (`mixed_currencies`); groups are compared where both have them
 * by the same key, a group of one alone against nothing. The statistic is Pearson's over places that anybody stands in, its
 * degrees of freedom one less than there are of them; who stands in both distributions is counted in both, so it judges two
 * independent stocks and is only a guide for one and the same.
 *
 * @throws {StagewrightError} `wrong_type` of what is no report.
 * @returns deltas are `null` on an empty base.
 *
 * @example
 * import { compareDistributions, historyFromRows, stageDistribution } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-02-20T00:00:00Z', to: 'offer' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const [before, after] = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'].map((asOf) => stageDistribution(history, { asOf }));
 * const [lead] = before && after ? compareDistributions(before, after).total.stages : [];
 * [lead?.before, lead?.after, lead?.relative, lead?.countShareDelta] // => [2, 1, -0.5, -0.5]
 */
export function compareDistributions<K extends string>(
  before: Measured<StageDistribution, K>,
  after: Measured<StageDistribution, K>,
): Measured<DistributionComparison, K> {
  for (const [name, report] of Object.entries({ before, after })) {
    demandReport(report, true, name);
    for (const [index, value] of [report.total, ...report.groups.map((group) => group.value)].entries())
      demandShares(value, index === 0 ? `${name}.total` : `${name}.groups.${index - 1}.value`);
  }
  const keys = new Map([...before.groups, ...after.groups].map(({ key }) => [JSON.stringify(key), key]));
  const groupsOf = (report: Measured<StageDistribution, K>) =>
    new Map(report.groups.map(({ key, value }) => [JSON.stringify(key), value]));
  const [groupsBefore, groupsAfter] = [groupsOf(before), groupsOf(after)];
  const told = new Set(before.warnings.map((warning) => JSON.stringify(warning)));
  const isSameScope = before.method === after.method;
  const report = {
    method: `compareDistributions/${before.method}${isSameScope ? '' : `/${after.method}`}`,
    asOf: after.asOf,
    zone: after.zone,
    bounds: { before: before.asOf },
    n: before.n + after.n,
    excluded: Object.fromEntries(
      [...new Set([...Object.keys(before.excluded), ...Object.keys(after.excluded)])].map((why) => [
        why,
        (before.excluded[why] ?? 0) + (after.excluded[why] ?? 0),
      ]),
    ),
    warnings: [
      ...before.warnings,
      ...after.warnings.filter((warning) => !told.has(JSON.stringify(warning))),
      ...(isSameScope
        ? []
        : [createIssue('different_scopes', 'after', { before: before.method, after: after.method }, 'warning')]),
    ],
    total: compare(before.total, after.total),
    groups: [...keys]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, key]) => ({ key, value: compare(groupsBefore.get(name), groupsAfter.get(name)) })),
  };
  return keepBoth(report, before, after);
}

/** Refuses what says nothing of stages. */
function demandShares(value: unknown, path: string): void {
  demandType(path, 'record', value);
  const { stages } = value as { readonly stages?: unknown };
  demandType(`${path}.stages`, 'list', stages);
  for (const [index, share] of [...(stages as Iterable<unknown>)].entries())
    demandType(`${path}.stages.${index}`, 'record', share);
}

type Side = { readonly isAfter: boolean; readonly member: unknown };

/** Members of either report, each measured as its own report does. */
function keepBoth<K extends string>(
  report: Measured<DistributionComparison, K>,
  before: Measured<StageDistribution, K>,
  after: Measured<StageDistribution, K>,
): Measured<DistributionComparison, K> {
  const sides = [before, after].map((of) => ({ of, counted: countedIn(of) }));
  const [was, is] = sides.map(({ counted }) => counted);
  if (was === undefined || is === undefined) return report;
  const join = (lists: readonly (ArrayLike<unknown> | undefined)[]) =>
    lists.flatMap((list, side) => Array.from(list ?? [], (member): Side => ({ isAfter: side === 1, member })));
  const inGroup = (key: { readonly [dimension in K]: string | null }) =>
    sides.map(({ of, counted }) => {
      const index = of.groups.findIndex((group) => JSON.stringify(group.key) === JSON.stringify(key));
      return counted?.groups()[index]?.members;
    });
  const side = (members: readonly Side[], isAfter: boolean) =>
    members.filter((member) => member.isAfter === isAfter).map(({ member }) => member);
  return keepCounted(report, {
    members: join([was.members, is.members]),
    groups: () => report.groups.map(({ key }) => ({ members: join(inGroup(key)) })),
    idOf: ({ isAfter, member }: Side) => (isAfter ? is : was).idOf(member),
    value: (members: readonly Side[], key) =>
      compare(
        was.value(side(members, false), key) as StageDistribution,
        is.value(side(members, true), key) as StageDistribution,
      ),
  });
}

function compare(before: StageDistribution | undefined, after: StageDistribution | undefined): DistributionComparison {
  const pairs = new Map<string, { before?: StageShare; after?: StageShare }>();
  for (const share of before?.stages ?? []) pairs.set(share.stage, { before: share });
  for (const share of after?.stages ?? []) pairs.set(share.stage, { ...pairs.get(share.stage), after: share });
  return {
    stages: [...pairs].map(([stage, pair]) => {
      const [was, is] = [pair.before?.count ?? 0, pair.after?.count ?? 0];
      return {
        stage,
        before: was,
        after: is,
        relative: was === 0 ? null : (is - was) / was,
        countShareDelta: delta(pair.before?.countShare.value, pair.after?.countShare.value),
        amountShareDelta: delta(pair.before?.amountShare?.value, pair.after?.amountShare?.value),
      };
    }),
    chiSquare: pearson([...pairs.values()].map((pair) => [pair.before?.count ?? 0, pair.after?.count ?? 0])),
  };
}

function delta(before: number | null | undefined, after: number | null | undefined): number | null {
  return before === null || before === undefined || after === null || after === undefined ? null : after - before;
}

function pearson(columns: readonly (readonly [number, number])[]): DistributionComparison['chiSquare'] {
  const used = columns.filter(([before, after]) => before + after > 0);
  const degreesOfFreedom = Math.max(0, used.length - 1);
  const totals = [0, 1].map((row) => used.reduce((sum, column) => sum + (column[row] ?? 0), 0));
  const whole = (totals[0] ?? 0) + (totals[1] ?? 0);
  const cells = used.flatMap((column) =>
    column.map((observed, row) => ({ observed, expected: ((column[0] + column[1]) * (totals[row] ?? 0)) / whole })),
  );
  if (degreesOfFreedom === 0 || cells.some(({ expected }) => expected < FEWEST_EXPECTED))
    return { statistic: null, degreesOfFreedom, pValue: null, reason: 'too_few_expected' };
  const statistic = cells.reduce((sum, { observed, expected }) => sum + (observed - expected) ** 2 / expected, 0);
  return { statistic, degreesOfFreedom, pValue: chiSquareTail(statistic, degreesOfFreedom) };
}

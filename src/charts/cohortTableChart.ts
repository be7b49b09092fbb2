import type { CohortConversion, Measured } from '../conversion/index.js';
import { isList } from '../issues/index.js';
import type { TableChart } from './Chart.js';
import type { ChartOptions } from './ChartOptions.js';
import { chartWords, percentText, type Titles } from './chartWords.js';
import { demandReport, demandShape } from './demandShape.js';
import { distinct } from './distinct.js';
import { groupName } from './groupName.js';

/** Reports on one cohort each, under the names they are told by: a month of entry, say. */
export type NamedCohorts = readonly { readonly name: string; readonly report: Measured<CohortConversion> }[];

const BUCKETS = ['advanced', 'stayed', 'movedBack', 'abandoned'] as const;

const TITLES: Titles = {
  english: {
    title: 'Cohorts',
    definition: 'What became of each cohort within its follow-up: four disjoint parts that add up to it.',
    variants: {
      presentAt: 'who stood there at the instant',
      enteredDuring: 'who entered in the period',
      at: 'one end for all',
      followUpDays: 'equal follow-up',
      everReached: 'further at any time',
      stateAtEnd: 'further at the end',
    },
  },
  chinese: {
    title: '队列转化',
    definition: '每个队列在观察期内的去向：互不重叠的四部分，合计等于队列。',
    variants: {
      presentAt: '该时刻处于该阶段',
      enteredDuring: '期内进入',
      at: '统一截止',
      followUpDays: '等长观察期',
      everReached: '期间曾推进',
      stateAtEnd: '期末已推进',
    },
  },
};

/**
 * What became of cohorts, one a row: advanced, stayed, moved back, abandoned, each as a share of the cohort and a count.
 *
 * @param reports One report, whose groups become rows above its total; or a list of named ones, each a row.
 * @returns shares are `null` in an empty cohort.
 * @throws {StagewrightError} `unknown_choice`, `wrong_type`, `missing_property` for what is no report of `cohortConversion`;
 * `unknown_property` for an option that nobody reads.
 *
 * @example
 * import { cohortTableChart } from 'stagewright/charts';
 * import { cohortConversion, historyFromRows } from 'stagewright/conversion';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }, { id: 'a', at: '2026-01-03T00:00:00Z', to: 'offer' }];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const report = cohortConversion(history, {
 *   stage: 'lead', population: { enteredDuring: { from: '2026-01-01', to: '2026-02-01' } }, until: { followUpDays: 30 }, asOf: '2026-06-01T00:00:00Z',
 * });
 * const { columns, cells } = cohortTableChart([{ name: 'January', report }]);
 * columns // => ['Cohort', 'Advanced', 'Stayed', 'Moved back', 'Abandoned']
 * cells.map(({ label }) => label) // => ['1', '1 (100.0 %)', '0 (0.0 %)', '0 (0.0 %)', '0 (0.0 %)']
 */
export function cohortTableChart(
  // biome-ignore lint/suspicious/noExplicitAny: whatever it is split by.
  reports: Measured<CohortConversion, any> | NamedCohorts,
  options: ChartOptions = {},
): TableChart {
  const words = chartWords(options);
  demandCohorts(reports);
  const { say } = words;
  const named = 'total' in reports ? null : reports;
  const rows =
    'total' in reports
      ? [
          ...reports.groups.map(({ key, value }) => ({ name: groupName(words, key), cohort: value })),
          { name: say('all'), cohort: reports.total },
        ]
      : reports.map(({ name, report }) => ({ name, cohort: report.total }));
  const [first] = named ?? [];
  const reported = 'total' in reports ? reports : first?.report;
  const n = rows.reduce((sum, { cohort }) => sum + cohort.advanced.denominator, 0);
  return {
    ...words.frame('cohortTable', TITLES, {
      method: reported?.method ?? 'cohortConversion',
      asOf: reported?.asOf ?? null,
      n: 'total' in reports ? reports.n : n,
      excluded: 'total' in reports ? reports.excluded : tooYoung(rows.map(({ cohort }) => cohort)),
      bounds: inCommon('total' in reports ? [reports] : reports.map(({ report }) => report)),
      warnings: 'total' in reports ? reports.warnings : reports.flatMap(({ report }) => report.warnings),
      isEmpty: n === 0,
    }),
    form: 'table',
    rows: distinct(rows.map(({ name }) => name)),
    columns: [say('cohort'), ...BUCKETS.map((bucket) => say(bucket))],
    cells: rows.flatMap(({ cohort }, row) => {
      const size = cohort.advanced.denominator;
      const counts = [cohort.advanced.numerator, cohort.stayed, cohort.movedBack, cohort.abandoned];
      return [
        { row, column: 0, share: null, label: String(size) },
        ...counts.map((count, index) => {
          const share = size === 0 ? null : count / size;
          return { row, column: index + 1, share, label: say('ofAll', { count, share: percentText(share) }) };
        }),
      ];
    }),
  };
}

/** @throws {StagewrightError} for what is neither one report nor a list of named ones. */
function demandCohorts(reports: unknown): void {
  const shape = { warnings: 'list', 'total.advanced': 'record' } as const;
  if (!isList(reports)) demandReport(reports, 'cohortConversion', { ...shape, groups: 'list' }, 'reports');
  else
    reports.forEach((named: unknown, index) => {
      demandShape(`reports.${index}`, named, { name: 'text', report: 'record' });
      demandReport((named as NamedCohorts[number]).report, 'cohortConversion', shape, `reports.${index}.report`);
    });
}

/** What bounds them all alike; in what they differ their names tell. */
function inCommon(reports: readonly Partial<Pick<Measured<unknown>, 'bounds'>>[]): Measured<unknown>['bounds'] {
  const [first, ...others] = reports.map(({ bounds }) => bounds ?? {});
  return Object.fromEntries(
    Object.entries(first ?? {}).filter(([option, bound]) =>
      others.every((bounds) => JSON.stringify(bounds[option]) === JSON.stringify(bound)),
    ),
  );
}

/** Of several cohorts whoever is in none of them may be in each report's exclusions; of theirs are those not followed so long. */
function tooYoung(cohorts: readonly CohortConversion[]): { readonly [why: string]: number } {
  const count = cohorts.reduce((sum, { tooYoung }) => sum + tooYoung, 0);
  return count === 0 ? {} : { too_young: count };
}

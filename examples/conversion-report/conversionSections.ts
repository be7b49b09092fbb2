import { en, formatIssue } from 'stagewright';
import {
  cohortTableChart,
  funnelChart,
  incidenceChart,
  stageDistributionChart,
  stageFlowChart,
  stageWinRatesChart,
  timeInStageChart,
  winRateChart,
} from 'stagewright/charts';
import {
  cohortConversion,
  cumulativeIncidence,
  formatRate,
  funnelConversion,
  type Measured,
  type Rate,
  stageDistribution,
  stageFlow,
  stageWinRates,
  timeInStage,
  winRate,
} from 'stagewright/conversion';
import { zhCN } from 'stagewright/locales/zh-CN';
import type { Language, Section, Told } from '../report-page/ReportPage.js';
import { membersOf } from './membersOf.js';
import type { Source } from './readSource.js';

type Say = (english: string, chinese: string) => string;
export type Telling = { readonly source: Source; readonly say: Say; readonly language: Language };

type Make = (telling: Telling) => Section;

/** The sections of the report; those that need a history of stages are left out where the file has none. */
export function conversionSections(telling: Telling): readonly Section[] {
  const always: readonly Make[] = [distribution, funnel, winRates, closes];
  const ofHistory: readonly Make[] = [flow, stageRates, times, cohorts];
  const makes = telling.source.kind === 'log' ? [...always, ...ofHistory] : always;
  return [...makes.map((make) => make(telling)), quality(telling)];
}

const distribution: Make = ({ source: { history, asOf }, say, language }) => {
  const report = stageDistribution(history, { asOf });
  const split = stageDistribution(history, { asOf, groupBy: ['id'] });
  const chart = stageDistributionChart(report, { locale: { language } });
  const definition = say('Opportunities that stand in this place at the instant.', '该时刻处于此位置的商机。');
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('place', '位置'), say('opportunities', '商机数'), '%'],
        rows: report.total.stages.map(({ stage, count, countShare }) => [
          stage,
          {
            text: String(count),
            definition: `${stage}: ${definition}`,
            method: report.method,
            ids: membersOf(split, ({ stages }) => stages.some((each) => each.stage === stage && each.count > 0)),
          },
          countShare.shown ?? '–',
        ]),
      },
    ],
    notes: leftOut(report, say),
  };
};

const funnel: Make = ({ source: { history, asOf, kind }, say, language }) => {
  const report = funnelConversion(history, { asOf });
  const split = funnelConversion(history, { asOf, groupBy: ['id'] });
  const chart = funnelChart(report, { locale: { language } });
  const { steps, won } = report.total;
  const rateTold = (rate: Rate | undefined, stage: string): string | Told =>
    rate === undefined
      ? ''
      : {
          text: formatRate(rate, { language }),
          definition: say(
            `Of those who reached “${stage}”, the share that reached the next step; Wilson’s 95 % interval in brackets.`,
            `到达“${stage}”的商机中到达下一步的比例；括号内为 Wilson 95 % 区间。`,
          ),
          method: report.method,
        };
  const reached = say(
    'Opportunities that ever stood in this stage or in a later one, skipped stages included.',
    '曾处于该阶段或更后阶段的商机，含跳过的阶段。',
  );
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('step', '步骤'), say('reached', '到达'), say('to the next step', '到下一步')],
        rows: [
          ...steps.map(({ stage, reached: count, toNext }, index) => [
            stage,
            {
              text: String(count),
              definition: `${stage}: ${reached}`,
              method: report.method,
              ids: membersOf(split, (value) => (value.steps[index]?.reached ?? 0) > 0),
            },
            rateTold(toNext, stage),
          ]),
          [
            say('won', '赢单'),
            {
              text: String(won),
              definition: say('Opportunities that were won.', '已赢单的商机。'),
              method: report.method,
              ids: membersOf(split, (value) => value.won > 0),
            },
            '',
          ],
        ],
      },
    ],
    notes: [...leftOut(report, say), ...(kind === 'export' ? [assumedStart(say)] : [])],
  };
};

const winRates: Make = ({ source: { history, asOf }, say, language }) => {
  const options = {
    basis: { closedDuring: { from: '1900-01-01', to: asOf.slice(0, 10) } },
    asOf,
    every: 'quarter',
  } as const;
  const report = winRate(history, options);
  const split = winRate(history, { ...options, groupBy: ['id'] });
  const chart = winRateChart(report, { locale: { language } });
  const told = (rate: Rate, period: string | null): readonly (string | Told)[] => {
    const within = split.groups.filter(({ key }) => period === null || key.period === period);
    const number = (count: number, definition: string, isCounted: (value: Rate) => boolean): Told => ({
      text: String(count),
      definition: period === null ? definition : `${period}: ${definition}`,
      method: report.method,
      ids: within.flatMap(({ key, value }) => (isCounted(value) && key.id !== null ? [key.id] : [])),
    });
    return [
      period ?? say('all', '全部'),
      {
        text: formatRate(rate, { language }),
        definition: say(
          'Won ones of those closed in the period; Wilson’s 95 % interval.',
          '期内关闭的商机中赢单的比例；Wilson 95 % 区间。',
        ),
        method: report.method,
      },
      number(rate.numerator, say('Won.', '赢单。'), ({ numerator }) => numerator > 0),
      number(rate.denominator, say('Closed: won, lost or abandoned.', '已关闭：赢单、输单或放弃。'), () => true),
    ];
  };
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [
          say('quarter of the close', '关闭季度'),
          say('win rate', '赢单率'),
          say('won', '赢单'),
          say('closed', '关闭'),
        ],
        rows: [...report.groups.map(({ key, value }) => told(value, key.period)), told(report.total, null)],
      },
    ],
    notes: leftOut(report, say),
  };
};

const closes: Make = ({ source: { history, asOf }, say, language }) => {
  const report = cumulativeIncidence(history, { asOf });
  const split = cumulativeIncidence(history, { asOf, groupBy: ['id'] });
  const chart = incidenceChart(report, { locale: { language } });
  const { ends, members, lastDay } = report.total;
  const kinds = [
    ['won', say('won', '赢单')],
    ['lost', say('lost', '输单')],
    ['abandoned', say('abandoned', '放弃')],
  ] as const;
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('end', '结果'), say('share by the last day', '截至最后一天的比例'), say('opportunities', '商机数')],
        rows: kinds.map(([kind, name]) => {
          const ids = membersOf(split, (value) => (value.ends[kind].share.at(-1) ?? 0) > 0);
          const share = ends[kind].share.at(-1);
          return [
            name,
            {
              text: share === undefined ? '–' : `${(share * 100).toFixed(1)} %`,
              definition: say(
                `The share of all ${members} that has ended so by day ${lastDay ?? '–'} since creation; those still open are counted as long as they were seen (Aalen-Johansen).`,
                `全部 ${members} 个商机中自创建起至第 ${lastDay ?? '–'} 天以此结果结束的比例；在途商机按其已观察到的时间计入（Aalen-Johansen）。`,
              ),
              method: report.method,
            },
            {
              text: String(ids.length),
              definition: say('Opportunities that ended so.', '以此结果结束的商机。'),
              method: report.method,
              ids,
            },
          ];
        }),
      },
    ],
    notes: leftOut(report, say),
  };
};

const flow: Make = ({ source: { history, asOf }, say, language }) => {
  const report = stageFlow(history, { asOf });
  const split = stageFlow(history, { asOf, groupBy: ['id'] });
  const chart = stageFlowChart(report, { locale: { language } });
  const rows = report.total.rows.filter(({ from }) => from !== null);
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('from', '从'), say('to', '到'), say('moves', '移动次数')],
        rows: [...rows]
          .sort((a, b) => b.count - a.count)
          .map(({ from, to, count }) => [
            from ?? '',
            to,
            {
              text: String(count),
              definition: say(
                `Moves from “${from}” to “${to}”, each counted; an opportunity that made several is listed as often.`,
                `从“${from}”到“${to}”的移动，每次计数；多次移动的商机按次数列出。`,
              ),
              method: report.method,
              ids: split.groups.flatMap(({ key, value }) => {
                const own = value.rows.find((row) => row.from === from && row.to === to)?.count ?? 0;
                return Array.from({ length: own }, () => key.id ?? '');
              }),
            },
          ]),
      },
    ],
    notes: leftOut(report, say),
  };
};

const stageRates: Make = ({ source: { history, asOf }, say, language }) => {
  const report = stageWinRates(history, { asOf });
  const split = stageWinRates(history, { asOf, groupBy: ['id'] });
  const chart = stageWinRatesChart(report, { locale: { language } });
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('stage', '阶段'), say('win rate', '赢单率'), say('resolved', '已有结果'), say('open', '在途')],
        rows: report.total.map(({ stage, won, interval, resolved, open }, index) => {
          const counted = (text: number, definition: string, key: 'resolved' | 'open'): Told => ({
            text: String(text),
            definition: `${stage}: ${definition}`,
            method: report.method,
            ids: membersOf(split, (value) => (value[index]?.[key] ?? 0) > 0),
          });
          const band =
            interval.low === null || interval.high === null
              ? ''
              : ` (${percent(interval.low)}–${percent(interval.high)})`;
          return [
            stage,
            { text: `${percent(won)}${band}`, definition: chart.definition, method: report.method },
            counted(resolved, say('stood in the stage and are closed.', '曾处于该阶段且已关闭。'), 'resolved'),
            counted(open, say('stood in the stage and are open.', '曾处于该阶段且在途。'), 'open'),
          ];
        }),
      },
    ],
    notes: leftOut(report, say),
  };
};

const times: Make = ({ source: { history, asOf }, say, language }) => {
  const report = timeInStage(history, { asOf });
  const split = timeInStage(history, { asOf, groupBy: ['id'] });
  const chart = timeInStageChart(report, { locale: { language } });
  const days = (value: number | null) => (value === null ? '–' : value.toFixed(1));
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('stage', '阶段'), say('entered', '进入'), say('median days', '中位天数'), '90 %'],
        rows: report.total.map(({ stage, entered, median, q90 }, index) => [
          stage,
          {
            text: String(entered),
            definition: `${stage}: ${say('opportunities that entered the stage.', '进入该阶段的商机。')}`,
            method: report.method,
            ids: membersOf(split, (value) => (value[index]?.entered ?? 0) > 0),
          },
          { text: days(median.value), definition: chart.definition, method: report.method },
          {
            text: days(q90.value),
            definition: say(
              'Days until nine in ten have left the stage (Kaplan-Meier).',
              '十分之九离开该阶段所需天数（Kaplan-Meier）。',
            ),
            method: report.method,
          },
        ]),
      },
    ],
    notes: leftOut(report, say),
  };
};

/** The last six whole quarters of entries into the first stage, each followed for 60 days. */
const cohorts: Make = ({ source: { history, asOf }, say, language }) => {
  const stage = history.path.stages[0] ?? '';
  const end = new Date(asOf);
  const starts = Array.from({ length: 7 }, (_, back) =>
    new Date(Date.UTC(end.getUTCFullYear(), Math.floor(end.getUTCMonth() / 3) * 3 - 3 * back, 1))
      .toISOString()
      .slice(0, 10),
  ).reverse();
  const named = starts.slice(0, -1).map((from, index) => ({
    name: from.slice(0, 7),
    report: cohortConversion(history, {
      stage,
      population: { enteredDuring: { from, to: starts[index + 1] ?? from } },
      until: { followUpDays: 60 },
      asOf,
    }),
  }));
  const chart = cohortTableChart(named, { locale: { language } });
  const buckets = [
    ['advanced', say('advanced', '推进')],
    ['stayed', say('stayed', '停留')],
    ['movedBack', say('moved back', '回退')],
    ['abandoned', say('abandoned', '放弃')],
    ['tooYoung', say('too young', '观察期未满')],
  ] as const;
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('entered in the quarter from', '进入季度起始'), ...buckets.map(([, name]) => name)],
        rows: named.map(({ name, report }) => [
          name,
          ...buckets.map(([bucket, bucketName]) => ({
            text: String(report.total.ids[bucket].length),
            definition: say(
              `Entered “${stage}” in the quarter from ${name}; 60 days later: ${bucketName}.`,
              `自 ${name} 起的季度内进入“${stage}”，60 天后：${bucketName}。`,
            ),
            method: report.method,
            ids: report.total.ids[bucket],
          })),
        ]),
      },
    ],
  };
};

const quality: Make = ({ source: { problems, rows, kind }, say, language }) => ({
  title: say('What was not clean in the file', '文件中的问题'),
  definition: say(`${rows} changes of stage were read.`, `读取阶段变更 ${rows} 条。`),
  tables: [
    {
      head: [say('kind', '类别'), say('count', '数量'), say('for instance', '示例')],
      rows: problems.map(({ told, count, samples }) => [told(language), String(count), samples.join(', ')]),
    },
  ],
  notes: kind === 'export' ? [assumedStart(say)] : [],
});

const assumedStart = (say: Say) =>
  say(
    'The file says where each opportunity stands, not how it came there: closed ones are taken to have begun in the first stage.',
    '文件只记录商机当前所处位置，不含经过：已关闭的商机视为从第一个阶段开始。',
  );

const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);

function leftOut(
  { excluded, warnings }: Pick<Measured<unknown>, 'excluded' | 'warnings'>,
  say: Say,
): readonly string[] {
  const counts = Object.entries(excluded).map(([why, count]) => `${why} ${count}`);
  const codes = warnings.map((issue) => formatIssue(issue, say('en', 'zh') === 'en' ? en : zhCN));
  return [
    ...(counts.length === 0 ? [] : [`${say('Left out: ', '未计入：')}${counts.join(', ')}`]),
    ...(codes.length === 0 ? [] : [`${say('Warnings: ', '提示：')}${codes.join(' ')}`]),
  ];
}

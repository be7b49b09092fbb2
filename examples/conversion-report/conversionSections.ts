import { en } from 'stagewright';
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
  describeParts,
  formatRate,
  funnelConversion,
  type Measured,
  type Rate,
  stageDistribution,
  stageFlow,
  stageWinRates,
  timeInStage,
  timeToWin,
  winRate,
} from 'stagewright/conversion';
import { zhCN } from 'stagewright/locales/zh-CN';
import type { Language, Section, Told } from '../report-page/ReportPage.js';
import type { Source } from './readSource.js';
import { type Asked, tellNumber } from './tellNumber.js';

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
  const chart = stageDistributionChart(report, { locale: { language } });
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('place', '位置'), say('opportunities', '商机数'), '%'],
        rows: report.total.stages.map(({ stage, count, countShare }, index) => [
          stage,
          tellNumber(report, language, { at: `stages.${index}.count`, name: stage, text: String(count) }),
          countShare.shown ?? '–',
        ]),
      },
    ],
    notes: notesOf(report, language),
  };
};

const funnel: Make = ({ source: { history, asOf, kind }, say, language }) => {
  const report = funnelConversion(history, { asOf });
  const chart = funnelChart(report, { locale: { language } });
  const { steps, won } = report.total;
  const told = (asked: Asked) => tellNumber(report, language, asked);
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('step', '步骤'), say('reached', '到达'), say('to the next step', '到下一步')],
        rows: [
          ...steps.map(({ stage, reached: count, toNext }, index) => [
            stage,
            told({ at: `steps.${index}.reached`, name: stage, text: String(count) }),
            told({ at: `steps.${index}.toNext.value`, name: `${stage} →`, text: formatRate(toNext, { language }) }),
          ]),
          [say('won', '赢单'), told({ at: 'won', name: say('won', '赢单'), text: String(won) }), ''],
        ],
      },
    ],
    notes: [...notesOf(report, language), ...(kind === 'export' ? [assumedStart(say)] : [])],
  };
};

const winRates: Make = ({ source: { history, asOf }, say, language }) => {
  const options = {
    basis: { closedDuring: { from: '1900-01-01', to: asOf.slice(0, 10) } },
    asOf,
    every: 'quarter',
  } as const;
  const report = winRate(history, options);
  const chart = winRateChart(report, { locale: { language } });
  const told = (rate: Rate, group?: { readonly period: string | null }): readonly (string | Told)[] => {
    const name = group?.period ?? say('all', '全部');
    const number = (at: string, text: string) => tellNumber(report, language, { at, name, text, group });
    return [
      name,
      number('value', formatRate(rate, { language })),
      number('numerator', String(rate.numerator)),
      number('denominator', String(rate.denominator)),
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
        rows: [...report.groups.map(({ key, value }) => told(value, key)), told(report.total)],
      },
    ],
    notes: notesOf(report, language),
  };
};

const closes: Make = ({ source: { history, asOf }, say, language }) => {
  const report = cumulativeIncidence(history, { asOf });
  const chart = incidenceChart(report, { locale: { language } });
  const counted = timeToWin(history, { asOf });
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
          const { share, events } = counted.total.ends[kind];
          const number = (key: string, text: string) =>
            tellNumber(counted, language, { at: `ends.${kind}.${key}`, name, text });
          return [name, number('share', percent(share)), number('events', String(events))];
        }),
      },
    ],
    notes: notesOf(report, language),
  };
};

const flow: Make = ({ source: { history, asOf }, say, language }) => {
  const report = stageFlow(history, { asOf });
  const chart = stageFlowChart(report, { locale: { language } });
  const rows = report.total.rows.map((row, index) => ({ ...row, index })).filter(({ from }) => from !== null);
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('from', '从'), say('to', '到'), say('moves', '移动次数')],
        rows: rows
          .sort((a, b) => b.count - a.count)
          .map(({ from, to, count, index }) => [
            from ?? '',
            to,
            tellNumber(report, language, { at: `rows.${index}.count`, name: `${from} → ${to}`, text: String(count) }),
          ]),
      },
    ],
    notes: notesOf(report, language),
  };
};

const stageRates: Make = ({ source: { history, asOf }, say, language }) => {
  const report = stageWinRates(history, { asOf });
  const chart = stageWinRatesChart(report, { locale: { language } });
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('stage', '阶段'), say('win rate', '赢单率'), say('resolved', '已有结果'), say('open', '在途')],
        rows: report.total.map(({ stage, won, interval, resolved, open }, index) => {
          const number = (key: string, text: string) =>
            tellNumber(report, language, { at: `${index}.${key}`, name: stage, text });
          const band =
            interval.low === null || interval.high === null
              ? ''
              : ` (${percent(interval.low)}–${percent(interval.high)})`;
          return [
            stage,
            number('won', `${percent(won)}${band}`),
            number('resolved', String(resolved)),
            number('open', String(open)),
          ];
        }),
      },
    ],
    notes: notesOf(report, language),
  };
};

const times: Make = ({ source: { history, asOf }, say, language }) => {
  const report = timeInStage(history, { asOf });
  const chart = timeInStageChart(report, { locale: { language } });
  const days = (value: number | null) => (value === null ? '–' : value.toFixed(1));
  return {
    ...chart,
    chart,
    tables: [
      {
        head: [say('stage', '阶段'), say('entered', '进入'), say('median days', '中位天数'), '90 %'],
        rows: report.total.map(({ stage, entered, median, q90 }, index) => {
          const number = (key: string, text: string) =>
            tellNumber(report, language, { at: `${index}.${key}`, name: stage, text });
          return [
            stage,
            number('entered', String(entered)),
            number('median.value', days(median.value)),
            number('q90.value', days(q90.value)),
          ];
        }),
      },
    ],
    notes: notesOf(report, language),
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
          ...buckets.map(([bucket, bucketName]) =>
            tellNumber(report, language, {
              at: bucket === 'advanced' ? 'advanced.numerator' : bucket,
              name: `${name} · ${bucketName}`,
              text: String(report.total.ids[bucket].length),
            }),
          ),
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

function notesOf(report: Measured<unknown>, language: Language): readonly string[] {
  return describeParts(report, { locale: language === 'en' ? en : zhCN }).notes;
}

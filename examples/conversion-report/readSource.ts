import { en, formatIssue, stagePath } from 'stagewright';
import { historyFromRows, qualityIssues, type StageHistory } from 'stagewright/conversion';
import { zhCN } from 'stagewright/locales/zh-CN';
import { type Dirt, kindText } from '../demo/Dirt.js';
import { outcomeKind, pipelineModel } from '../demo/pipelineModel.js';
import { type PipelineRow, readPipeline } from '../demo/readPipeline.js';
import type { Language } from '../report-page/ReportPage.js';
import { readEventLog } from './readEventLog.js';

type Problem = {
  readonly told: (language: Language) => string;
  readonly count: number;
  readonly samples: readonly string[];
};

/** What the report is made of. `id` is an attribute, so that every number can be split into those counted in it. */
export type Source = {
  readonly kind: 'log' | 'export';
  readonly history: StageHistory<'id' | 'owner'>;
  readonly asOf: string;
  readonly rows: number;
  /** What could not be read as it stood: nothing is dropped in silence. */
  readonly problems: readonly Problem[];
};

const DAY = 86_400_000;

/** A log of stage changes, or an export with one row an opportunity. */
export function readSource(file: string): Source {
  const log = readEventLog(file);
  if (log !== null) {
    const ids = [...new Set(log.rows.map(({ id }) => id))].map((id) => ({ id, owner: null }));
    return sourceOf('log', log.rows, log.path, ids, []);
  }
  const pipeline = readPipeline(file);
  const plan = pipelineModel(pipeline.rows.map(({ stage }) => stage));
  const path = stagePath(plan, 'pipeline');
  const known = pipeline.rows.flatMap(({ opened, closed, stage }) =>
    [opened, outcomeKind(stage) === null ? null : closed].filter((date) => date !== null),
  );
  const last = known.sort().at(-1) ?? '2000-01-01';
  const rows = pipeline.rows.flatMap((row) => changesOf(row, path.stages[0] ?? '', last));
  const problems = new Map<Dirt['kind'], string[]>();
  for (const { kind, detail, line } of pipeline.dirt)
    problems.set(kind, [...(problems.get(kind) ?? []), detail === '' ? `line ${line}` : detail]);
  return sourceOf(
    'export',
    rows,
    path,
    pipeline.rows,
    [...problems].map(([kind, samples]) => ({
      told: (language) => kindText(kind, language),
      count: samples.length,
      samples: samples.slice(0, 3),
    })),
  );
}

/** An export says where an opportunity stands, not how it came there: closed ones are taken to have begun in the first stage. */
function changesOf({ id, stage, opened, closed, amount }: PipelineRow, first: string, last: string) {
  const change = (date: string, to: string) => ({ id, at: `${date}T00:00:00Z`, to, amount });
  if (outcomeKind(stage) === null) return [change(opened ?? last, stage)];
  return [...(opened === null ? [] : [change(opened, first)]), change(closed ?? last, stage)];
}

function sourceOf(
  kind: Source['kind'],
  rows: readonly { readonly id: string; readonly at: string; readonly to: string }[],
  path: Parameters<typeof historyFromRows>[1]['path'],
  opportunities: readonly { readonly id: string; readonly owner: string | null }[],
  found: readonly Problem[],
): Source {
  const { history, quality } = historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'to' },
    opportunities: { rows: opportunities, id: 'id', attributes: ['id', 'owner'] },
  });
  const latest = rows.reduce((most, { at }) => Math.max(most, Date.parse(at) || 0), 0);
  return {
    kind,
    history,
    asOf: new Date(latest + DAY).toISOString(),
    rows: rows.length,
    problems: [
      ...found,
      ...quality.problems.map(({ count, samples }, index) => ({
        told: (language: Language) => {
          const issue = qualityIssues(quality)[index];
          return issue === undefined ? '' : formatIssue(issue, language === 'en' ? en : zhCN);
        },
        count,
        samples: samples.map(String),
      })),
    ],
  };
}

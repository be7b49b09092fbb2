import { en, formatIssue, StagewrightError, stagePath, toDeals } from 'stagewright';
import { historyFromRecords, stageDistribution, winRate } from 'stagewright/conversion';
import { forecastConcentration, forecastDistribution, weightedForecast } from 'stagewright/forecast';
import { zhCN } from 'stagewright/locales/zh-CN';
import { type Dirt, LEFT_OUT } from './Dirt.js';
import { outcomeKind, pipelineModel } from './pipelineModel.js';
import type { Pipeline } from './readPipeline.js';
import { takeOver } from './takeOver.js';
import { UnreadableFile } from './UnreadableFile.js';

export type PipelineSummary = ReturnType<typeof summarisePipeline>;

/**
 * What a pipeline export says as of the day after the last thing that happened in it: distribution, win rate, weighted
 * forecast, and what was not clean. Every row is taken over or told as left out.
 */
export function summarisePipeline(pipeline: Pipeline, currency: string) {
  const { rows } = pipeline;
  const plan = modelOf(pipeline);
  // The close of an open deal is a hope, not something that happened.
  const dates = rows.flatMap(({ opened, closed, stage }) => [opened, outcomeKind(stage) === null ? null : closed]);
  const known = dates.filter((date) => date !== null).sort();
  const today = new Date().toISOString().slice(0, 10);
  const [first = today, last = first] = [known[0], known.at(-1)];
  const asOf = `${nextDay(last)}T00:00:00Z`;
  const { opportunities, records, dirt } = takeOver(plan, pipeline, { at: asOf, currency });
  const { history } = historyFromRecords(records, { path: stagePath(plan, 'pipeline'), amount: 'amount' });
  const deals = toDeals(plan, opportunities);
  const options = { asOf, currency, calendar: 'UTC' };
  const found = [...pipeline.dirt, ...rareStages(pipeline), ...dirt];
  return {
    asOf,
    read: pipeline.read,
    takenOver: opportunities.length,
    leftOut: found.filter(({ kind }) => LEFT_OUT.has(kind)).length,
    history,
    distribution: stageDistribution(history, { asOf }),
    winRate: winRate(history, {
      // Closes of unknown date are assumed at the date of the report, and count.
      basis: { closedDuring: { from: first, to: nextDay(nextDay(last)) } },
      against: 'decided',
      asOf,
    }),
    forecast: weightedForecast(deals, { ...options, groupBy: ['stage'] }),
    /** What the forecast may come to, and how much of it hangs on few deals. */
    law: forecastDistribution(deals, options),
    concentration: forecastConcentration(deals, options),
    /** What each stage is assumed to be worth. */
    stages: plan.definition.series.flatMap(({ stages }) =>
      stages.map(({ id, winProbability }) => ({ id, winProbability })),
    ),
    dirt: found,
  };
}

function modelOf({ file, rows }: Pipeline): ReturnType<typeof pipelineModel> {
  try {
    return pipelineModel(rows.map(({ stage }) => stage));
  } catch (error) {
    const [issue] = error instanceof StagewrightError ? error.issues : [];
    if (issue === undefined) throw error;
    const [english, chinese] = [formatIssue(issue, en), formatIssue(issue, zhCN)];
    throw new UnreadableFile(file, `its stages make no model: ${english}`, `其阶段无法构成模型：${chinese}`);
  }
}

/** In a file of some size, a stage that one row alone has may be a slip. */
function rareStages({ rows }: Pipeline): readonly Dirt[] {
  if (rows.length < 100) return [];
  const lines = new Map<string, number[]>();
  for (const { stage, line } of rows) lines.set(stage, [...(lines.get(stage)?.slice(0, 1) ?? []), line]);
  return [...lines].flatMap(([stage, [line, another]]) =>
    line === undefined || another !== undefined ? [] : [{ kind: 'rare_stage', line, detail: stage } as const],
  );
}

function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

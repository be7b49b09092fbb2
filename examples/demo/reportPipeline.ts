import { stagePath, toDeals } from 'stagewright';
import { formatRate, historyFromRecords, stageDistribution, winRate } from 'stagewright/conversion';
import { weightedForecast } from 'stagewright/forecast';
import { pipelineModel } from './pipelineModel.js';
import type { Dirt, Pipeline } from './readPipeline.js';
import { pad, type Terminal } from './Terminal.js';
import { takeOver } from './takeOver.js';

/** Prints what a pipeline export says: distribution, win rate, weighted forecast, and what was dirty in it. */
export function reportPipeline(terminal: Terminal, pipeline: Pipeline, currency: string): void {
  const { say, line, dim } = terminal;
  const plan = pipelineModel(pipeline.rows);
  const dates = pipeline.rows.flatMap(({ opened, closed }) => [opened, closed]).filter((date) => date !== null);
  const last = dates.sort().at(-1) ?? '2026-01-01';
  const asOf = `${nextDay(last)}T00:00:00Z`;
  const { opportunities, records, dirt } = takeOver(plan, pipeline, { at: asOf, currency });
  terminal.heading(
    `${pipeline.file}: ${say(`${pipeline.rows.length} rows, as of`, `${pipeline.rows.length} 行，截至`)} ${asOf.slice(0, 10)}`,
  );

  const { history } = historyFromRecords(records, { path: stagePath(plan, 'pipeline'), amount: 'amount' });
  const { total } = stageDistribution(history, { asOf });
  line(say('Stage distribution (all opportunities, by count and by amount)', '阶段分布（全部商机，按数量与金额）'));
  for (const { stage, count, countShare, amount, amountShare, withoutAmount } of total.stages) {
    const missing =
      withoutAmount === 0 ? '' : dim(say(`  ${withoutAmount} without an amount`, `  ${withoutAmount} 个无金额`));
    line(
      `  ${pad(stage, 20)} ${pad(String(count), 6, 'left')} ${pad(`${countShare.shown ?? '–'} %`, 9, 'left')} ${pad(amount?.amount ?? '–', 16, 'left')} ${pad(`${amountShare?.shown ?? '–'} %`, 9, 'left')}${missing}`,
    );
  }

  const first = dates[0] ?? last;
  const rate = winRate(history, {
    basis: { closedDuring: { from: first, to: nextDay(last) } },
    against: 'decided',
    asOf,
  });
  line(`\n${say('Win rate', '赢单率')}: ${formatRate(rate.total, { language: terminal.language })}`);
  line(
    dim(
      say(
        `  won over won and lost, by count; final close from ${first} to ${last}; Wilson 95 %; left out: ${told(rate.excluded)}`,
        `  赢单 /（赢单 + 输单），按数量；最终关闭于 ${first} 至 ${last}；Wilson 95 % 区间；未计入：${told(rate.excluded)}`,
      ),
    ),
  );

  const forecast = weightedForecast(toDeals(plan, opportunities), {
    asOf,
    currency,
    calendar: 'UTC',
    groupBy: ['stage'],
  });
  const { weighted, won, open } = forecast.total;
  line(`\n${say('Weighted forecast', '加权预测')}: ${weighted.amount} ${currency}`);
  line(`  ${say('won', '已赢')} ${won.amount}  ${say('open, weighted', '在途加权')} ${open.amount}`);
  for (const { id, winProbability } of plan.definition.series[0]?.stages ?? []) {
    const group = forecast.groups.find(({ key }) => key.stage === id);
    line(dim(`  ${pad(id, 20)} ${say('assumed', '假定')} ${winProbability}  ${group?.value.open.amount ?? '0.00'}`));
  }
  if (Object.keys(forecast.excluded).length > 0)
    line(dim(`  ${say('left out', '未计入')}: ${told(forecast.excluded)}`));
  reportDirt(terminal, [...pipeline.dirt, ...dirt]);
}

const told = (excluded: { readonly [why: string]: number }) =>
  Object.entries(excluded)
    .map(([why, count]) => `${why} ${count}`)
    .join(', ') || '–';

/** Every kind of dirt with its count and the first place, so that nothing is dropped in silence. */
function reportDirt({ say, line, dim }: Terminal, dirt: readonly Dirt[]): void {
  line(`\n${say('What was not clean in the file', '文件中的问题')}`);
  const kinds = new Map<string, Dirt[]>();
  for (const entry of dirt) kinds.set(entry.what, [...(kinds.get(entry.what) ?? []), entry]);
  if (kinds.size === 0) line(`  ${say('nothing', '无')}`);
  for (const [what, entries] of [...kinds].sort(([, a], [, b]) => b.length - a.length)) {
    const [example] = entries;
    line(
      `  ${pad(String(entries.length), 6, 'left')} ${what.replaceAll('_', ' ')} ${dim(say(`e.g. line ${example?.line}: ${example?.detail}`, `例如第 ${example?.line} 行：${example?.detail}`))}`,
    );
  }
}

function nextDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

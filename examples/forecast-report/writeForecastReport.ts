import { basename } from 'node:path';
import type { Money } from 'stagewright';
import { weightedForecast } from 'stagewright/forecast';
import { type Language, ReportPage } from '../report-page/ReportPage.js';
import { forecastSections } from './forecastSections.js';
import { forecastSource } from './forecastSource.js';
import { grouped } from './numbersTable.js';

export type ForecastReportOptions = {
  readonly language: Language;
  readonly currency: string;
  /** In major units; left out: a tenth above the weighted forecast, to two figures. */
  readonly quota?: string | undefined;
};

/** The forecast report of a pipeline export, as one page. */
export function writeForecastReport(file: string, { language, currency, quota }: ForecastReportOptions): string {
  const source = forecastSource(file, currency);
  const { total } = weightedForecast(source.deals, { asOf: `${source.today}T00:00:00Z`, currency });
  const target: Money = { amount: quota ?? aboveBy(Number(total.weighted.amount)), currency };
  const page = new ReportPage(language);
  const say = page.say.bind(page);
  const name = basename(file);
  return page.write(
    say(`Forecast: ${name}`, `预测报告：${name}`),
    [
      say(
        `As of ${source.today}. Wins since ${source.from}, and all open deals.`,
        `截至 ${source.today}。含 ${source.from} 以来的赢单及全部在途商机。`,
      ),
      quota === undefined
        ? say('The quota is assumed: --quota gives another.', '目标为假定值：可用 --quota 指定。')
        : say(`Quota: ${grouped(target)}.`, `目标：${grouped(target)}。`),
      say('Each number opens what it means and who is counted in it.', '点击数字可查看其定义和计入的商机。'),
    ],
    forecastSections({ source, quota: target, say, language }),
  );
}

function aboveBy(weighted: number): string {
  const goal = weighted * 1.1;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(goal, 1))) - 1);
  return String(Math.max(step, Math.round(goal / step) * step));
}

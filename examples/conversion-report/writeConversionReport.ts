import { basename } from 'node:path';
import { type Language, ReportPage } from '../report-page/ReportPage.js';
import { conversionSections } from './conversionSections.js';
import { readSource } from './readSource.js';

/** The report of a file, as one page. */
export function writeConversionReport(file: string, language: Language): string {
  const source = readSource(file);
  const page = new ReportPage(language);
  const say = page.say.bind(page);
  const name = basename(file);
  return page.write(
    say(`Conversion: ${name}`, `转化报告：${name}`),
    [
      say(
        `As of ${source.asOf.slice(0, 10)} (the day after the last change), ${source.history.opportunities} opportunities.`,
        `截至 ${source.asOf.slice(0, 10)}（最后一次变更次日），商机 ${source.history.opportunities} 个。`,
      ),
      say('Each number opens what it means and who is counted in it.', '点击数字可查看其定义和计入的商机。'),
    ],
    conversionSections({ source, say, language }),
  );
}

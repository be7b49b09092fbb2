import { compileSalesModel, en } from 'stagewright';
import { stageDistributionChart, toVegaLite } from 'stagewright/charts';
import { describe as describeReport, formatRate, historyFromRows, stageDistribution } from 'stagewright/conversion';
import { toMarkdownTable } from 'stagewright/diagram';
import { describe, expect, it } from 'vitest';
import { withLintTexts } from '../../../src/lint/texts/withLintTexts.js';
import { isChinese } from '../../../src/locales/index.js';
import { smallModel } from '../../support/smallModel.js';

const plan = compileSalesModel(smallModel);
const path = { stages: ['lead'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
const rows = [{ id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' }];
const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
const report = stageDistribution(history, { asOf: '2026-06-01T00:00:00Z' });
const rate = { value: null, numerator: 0, denominator: 0, interval: { low: null, high: null, level: 0.95 } };

/** Everything that speaks two languages by a tag: whether what it says is Chinese. */
const speakers: { readonly [name: string]: (language: string) => boolean } = {
  isChinese,
  chart: (language) => hasChinese(stageDistributionChart(report, { locale: { language } }).title),
  'Vega-Lite': (language) => 'padding' in toVegaLite(stageDistributionChart(report, { locale: { language } })),
  diagram: (language) => hasChinese(toMarkdownTable(plan, 'deal', { language })),
  'report in words': (language) => hasChinese(describeReport(report, { locale: { ...en, language } })),
  rate: (language) => hasChinese(formatRate(rate as Parameters<typeof formatRate>[0], { language })),
  linter: (language) => hasChinese(JSON.stringify(withLintTexts({ ...en, language }))),
};

describe.each(Object.entries(speakers))('%s', (_name, speaks) => {
  it.each(['zh', 'zh-CN', 'zh_CN', 'ZH-cn', 'zh-Hans', 'zh-Hant-TW', 'ZH'])('%s is Chinese', (language) => {
    expect(speaks(language)).toBe(true);
  });
  it.each(['en', 'zhx', 'zha', 'z', 'de-ZH', ''])('“%s” is not', (language) => {
    expect(speaks(language)).toBe(false);
  });
});

function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

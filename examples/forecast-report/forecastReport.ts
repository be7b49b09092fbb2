import { fileURLToPath } from 'node:url';
import { reportCommand } from '../report-page/reportCommand.js';
import { writeForecastReport } from './writeForecastReport.js';

const USAGE = `npm run report:forecast -- [pipeline.csv] [--lang en|zh-CN] [--out page.html]
  [--currency USD] [--quota 1000000]

Reads a pipeline export with one row an opportunity, or a sample, and writes one page.`;

reportCommand(USAGE, {
  out: '.tmp/forecast-report.html',
  options: ['currency', 'quota'],
  write: ({ files: [file], language, given: { currency = 'USD', quota } }) =>
    writeForecastReport(file ?? fileURLToPath(new URL('../demo/sample.csv', import.meta.url)), {
      language,
      currency,
      quota,
    }),
});

import { fileURLToPath } from 'node:url';
import { reportCommand } from '../report-page/reportCommand.js';
import { writeConversionReport } from './writeConversionReport.js';

const USAGE = `npm run report:conversion -- [file.csv] [--lang en|zh-CN] [--out page.html]

Reads a log of stage changes (case, activity, timestamp; also gzipped) or a
pipeline export with one row an opportunity, or a sample, and writes one page.`;

reportCommand(USAGE, {
  out: '.tmp/conversion-report.html',
  options: [],
  write: ({ files: [file], language }) =>
    writeConversionReport(file ?? fileURLToPath(new URL('../demo/sample.csv', import.meta.url)), language),
});

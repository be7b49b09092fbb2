import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { writeForecastReport } from '../../../examples/forecast-report/writeForecastReport.js';
import { reportCommand } from '../../../examples/report-page/reportCommand.js';

const folder = mkdtempSync(join(tmpdir(), 'stagewright-report-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const pipeline = file(
  'pipeline.csv',
  'id,stage,amount,created,closed\n1,Won,100,2026-01-02,2026-02-01\n2,Demo,50,2026-01-02,\n3,Lost,7,2026-01-02,2026-02-03\n',
);
const page = join(folder, 'page.html');

/** What the command says and exits with; a page is written where it does not complain. */
function told(...args: readonly string[]) {
  const said: string[] = [];
  const tell = (text: unknown) => said.push(String(text)) > 0;
  vi.spyOn(process.stderr, 'write').mockImplementation(tell as never);
  vi.spyOn(process.stdout, 'write').mockImplementation(tell as never);
  process.exitCode = undefined;
  const before = process.argv;
  process.argv = ['node', 'forecastReport', ...args];
  rmSync(page, { force: true });
  try {
    reportCommand('USAGE', {
      out: page,
      options: ['currency', 'quota'],
      write: ({ files: [path = pipeline], language, given: { currency = 'USD', quota } }) =>
        writeForecastReport(path, { language, currency, quota }),
    });
  } finally {
    process.argv = before;
  }
  const { exitCode } = process;
  process.exitCode = undefined;
  vi.restoreAllMocks();
  return { text: said.join(''), exitCode, isWritten: existsSync(page) };
}

test.each([
  ['no such file', ['/nowhere/at/all.csv'], 'there is no such file'],
  ['a folder', [folder], 'is a folder'],
  ['an empty file', [file('empty.csv', '')], 'holds no rows'],
  ['a file with a head only', [file('head.csv', 'id,stage,amount\n'), '--lang', 'zh-CN'], '没有数据行'],
  ['a language that it has not', ['--lang', 'fr'], '--lang: en, zh-CN'],
  ['an option without a value', ['--quota'], 'USAGE'],
  ['two files', [pipeline, pipeline], 'USAGE'],
  ['a quota that is no amount', ['--quota', 'abc'], '--quota: “abc”'],
  ['a quota that is no amount, in Chinese', ['--quota', 'abc', '--lang', 'zh-CN'], '--quota: “abc”不是'],
  ['a quota of more decimals than the currency has', ['--currency', 'JPY', '--quota', '1.5'], '--quota: '],
  ['a currency that there is none of', ['--currency', 'yuan'], '--currency: “yuan”'],
  ['a folder to write to', ['--out', folder], folder],
])('%s is told, with exit code 2 and no page', (_, args, text) => {
  const found = told(...args);
  expect([found.exitCode, found.isWritten]).toEqual([2, false]);
  expect(found.text).toContain(text);
  expect(found.text).not.toMatch(/ {2}at |Error:/);
});

test.each([
  ['of what has no amounts', 'id,stage,created\n1,Demo,2026-01-02\n2,Won,2026-01-03\n3,Lost,2026-01-03\n'],
  ['of one row without a date', 'id,stage\n1,Demo\n'],
  ['of wins alone', 'id,stage,amount,created,closed\n1,Won,100,2026-01-02,2026-02-01\n'],
  ['of losses alone', 'id,stage,amount,created,closed\n1,Lost,100,2026-01-02,2026-02-01\n'],
])('a page %s is written, with what cannot be said as a dash', (_, content) => {
  for (const lang of ['en', 'zh-CN']) {
    expect(told(file('odd.csv', content), '--lang', lang)).toMatchObject({ exitCode: undefined, isWritten: true });
    const text = readFileSync(page, 'utf8');
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(text).toContain('–');
    // Nothing decided: there is no win rate, not one of 0.
    expect(/(measured, |赢单率为 )–/.test(text)).toBe(!/Won|Lost/.test(content));
  }
});

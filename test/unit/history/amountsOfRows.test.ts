import { formatHint, formatIssue } from 'stagewright';
import { historyFromRows, qualityIssues } from 'stagewright/conversion';
import { en } from 'stagewright/locales/en';
import { zhCN } from 'stagewright/locales/zh-CN';
import { expect, test } from 'vitest';

const path = { stages: ['lead'], won: ['won'], lost: [], abandoned: [], parked: [] };
const columns = { opportunityId: 'id', at: 'at', to: 'to', amount: 'sum', currency: 'code' } as const;
const rowsOf = (...amounts: readonly (readonly [sum: unknown, code: unknown])[]) =>
  amounts.map(([sum, code], index) => ({ id: `o${index}`, at: '2026-01-01T00:00:00Z', to: 'lead', sum, code }));

test('blanks around an amount or a currency say nothing', () => {
  const { history, quality } = historyFromRows(
    rowsOf(['1234.50 ', 'EUR'], [' 7', 'EUR '], ['\u3000-5.5\t', ' JPY'], [' ', 'EUR'], [' ', '']),
    { path, columns },
  );
  expect(history.amounts).toEqual([123_450n, 700n, null, null, null]);
  expect(quality.problems).toMatchObject([{ code: 'unparsable_amount', count: 1 }]);
});

test('the fault of a currency is told of the currency, and none is left uncounted', () => {
  const { history, quality } = historyFromRows(rowsOf(['5', 'eur'], ['5', '€'], ['5', ''], ['6', null], ['7', 'EUR']), {
    path,
    columns,
  });
  expect(history.amounts).toEqual([null, null, null, null, 700n]);
  expect(quality.problems).toEqual([
    { code: 'missing_currency', count: 2, action: 'kept', samples: ['5', '6'] },
    { code: 'unknown_currency', count: 2, action: 'kept', samples: ['eur', '€'] },
  ]);
  expect(quality.kept).toBe(5);
  const first = historyFromRows(rowsOf(['5', ''], ['7', 'EUR']), { path, columns });
  expect([first.history.amounts, first.quality.problems.length]).toEqual([[null, 700n], 1]);
  const issues = qualityIssues(quality);
  expect(issues.map((issue) => formatIssue(issue, en))).toEqual([
    'An amount has no currency (2 rows: 5, 6).',
    'This is not a currency (2 rows: eur, €).',
  ]);
  expect(issues.map((issue) => formatIssue(issue, zhCN))).toEqual([
    '金额没有币种（2行：5、6）。',
    '这不是币种（2行：eur、€）。',
  ]);
});

test('a currency of the options is that of rows whose column says none', () => {
  const { history, quality } = historyFromRows(rowsOf(['5', 'USD'], ['5', ''], ['5', null]), {
    path,
    columns,
    currency: 'EUR',
  });
  expect([history.currencies, quality.problems]).toEqual([['USD', 'EUR', 'EUR'], []]);
});

test.each(['EURO', 'eur', '', 7, null])('the option %j is no currency', (currency) => {
  expect(() => historyFromRows(rowsOf(['5', 'EUR']), { path, columns, currency: currency as never })).toThrow(
    expect.objectContaining({
      issues: [
        expect.objectContaining({ code: 'unknown_currency', path: 'currency', params: { currency: String(currency) } }),
      ],
    }),
  );
});

test('an amount that cannot be read is told with how amounts are written', () => {
  const { quality } = historyFromRows(
    rowsOf(['1,234.50', 'EUR'], ['1.234,50', 'EUR'], ['€100', 'EUR'], ['1.234', 'EUR']),
    {
      path,
      columns,
    },
  );
  const [issue] = qualityIssues(quality);
  expect(quality.problems).toMatchObject([{ code: 'unparsable_amount', count: 4 }]);
  expect(issue && formatHint(issue, en)).toContain('no thousands separators');
  expect(issue && formatHint(issue, zhCN)).toContain('千位分隔符');
});

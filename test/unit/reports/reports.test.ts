import { describe, expect, test } from 'vitest';
import { writeConversionReport } from '../../../examples/conversion-report/writeConversionReport.js';
import { grouped } from '../../../examples/forecast-report/numbersTable.js';
import { writeForecastReport } from '../../../examples/forecast-report/writeForecastReport.js';
import { root } from '../../package/entries.js';

// Both reports of the sample in both languages, as text; `npm run check:reports` opens them in a browser.

const sample = `${root}examples/demo/sample.csv`;
const pages = {
  'conversion in English': () => writeConversionReport(sample, 'en'),
  'conversion in Chinese': () => writeConversionReport(sample, 'zh-CN'),
  'forecast in English': () => writeForecastReport(sample, { language: 'en', currency: 'USD', quota: '3500000' }),
  'forecast in Chinese': () => writeForecastReport(sample, { language: 'zh-CN', currency: 'CNY' }),
};
const texts = (page: string, tag: string) =>
  [...page.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]+)<`, 'g'))].map(([, text]) => text ?? '');

describe.each(Object.entries(pages))('%s', (name, write) => {
  const page = write();

  test('is one page of sections, with what cannot be said told as a dash', () => {
    expect(texts(page, 'h2').length).toBeGreaterThanOrEqual(5);
    expect(page).not.toMatch(/NaN|undefined|Infinity|\[object|<script|https?:\/\/(?!www\.w3\.org\/)/);
  });

  test('speaks one language in its titles, heads, notes and definitions', () => {
    const said = [...texts(page, 'h1'), ...texts(page, 'h2'), ...texts(page, 'p class="note"'), ...texts(page, 'p')];
    expect(said.length).toBeGreaterThan(20);
    const wrong = said.filter(
      (text) => /\p{L}{4}/u.test(text) && /\p{Script=Han}/u.test(text) !== name.endsWith('Chinese'),
    );
    // What a report calls its method is a name for programs; an amount or a date is no word.
    expect(wrong.filter((text) => !/^(?:\w+(?:\/\w+)*|[\d.,% –-]+(?: \w+)?)$/.test(text))).toEqual([]);
  });

  test('every number opens one explanation', () => {
    const opened = [...page.matchAll(/popovertarget="(\w+)"/g)].map(([, id]) => id);
    const there = [...page.matchAll(/popover id="(\w+)"/g)].map(([, id]) => id);
    expect(opened.length).toBeGreaterThan(10);
    expect(new Set(opened).size).toBe(opened.length);
    expect(there).toEqual(opened);
  });
});

test('thousands are apart before the point, never behind it', () => {
  const money = (amount: string) => grouped({ amount, currency: 'CLF' });
  expect(['1234567.1234', '-1234.5678', '999', '1000'].map(money)).toEqual([
    '1,234,567.1234 CLF',
    '-1,234.5678 CLF',
    '999 CLF',
    '1,000 CLF',
  ]);
});

import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { bundle } from './bundle.js';
import { entries, root } from './entries.js';

/** The one package of another project that an entry may bring into a host's bundle. */
const brings: Readonly<Record<string, RegExp>> = {
  'stagewright/parse': /^node_modules\/zod\//,
  'stagewright/machine': /^node_modules\/xstate\//,
  'stagewright/testing/arbitraries': /^node_modules\/(?:fast-check|pure-rand)\//,
};

/** Bytes that stay where an entry is imported for nothing, if more than a few constants do. */
const constants: Readonly<Record<string, number>> = {
  // Its matchers: the one module that is imported for what it does.
  'stagewright/testing/vitest': Number.POSITIVE_INFINITY,
  // The YAML reader, whose classes and tables refer to each other, is kept by a bundler that takes no annotation's word.
  'stagewright/testing': 75_000,
};

describe.each(entries)('$specifier', ({ specifier, name, commonJs }) => {
  test('brings nothing of other projects but what it is for', async () => {
    const { files } = await bundle(`export * from '${specifier}';`);
    const strangers = files.filter((path) => !/^(?:dist\/|<stdin>$)/.test(path) && !brings[specifier]?.test(path));
    expect(strangers).toEqual([]);
    expect(files.some((path) => path.startsWith('dist/'))).toBe(true);
  });

  test('does no work when it is loaded: imported for nothing, nothing but a few constants stays', async () => {
    const { text } = await bundle(`import '${specifier}';`, { bare: true });
    const own = text.split(/^\/\/ (?=dist\/|node_modules\/)/m).filter((part) => part.startsWith('dist/'));
    expect(own.join('').length).toBeLessThan(constants[specifier] ?? 1_000);
  });

  test.each(commonJs ? ['js', 'cjs'] : ['js'])(
    'names neither date-fns nor a host of its own in its .%s file',
    (ending) => {
      const code = readFileSync(`${root}dist/${name}.${ending}`, 'utf8');
      expect(code).not.toMatch(/(?:from|require\() ?["'](?:@date-fns|date-fns)/);
    },
  );
});

test('parsing brings the small zod, not the one whose classes are all of it', async () => {
  const { files } = await bundle(`export { parseSalesModel } from 'stagewright/parse';`);
  expect(files.filter((path) => path.includes('zod/v4/classic'))).toEqual([]);
});

test('parsing does not bring the wording of the format, which the JSON Schema alone needs', async () => {
  const words = 'what other systems call a pipeline';
  expect((await bundle(`export { salesModelJsonSchema } from 'stagewright/parse';`)).text).toContain(words);
  expect((await bundle(`export { parseSalesModel } from 'stagewright/parse';`)).text).not.toContain(words);
});

test('a measure does not bring the words of reports, nor what looks for their members', async () => {
  const words = 'Opportunities won over those that count';
  expect((await bundle(`export { describe } from 'stagewright/conversion';`)).text).toContain(words);
  const { text } = await bundle(`export { winRate, timeInStage, stageFlow } from 'stagewright/conversion';`);
  expect(text).not.toContain(words);
  expect(text).not.toContain('members_not_kept');
});

/** Gzipped bytes that a host pays, at most; sizes are the same on every machine. */
const limits: readonly { readonly what: string; readonly code: string; readonly kilobytes: number }[] = [
  {
    what: 'compiler and kernel',
    code: `export { apply, can, compileSalesModel, explain, moves, openOpportunity } from 'stagewright';`,
    kilobytes: 36,
  },
  { what: 'parsing alone', code: `export { parseSalesModel } from 'stagewright/parse';`, kilobytes: 25.4 },
  {
    what: 'the same, with parsing',
    code: `export { apply, can, compileSalesModel, explain, moves, openOpportunity } from 'stagewright';
      export { parseSalesModel } from 'stagewright/parse';`,
    kilobytes: 49.4,
  },
  {
    what: 'the same, with the XState machine',
    code: `export { apply, can, compileSalesModel, explain, moves, openOpportunity } from 'stagewright';
      export { parseSalesModel } from 'stagewright/parse';
      export { toMachine } from 'stagewright/machine';`,
    kilobytes: 66.7,
  },
  // A calendar is held to what it may be, attributes are read as they were, won outcomes can be told apart: 2 kB of it.
  { what: 'one measure of conversion', code: `export { winRate } from 'stagewright/conversion';`, kilobytes: 14.2 },
  // The aim was 8 kB: some thirty kinds of rows that cannot be right, forms of dates, numbers that are no instants, columns
  // that no row has, columns and ties of time are in it, and 2.5 kB are attributes that change over time.
  {
    what: 'one measure with its history from rows',
    code: `export { historyFromRows, winRate } from 'stagewright/conversion';`,
    kilobytes: 27,
  },
  // Some thirty measures, readers of histories, and what reports say in two languages: 20 kB was the aim when there were
  // nine measures. A host pays for those it uses.
  { what: 'all of conversion', code: `export * from 'stagewright/conversion';`, kilobytes: 88.8 },
  {
    what: 'members and table of reports',
    code: `export { members, toTable } from 'stagewright/conversion';`,
    kilobytes: 6.2,
  },
  { what: 'reports in words', code: `export { describe } from 'stagewright/conversion';`, kilobytes: 19.2 },
  // The aim was 8 kB with the distribution: half of the first is the reading of rows and options, wrong ones told.
  { what: 'the weighted forecast', code: `export { weightedForecast } from 'stagewright/forecast';`, kilobytes: 15.6 },
  {
    what: 'the weighted forecast and the distribution',
    code: `export { forecastDistribution, weightedForecast } from 'stagewright/forecast';`,
    kilobytes: 24.9,
  },
  // 28 kB was the aim before probabilities were fitted, applied, calibrated and tried on the past. A host pays for what it uses.
  { what: 'all of forecast', code: `export * from 'stagewright/forecast';`, kilobytes: 58.9 },
  {
    what: 'a chart and a renderer',
    code: `export { forecastChart, toECharts } from 'stagewright/charts';`,
    // A quarter of it refuses what is no report, no chart and no option.
    kilobytes: 8.8,
  },
  { what: 'all of charts', code: `export * from 'stagewright/charts';`, kilobytes: 16.8 },
];

describe('gzipped, tree-shaken by a bundler', () => {
  const measured: string[] = [];

  test.each(limits)('$what: at most $kilobytes kB', async ({ what, code, kilobytes }) => {
    const { gzipBytes } = await bundle(code);
    measured.push(`${(gzipBytes / 1000).toFixed(1).padStart(6)} kB of ${kilobytes}: ${what}`);
    expect(gzipBytes).toBeLessThanOrEqual(kilobytes * 1000);
  });

  afterAll(() => process.stdout.write(`\nBundles, gzipped:\n${measured.join('\n')}\n`));
});

import { describe, expect, test } from 'vitest';
import { StagewrightError } from '../../../src/issues/index.js';
import { forecastCalled, forecastCalls, history } from '../../support/forecastCalls.js';

type Place = readonly (string | number)[];

/**
 * Which argument holds options, or is written for the call as they are; `null`: none. All others are data of the host, or
 * results and models that were stored, and may have more than what is read of them.
 */
const OPTIONS: { readonly [name: string]: Place | null } = {
  // It is of the statistics, that refuse nothing: what is no proportion has no interval.
  proportionInterval: null,
  apportion: null,
  requiredPipeline: [0],
  whatIf: [1, 2],
  singleRollUps: null,
  cumulativeRollUps: null,
  splitDeals: null,
  compareForecasts: null,
  forecastAccuracy: null,
  evidenceProbability: null,
  applyProbabilityModel: null,
  applyCalibration: null,
  projectClosings: [2],
  calibration: [2],
  calibrateProbabilities: [2],
  designWinRates: [0, 1],
  compareForecasters: [2],
  'backtestForecast and what is said': null,
};

/** What stands in options and is read as a value: money and calendars; models; records by names of the host. */
const VALUES = /(^|\.)(quota|amount|target|dealAmount|calendar|model|weights|hourlyRates|expectedValues)$/;

const named = (name: string): Place | null => {
  const [own = ''] = name.split(' ');
  const found = name in OPTIONS ? OPTIONS[name] : OPTIONS[own];
  return found === undefined ? [1] : found;
};

/** Every record in options, by its path. */
function recordsIn(value: unknown, path: string): readonly string[] {
  if (typeof value !== 'object' || value === null || value === history || VALUES.test(path)) return [];
  const inside = Object.entries(value).flatMap(([key, one]) => recordsIn(one, path === '' ? key : `${path}.${key}`));
  return Array.isArray(value) ? inside : [path, ...inside];
}

function withMore(value: unknown, path: string, more: object): unknown {
  if (path === '') return { ...(value as object), ...more };
  const [key = '', ...rest] = path.split('.');
  const copy: { [key: string]: unknown } = Array.isArray(value) ? ([...value] as never) : { ...(value as object) };
  copy[key] = withMore(copy[key], rest.join('.'), more);
  return copy;
}

function issuesOf(name: string, args: readonly unknown[]) {
  try {
    forecastCalled(name)(...(args as never[]));
  } catch (error) {
    if (error instanceof StagewrightError) return error.issues;
    throw error;
  }
  return [];
}

const places = Object.keys(forecastCalls).flatMap((name) =>
  (named(name) ?? []).flatMap((argument) =>
    recordsIn(forecastCalls[name]?.[0][argument as number], '').map((path) => ({ name, argument, path })),
  ),
);

test('most functions have options, and parts of them', () => {
  expect(new Set(places.map(({ name }) => name)).size).toBeGreaterThan(20);
  expect(places.filter(({ path }) => path !== '').map(({ path }) => path)).toEqual(
    expect.arrayContaining(['closing', 'rates.0', 'period', 'earlier.0', 'categories.1', 'rollUps.0', 'quotas.1']),
  );
});

describe.each(places)('$name, argument $argument: $path', ({ name, argument, path }) => {
  const args = forecastCalls[name]?.[0] ?? [];
  const ask = (more: object) =>
    issuesOf(
      name,
      args.map((one, index) => (index === argument ? withMore(one, path, more) : one)),
    );

  test('what nobody reads is refused, and said where', () => {
    const [found, ...others] = ask({ zzzzzz: 1 }).filter(({ code }) => code === 'unknown_property');
    expect(found?.params).toEqual({ property: 'zzzzzz', nearest: null });
    expect(found?.path.endsWith(path === '' ? 'zzzzzz' : `${path}.zzzzzz`)).toBe(true);
    expect(others).toEqual([]);
  });

  test('what is not given at all says nothing', () => {
    expect(ask({ zzzzzz: undefined })).toEqual([]);
  });

  test('a property whose name is misspelt is told with the one that was meant', () => {
    const own =
      path === ''
        ? args[argument as number]
        : path.split('.').reduce<unknown>((all, key) => (all as never)[key], args[argument as number]);
    for (const option of Object.keys(own as object)) {
      const misspelt = `${option}${option.at(-1)}`;
      const told = ask({ [misspelt]: 1 }).filter(({ code }) => code === 'unknown_property');
      expect(
        told.map(({ params }) => params),
        option,
      ).toEqual([{ property: misspelt, nearest: option.length < 3 ? expect.anything() : option }]);
    }
  });
});

import { fc, test } from '@fast-check/vitest';
import { compileSalesModel, type SalesModelInput, StagewrightError } from 'stagewright';
import { parseSalesModel } from 'stagewright/parse';
import { test as example, expect } from 'vitest';
import * as examples from '../../examples/models/index.js';
import { smallModel } from '../support/smallModel.js';

const models: readonly SalesModelInput[] = [smallModel, ...Object.values(examples)];

/** What a file may hold in the place of something else. */
const ODD: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  1.5,
  1e300,
  '',
  ' ',
  'x',
  'x'.repeat(300),
  true,
  false,
  [],
  [null],
  ['x'],
  [[]],
  {},
  { id: 'x' },
  { en: 'X' },
  { 'no language!': 'X' },
  { label: null, meta: 'x' },
];

/** Every place in a model but what is the host's own (`meta`). */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).filter(([key]) => key !== 'meta');
  return [path, ...inner.flatMap(([key, part]) => placesOf(part, [...path, key]))];
}

function changed(model: SalesModelInput, path: readonly string[], value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = structuredClone(model);
  let target = copy as unknown as { [key: string]: unknown };
  for (const step of path.slice(0, -1)) target = target[step] as typeof target;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete target[last];
  else target[last] = value;
  return JSON.parse(JSON.stringify(copy));
}

function compiles(model: unknown): boolean {
  try {
    compileSalesModel(model as SalesModelInput);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(StagewrightError);
    return false;
  }
}

/** Decision 0002. */
test.prop([fc.constantFrom(...models), fc.nat(), fc.nat(ODD.length - 1)], { numRuns: 60 })(
  'what is loaded and what is compiled are held to the same',
  (model, place, odd) => {
    const places = placesOf(model);
    const given = changed(model, places[place % places.length] ?? [], ODD[odd]);
    expect([compiles(given), given]).toEqual([parseSalesModel(given).ok, given]);
  },
);

/** What only some parts of a model carry. */
const CARRIED = { id: 'x', label: 'X', description: 'D', meta: {}, unheardOf: 1 };

example('what each kind of part may carry besides is the same, whoever asks', () => {
  const seen = new Set<string>();
  const different: string[] = [];
  for (const model of models) {
    for (const path of placesOf(model)) {
      const kind = path.map((step) => (/^\d+$/.test(step) ? '*' : step)).join('.');
      if (seen.has(kind)) continue;
      seen.add(kind);
      for (const [property, value] of Object.entries(CARRIED)) {
        const part = path.reduce((at, step) => (at as { [key: string]: unknown })[step], model as unknown);
        if (typeof part !== 'object' || part === null || Array.isArray(part) || property in part) continue;
        const given = changed(model, [...path, property], value);
        if (compiles(given) !== parseSalesModel(given).ok) different.push(`${kind}: ${property}`);
      }
    }
  }
  expect(seen.size).toBeGreaterThan(200);
  expect(different).toEqual([]);
});

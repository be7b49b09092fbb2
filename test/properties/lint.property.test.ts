import { fc, test } from '@fast-check/vitest';
import { compileSalesModel, type SalesModelInput } from 'stagewright';
import { formatFindings, lintSalesModel, toSarif } from 'stagewright/lint';
import { salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect } from 'vitest';
import * as examples from '../../examples/models/index.js';
import { soundModel } from '../docs/rules/soundModel.js';
import { smallModel } from '../support/smallModel.js';

const models = [...Object.values(examples), smallModel, soundModel] as readonly SalesModelInput[];
const weight = { info: 0, warning: 1, error: 2 };

describe('whatever model', () => {
  test.prop([salesModelArbitrary()], { numRuns: 25 })(
    'linting a model that compiles never throws, and refuses nothing of it',
    (model) => {
      compileSalesModel(model);
      const findings = lintSalesModel(model);
      expect(findings.filter(({ number }) => number === 'SW000')).toEqual([]);
      expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
      expect(
        formatFindings(findings, { source: { uri: 'm.json', text: JSON.stringify(model, null, 2) } }),
      ).not.toContain('undefined');
    },
    60_000,
  );

  test.prop([salesModelArbitrary()], { numRuns: 20 })(
    'strict only adds: findings, and weight',
    (model) => {
      const strict = lintSalesModel(model, { strict: true });
      for (const finding of lintSalesModel(model)) {
        const same = strict.find(
          ({ code, path, params }) =>
            code === finding.code && path === finding.path && JSON.stringify(params) === JSON.stringify(finding.params),
        );
        expect(same).toBeDefined();
        expect(weight[same?.severity ?? 'info']).toBeGreaterThanOrEqual(weight[finding.severity]);
      }
    },
    60_000,
  );

  test.prop(
    [
      fc.constantFrom(...models),
      fc.nat(),
      fc.constantFrom<unknown>(undefined, null, '', 'x', 0, -1, Number.NaN, true, [], [null], {}, { id: 'x' }),
    ],
    {
      numRuns: 100,
    },
  )(
    'a model broken in one place is linted, not thrown at',
    (model, seed, value) => {
      const findings = lintSalesModel(broken(model, seed, value));
      expect(() => toSarif(findings, { uri: 'm.json' })).not.toThrow();
      for (const { number, code, path } of findings)
        expect([typeof number, typeof code, typeof path]).toEqual(['string', 'string', 'string']);
    },
    60_000,
  );

  test.prop([fc.jsonValue()], { numRuns: 50 })(
    'what is no model at all is told as such',
    (value) => {
      const findings = lintSalesModel(value as unknown as SalesModelInput);
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.every(({ severity }) => severity === 'error')).toBe(true);
    },
    60_000,
  );
});

/** A copy with the value at one of its places replaced. */
function broken(model: SalesModelInput, seed: number, value: unknown): SalesModelInput {
  const copy = structuredClone(model) as unknown as { [key: string]: unknown };
  const places: (readonly [{ [key: string]: unknown }, string])[] = [];
  collect(copy);
  const [holder, key] = places[seed % places.length] ?? [copy, 'id'];
  if (value === undefined) delete holder[key];
  else holder[key] = value;
  return copy as unknown as SalesModelInput;

  function collect(branch: { [key: string]: unknown }): void {
    for (const [name, inner] of Object.entries(branch)) {
      places.push([branch, name]);
      if (typeof inner === 'object' && inner !== null) collect(inner as { [key: string]: unknown });
    }
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { lintSalesModel } from 'stagewright/lint';
import { describe, expect, test } from 'vitest';
import { root } from '../../package/entries.js';
import { type Pipeline, readPipeline } from '../../support/readPipeline.js';

const folder = `${root}../shared/data/pipelines`;
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

/** What each anomaly is called here, and by which parameter the finding names its items. */
const NAMES: { readonly [anomaly: string]: (items: readonly string[]) => readonly string[] } = {
  multiple_won: (items) => [`several_outcomes_of_kind won ${[...items].sort().join(', ')}`],
  multiple_lost: (items) => [`several_outcomes_of_kind lost ${[...items].sort().join(', ')}`],
  open_but_forecast_omitted: (items) => items.map((item) => `category_contradicts_outcome open ${item}`),
  won_but_not_forecast_closed: (items) => items.map((item) => `category_contradicts_outcome won ${item}`),
  open_with_probability_0: (items) => items.map((item) => `extreme_probability ${item}`),
  process_uses_unknown_stage: (items) => items.map((item) => `unknown_reference ${item}`),
  stage_in_no_process: (items) => items.map((item) => `catalogue_stage_unused ${item}`),
  no_lost_stage: () => ['no_lost_outcome'],
};

/** Findings in the form above. */
function told(pipeline: Pipeline): ReadonlySet<string> {
  return new Set(
    readPipeline(pipeline).flatMap((model) =>
      lintSalesModel(model).map(({ code, params }) => {
        if (code === 'several_outcomes_of_kind') {
          return `${code} ${params.status} ${[...(params.outcomes as readonly string[])].sort().join(', ')}`;
        }
        if (code === 'category_contradicts_outcome') return `${code} ${params.status} ${params.stage}`;
        if (code === 'unknown_reference') return `${code} ${params.id}`;
        if (code === 'extreme_probability' || code === 'catalogue_stage_unused') return `${code} ${params.stage}`;
        return code;
      }),
    ),
  );
}

describe('real pipelines', () => {
  if (files.length === 0) {
    test('are left out: the folder with the data is absent', () => expect(existsSync(folder)).toBe(false));
    return;
  }
  test.each(files)(
    '%s: every anomaly that its file lists is found, and where it lists none there is no error',
    (name) => {
      const pipeline: Pipeline = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
      const found = told(pipeline);
      for (const { code, items } of pipeline.anomalies) {
        const names = Array.isArray(items) ? items : Object.values(items).flat();
        const expected = NAMES[code]?.(names);
        expect(expected, `${code} has no name here`).toBeDefined();
        for (const one of expected ?? []) expect([...found]).toContain(one);
      }
      const errors = readPipeline(pipeline).flatMap((model) =>
        lintSalesModel(model).filter(({ severity }) => severity === 'error'),
      );
      // A stage that is used and not there is an error by itself; nothing else in these files is one.
      const expected = pipeline.anomalies.some(({ code }) => code === 'process_uses_unknown_stage');
      expect(errors.filter(({ code }) => code !== 'unknown_reference')).toEqual([]);
      expect(errors.length > 0).toBe(expected);
    },
  );
});

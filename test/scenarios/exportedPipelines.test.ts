import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { compileSalesModel, type SalesModelInput } from 'stagewright';
import { lintSalesModel } from 'stagewright/lint';
import { describe, expect, test } from 'vitest';
import { readPipeline } from '../support/readPipeline.js';

/**
 * Pipelines of a real HubSpot account (dbt_hubspot) as sales models. The numbers are those of ../shared/data/facts, computed
 * apart from any library; what is dirty in the definitions is counted here as the facts count it.
 */
const DATA = '../shared/data';
type Row = { readonly [column: string]: string };
const table = (name: string) => parse(readFileSync(`${DATA}/dbt_hubspot/${name}.csv`), { columns: true }) as Row[];

if (!existsSync(DATA)) {
  test('real pipelines are left out: the folder with them is absent', () => expect(existsSync(DATA)).toBe(false));
} else {
  const { quirks, facts } = JSON.parse(readFileSync(`${DATA}/facts/dbt_hubspot.json`, 'utf8')) as {
    readonly quirks: { readonly [name: string]: unknown };
    readonly facts: readonly { readonly id: string; readonly value: { readonly [pipeline: string]: unknown } }[];
  };
  const fact = (wanted: string) => facts.find(({ id }) => id === wanted)?.value ?? {};
  const rows = table('deal_pipeline_stage_data');
  const pipelines = new Map<string, Row[]>();
  for (const row of rows) pipelines.set(row.pipeline_id ?? '', [...(pipelines.get(row.pipeline_id ?? '') ?? []), row]);
  const models = [...pipelines].map(([id, stages]) => ({ id, stages, model: modelOf(id, stages) }));
  const each = (of: (one: (typeof models)[number]) => unknown) =>
    Object.fromEntries(models.map((one) => [one.id, of(one)]));

  describe('HubSpot: definitions of pipelines (dbt_hubspot)', () => {
    test('as many stages as the facts say, open and closed ones together', () => {
      expect(each(({ model }) => placesOf(model).length)).toEqual(fact('stages_per_pipeline'));
    });

    test('as many of them are won', () => {
      const won = each(({ model }) => model.series[0]?.result.outcomes.filter(({ kind }) => kind === 'won').length);
      expect(Object.fromEntries(Object.entries(won).filter(([, count]) => count !== 0))).toEqual(
        fact('closed_won_stages_per_pipeline'),
      );
    });

    test('in none does a probability fall on the way, as the linter sees it too', () => {
      const falls = each(({ model }) => lintSalesModel(model).some(({ code }) => code === 'falling_probability'));
      expect(falls).toEqual(fact('probability_not_monotone'));
      // Turned round, the one with seven different probabilities falls: the rule does look at them.
      const [{ id, stages }] = models.filter((one) => one.id.startsWith('wh')) as [(typeof models)[number]];
      expect(lintSalesModel(modelOf(id, stages, -1)).map(({ code }) => code)).toContain('falling_probability');
    });

    test('one with stages on the way and an end compiles', () => {
      const whole = models.filter(({ model: { series } }) =>
        series.every(({ stages, result }) => stages.length > 0 && result.outcomes.length > 0),
      );
      expect(whole.length).toBe(2);
      for (const { model } of whole) expect(compileSalesModel(model).definition.series.length).toBe(1);
    });

    test('what is dirty in them', () => {
      const ids = new Set(table('deal_pipeline_data').map(({ pipeline_id }) => pipeline_id));
      expect(
        [...pipelines.keys()].filter((id) => ids.has(id)),
        String(quirks.ids_hashed_inconsistently),
      ).toEqual([]);
      const orders = each(({ stages }) => stages.length - new Set(stages.map((row) => row.display_order)).size);
      expect(orders).toEqual(quirks.display_order_ties_per_pipeline);
      const closed = rows.filter(({ is_closed }) => is_closed === 'TRUE');
      expect(closed.length).toBe(quirks.is_closed_true);
      const hopeless = rows.filter(({ probability, is_closed }) => Number(probability) === 0 && is_closed === 'FALSE');
      expect(hopeless.length).toBe(quirks.probability_0_but_not_closed);
      expect({
        deal_stage: table('deal_stage_data').length,
        history: table('deal_property_history_data').length,
      }).toEqual(quirks.header_only_or_few_rows);
    });
  });
}

/** A probability of 0 is none: HubSpot writes it where nobody set one. */
function modelOf(slug: string, rows: readonly Row[], direction: 1 | -1 = 1): SalesModelInput {
  const stages = [...rows]
    .sort((a, b) => direction * (Number(a.display_order) - Number(b.display_order)))
    .map(({ stage_id, closed_won, is_closed, probability }) => ({
      name: stage_id ?? '',
      outcome: closed_won === 'TRUE' ? ('won' as const) : is_closed === 'TRUE' ? ('lost' as const) : ('open' as const),
      probability: Number(probability) > 0 ? Number(probability) * 100 : null,
      forecastCategory: null,
    }));
  const [model] = readPipeline({ slug, stages, processes: {}, anomalies: [] });
  if (model === undefined) throw new Error(`no model of ${slug}`);
  return model;
}

const placesOf = ({ series }: SalesModelInput) =>
  series.flatMap(({ stages, result }) => [...stages, ...result.outcomes]);

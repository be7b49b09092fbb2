import { StagewrightError, unknownChoice } from '../issues/index.js';
import type { Chart } from './Chart.js';
import { demandShape, type Shape } from './demandShape.js';

/** What the renderers read of each form. */
const FORMS: { readonly [form in Chart['form']]: Shape } = {
  bars: { categories: 'texts', axis: 'record', series: 'list' },
  ranges: { axis: 'record', ranges: 'list' },
  lines: { x: 'record', y: 'record', series: 'list', marks: 'list' },
  steps: { axis: 'record', steps: 'list' },
  flow: { nodes: 'texts', links: 'list', moves: 'list' },
  table: { rows: 'texts', columns: 'texts', cells: 'list' },
};

/**
 * Refuses what is no description of a chart: a report, say, that no chart was made of.
 *
 * @throws {StagewrightError} `wrong_type`, `missing_property`; `unknown_choice` for a form that there is none of.
 */
export function demandChart(chart: unknown): void {
  const frame = { title: 'text', subtitle: 'text', definition: 'text', language: 'text' } as const;
  demandShape('chart', chart, { ...frame, form: 'text' });
  const { form } = chart as Chart;
  if (!Object.hasOwn(FORMS, form)) throw new StagewrightError([unknownChoice('chart.form', form, Object.keys(FORMS))]);
  demandShape('chart', chart, FORMS[form]);
}

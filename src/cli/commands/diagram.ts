import { type DiagramOptions, type MoveCount, toDot, toMarkdownTable, toMermaid } from '../../diagram/index.js';
import type { AnyPlan } from '../../plan/index.js';
import type { Command } from '../Command.js';
import { demandSeries } from '../read/demandSeries.js';
import { readModel } from '../read/readModel.js';
import { readValue } from '../read/readValue.js';

const RENDERERS = { mermaid: toMermaid, dot: toDot, markdown: toMarkdownTable };

export const diagram: Command = {
  name: 'diagram',
  args: ['model'],
  options: {
    format: { value: 'format', choices: Object.keys(RENDERERS), initial: 'mermaid' },
    series: { value: 'id' },
    'customer-path': { without: ['series', 'variant'] },
    variant: { value: 'id' },
    'compared-with': { value: 'model' },
    current: { value: 'id' },
    counts: { value: 'file' },
  },
  async run({ args: [file = ''], one, has, words, surroundings }) {
    const { plan } = await readModel(file, surroundings);
    const [variant, current, older, counts] = ['variant', 'current', 'compared-with', 'counts'].map(one);
    const options: DiagramOptions = {
      language: words.locale.language,
      ...(variant === undefined ? {} : { variant }),
      ...(current === undefined ? {} : { current }),
      ...(older === undefined ? {} : { comparedWith: (await readModel(older, surroundings)).plan }),
      ...(counts === undefined
        ? {}
        : { counts: (await readValue(counts, 'counts', surroundings)) as readonly MoveCount[] }),
    };
    const draw: (plan: AnyPlan, series: string | null, options: DiagramOptions) => string =
      RENDERERS[one('format') as keyof typeof RENDERERS];
    surroundings.write(draw(plan, has('customer-path') ? null : seriesOf(plan, one('series')), options));
    return 0;
  },
};

function seriesOf(plan: AnyPlan, id: string | undefined): string | null {
  const [first = null] = plan.series.keys();
  demandSeries(plan, id);
  return id ?? first;
}

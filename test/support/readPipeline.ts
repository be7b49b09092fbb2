import type { ForecastCategory, OutcomeKind, SalesModelInput } from 'stagewright';

/** The plain shape of the pipelines that were collected from public repositories. */
export type Pipeline = {
  readonly slug: string;
  readonly stages: readonly {
    readonly name: string;
    readonly outcome: 'open' | 'won' | 'lost';
    readonly probability: number | null;
    readonly forecastCategory: string | null;
  }[];
  readonly processes: { readonly [name: string]: readonly string[] };
  readonly anomalies: readonly {
    readonly code: string;
    readonly items: readonly string[] | { readonly [process: string]: readonly string[] };
  }[];
};

type Series = SalesModelInput['series'][number];

const CATEGORIES: { readonly [name: string]: ForecastCategory } = {
  Omitted: 'omitted',
  Pipeline: 'pipeline',
  BestCase: 'best-case',
  Forecast: 'commit',
  Closed: 'closed',
};

/**
 * A pipeline as sales models: one with all its stages in one series, as people choose from them, and, where it has
 * processes, one with a catalogue of the open stages and a series for each process. Closed stages become outcomes; what a
 * process names and nobody declares stays a name that leads nowhere.
 */
export function readPipeline({ slug, stages, processes }: Pipeline): readonly SalesModelInput[] {
  const open = stages.filter(({ outcome }) => outcome === 'open');
  const closed = stages.filter(({ outcome }) => outcome !== 'open');
  const position = new Map(stages.map(({ name }, at) => [name, at]));
  const whole = modelOf(slug, [seriesOf('pipeline', open.map(stageOf), closed.map(outcomeOf))], []);
  if (Object.keys(processes).length === 0) return [whole];

  const series = Object.entries(processes).map(([name, members]) => {
    const ordered = [...members].sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0));
    const used = ordered.filter((member) => !closed.some((one) => one.name === member));
    return seriesOf(
      name,
      used.map((use) => ({ use })),
      closed.filter((one) => members.includes(one.name)).map(outcomeOf),
    );
  });
  return [whole, modelOf(`${slug} processes`, series, open.map(stageOf))];

  function stageOf({ name, probability, forecastCategory }: Pipeline['stages'][number]): Series['stages'][number] {
    return { id: name, ...rate(probability), ...category(forecastCategory) };
  }

  function outcomeOf({ name, outcome, forecastCategory }: Pipeline['stages'][number]) {
    return { id: name, kind: outcome as OutcomeKind, ...category(forecastCategory) };
  }
}

function modelOf(id: string, series: readonly Series[], stages: Series['stages']): SalesModelInput {
  return { format: 'stagewright/1', id, version: 1, series, ...(stages.length > 0 ? { stages } : {}) };
}

function seriesOf(id: string, stages: Series['stages'], outcomes: Series['result']['outcomes']): Series {
  return { id, won: 'order-placed', stages, result: { outcomes } };
}

function rate(percent: number | null): { readonly winProbability?: number } {
  return percent === null ? {} : { winProbability: percent / 100 };
}

function category(name: string | null): { readonly forecastCategory?: ForecastCategory } {
  const known = name === null ? undefined : CATEGORIES[name];
  return known === undefined ? {} : { forecastCategory: known };
}

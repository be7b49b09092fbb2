import {
  coverage,
  coverageToText,
  coverPlan,
  type PathTarget,
  type PlannedPath,
  paths as pathsOf,
  runJourneys,
} from '../../testing/index.js';
import type { Command } from '../Command.js';
import { fail } from '../Failure.js';
import { json } from '../json.js';
import { demandSeries } from '../read/demandSeries.js';
import { readModel } from '../read/readModel.js';
import { yaml } from '../yaml.js';

const MANY = 20;

export const paths: Command = {
  name: 'paths',
  args: ['model'],
  options: {
    format: { value: 'format', choices: ['text', 'json', 'yaml'], initial: 'text' },
    series: { value: 'id' },
    stage: { value: 'id', without: ['outcome'] },
    outcome: { value: 'id' },
    limit: { value: 'number', initial: String(MANY) },
    cover: { without: ['series', 'stage', 'outcome', 'limit'] },
  },
  async run({ args: [file = ''], one, has, words, surroundings }) {
    const { plan } = await readModel(file, surroundings);
    const format = one('format');
    const print = (value: unknown, text: () => string) =>
      surroundings.write(format === 'json' ? json(value) : format === 'yaml' ? yaml(value) : text());
    if (has('cover')) {
      const cover = coverPlan(plan);
      const { journeys, moves, refusals, uncovered } = cover;
      const exercised = () =>
        coverage(
          plan,
          runJourneys(plan, journeys).flatMap(({ log }) => log),
        );
      const counts = { journeys: String(journeys.length), moves: String(moves), refusals: String(refusals) };
      print(format === 'yaml' ? journeys : cover, () =>
        [
          ...journeys.map(({ title }) => title),
          words.say('pathsCover', { ...counts, uncovered: String(uncovered.length) }),
          ...(uncovered.length === 0 ? [] : ['', coverageToText(exercised(), { locale: words.locale })]),
        ].join('\n'),
      );
      return uncovered.length === 0 ? 0 : 1;
    }
    const [series, stage, outcome] = ['series', 'stage', 'outcome'].map(one);
    demandSeries(plan, series);
    const limit = Number(one('limit'));
    if (!Number.isSafeInteger(limit) || limit < 1) fail('not_a_count', { id: '--limit', found: one('limit') ?? '' });
    const place = series === undefined ? {} : { series };
    const to: PathTarget | null =
      stage !== undefined ? { ...place, stage } : outcome !== undefined ? { ...place, outcome } : null;
    const found: PlannedPath[] = [];
    let isMore = false;
    for (const path of pathsOf(plan, { ...place, ...(to === null ? {} : { to }) })) {
      isMore = found.length === limit;
      if (isMore) break;
      found.push(path);
    }
    print(found, () =>
      [
        ...found.map(({ series: id, variant, start, moves }) => {
          const name = variant === null ? id : `${id} (${variant})`;
          return `${name}: ${[start, ...moves.map((move) => move.to)].join(' → ')}`;
        }),
        words.say(isMore ? 'pathsMore' : 'pathsAll', { count: String(found.length) }),
      ].join('\n'),
    );
    return found.length === 0 ? 1 : 0;
  },
};

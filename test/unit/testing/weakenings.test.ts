import { mutants } from 'stagewright/testing';
import { expect, test } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../../examples/models/index.js';
import { BENCHMARK, MODEL, PHASE, PROCESS, PROFILE, type Rule, SERIES, STAGE } from '../../../src/plan/index.js';
import { provenModel } from '../../support/provenModel.js';
import { rareModel } from '../../support/rareModel.js';

type Properties = { readonly [property: string]: Rule };

/** The whole format, as the compiler looks at it. */
const stages: Rule = { elements: STAGE as Properties, kind: 'stage' };
const format: Properties = {
  ...(MODEL as Properties),
  series: { elements: { ...(SERIES as Properties), stages, afterWin: stages }, kind: 'series' },
  processes: { elements: PROCESS as Properties, kind: 'process' },
  phases: { elements: PHASE as Properties, kind: 'phase' },
  profile: { shape: PROFILE as Properties },
  benchmarks: { list: { shape: BENCHMARK as Properties } },
};

/** What nothing is refused by, so that there is nothing to weaken. */
const free: { readonly [why: string]: readonly string[] } = {
  'declares what others name': [
    'stages',
    'customerStates',
    'roles',
    'teams',
    'actions',
    'questions',
    'checks',
    'playbooks',
  ],
  'names what a rule is about': [
    'fields.of',
    'fields.steward',
    'objects.order',
    'objects.checks.to',
    'objects.checks.condition',
    'waivers.role',
    'series.moves.skip.from',
    'series.moves.skip.to',
    'series.moves.rollBack.from',
    'series.moves.rollBack.to',
    'series.result.changes.from',
    'series.result.changes.to',
    'requires.actions.action',
    'stage.use',
  ],
  'says who may look, or is weakened as a whole (`access_dropped`)': [
    'stage.access.own',
    'stage.access.edit',
    'stage.access.view',
  ],
  describes: [
    'format',
    'version',
    'relationship',
    'fields.element',
    'phases',
    'profile',
    'processes.card',
    'stage.aliases',
    'stage.purpose',
    'stage.playbook',
    'series.from',
    'series.to',
    'series.won',
    'series.team',
    'series.govern',
    'series.dealSize',
    'series.settlement',
  ],
  'classifies; every class has its own rules': [
    'grades',
    'types',
    'routing',
    'series.variants',
    'processes.kind',
    'processes.recurring',
    'series.result.outcomes.kind',
  ],
  'follows from a move, and refuses none': [
    'stage.auto',
    'stage.advancesCustomerTo',
    'stage.effects',
    'series.result.outcomes.advancesCustomerTo',
    'series.result.outcomes.tags',
    'series.result.outcomes.effects',
  ],
  'is due, or recommended': [
    'ageing',
    'recycleTo',
    'stage.optional',
    'stage.targetDays',
    'lifecycle.suspend.reasons.wakeLeadDays',
    'series.cycleDays',
    'series.probability.reviewDays',
  ],
  'is counted or audited by': [
    'audit',
    'benchmarks',
    'stage.winProbability',
    'stage.forecastCategory',
    'series.deal',
    'series.probability.basis',
    'series.probability.evidence',
    'series.probability.factors',
    'series.probability.fallback',
    'series.result.outcomes.forecastCategory',
  ],
  'is weakened as `probability`': ['series.probability.mode'],
  'may be written by who approves, which is allowed already': ['processes.corrects'],
};

/** `requires` is the same wherever it stands, and a stage on both sides of the win. */
const plain = (key: string): string =>
  key.replace(/^.*\brequires\b/, 'requires').replace(/^series\.(?:stages|afterWin)\b/, 'stage');

test('every property of the format has a weakening, or a reason why it needs none', () => {
  const all = [...new Set([...keysOf(format)].map(plain))].filter((key) => !['series', 'stage'].includes(key));
  const models = [kaSmb, tas, training, trainingThreeTeams, provenModel, rareModel];
  const weakened = new Set(
    models.flatMap((model) => [...mutants(model as never)]).map(({ path }) => plain(keyOf(format, path.split('.')))),
  );
  const excused = Object.values(free).flat();
  const isWithin = (one: string, key: string) => one === key || one.startsWith(`${key}.`);
  const isWeakened = (key: string) => [...weakened].some((one) => isWithin(one, key));
  const isExcused = (key: string) => excused.some((one) => isWithin(key, one));
  expect(excused.filter((key) => !all.includes(key))).toEqual([]);
  expect(all.filter((key) => isWeakened(key) && isExcused(key))).toEqual([]);
  expect(all.filter((key) => !isWeakened(key) && !isExcused(key))).toEqual([]);
});

/** The properties below one, where it has any, and whether an id or a position stands between. */
function below(rule: Rule | undefined): { readonly properties: Properties; readonly named: boolean } | null {
  if (rule === undefined) return null;
  const found = rule as { readonly [way: string]: unknown };
  if (found.shape !== undefined) return { properties: found.shape as Properties, named: false };
  // Told apart by a word: what any of them has.
  if (found.shapes !== undefined)
    return { properties: Object.assign({}, ...Object.values(found.shapes as object)), named: false };
  const each = found.elements ?? found.record ?? (found.list as { readonly shape?: unknown } | undefined)?.shape;
  if (each !== undefined) return { properties: each as Properties, named: true };
  return found.or === undefined ? null : below(found.or as Rule);
}

function* keysOf(properties: Properties, prefix = ''): Generator<string> {
  for (const [property, rule] of Object.entries(properties)) {
    yield prefix + property;
    const inner = below(rule);
    if (inner !== null) yield* keysOf(inner.properties, `${prefix}${property}.`);
  }
}

/** The property that a path of a model names, without the ids and positions on the way. */
function keyOf(properties: Properties, [property, ...rest]: readonly string[]): string {
  const inner = below(properties[property ?? '']);
  const further = inner?.named ? rest.slice(1) : rest;
  return inner === null || further.length === 0 ? String(property) : `${property}.${keyOf(inner.properties, further)}`;
}

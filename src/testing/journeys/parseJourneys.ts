import { isRecord, type Json } from '../../issues/index.js';
import { GIVEN_PROPERTIES, type GivenState } from '../GivenState.js';
import { expectationIssues } from './expectationIssues.js';
import {
  type Expectation,
  FACT_PROPERTIES,
  JOURNEY_PROPERTIES,
  type Journey,
  type JourneyStep,
  STEP_PROPERTIES,
  type StepFacts,
} from './Journey.js';
import { JourneyFaults, type Path } from './JourneyFaults.js';
import { readEvents } from './readEvents.js';
import { readJourneyFile } from './readJourneyFile.js';

/**
 * Reads journeys from YAML (1.2, core schema: dates stay texts) or JSON: a list, each with `title`, `given` and `steps`,
 * each step with `when` and `then`, and, where they matter, `later` (days), `as` (roles) and `facts`.
 *
 * An event may be written short: `advance`, or `close: won` with its further properties beside it. Names of the model are
 * looked at when a journey is run.
 *
 * @returns the journeys, each and each step with its line; an empty list for an empty text.
 * @throws {StagewrightError} with every fault at once, its `line` among its parameters: `wrong_type` (also for what is
 * not YAML), `missing_property`, `unknown_property`, `unknown_choice` for an event or a refusal that does not exist,
 * `empty_list` for no steps or no events, `duplicate_title`.
 * @example
 * import { parseJourneys } from 'stagewright/testing';
 * const [journey] = parseJourneys(`
 * - title: No bid without a demo
 *   given: { stage: solution, done: [] }
 *   steps:
 *     - { when: advance, then: { refused: missing_action, action: demo } }
 *     - { when: [{ completeAction: demo }, advance], then: { stage: bid } }
 * `);
 * journey.steps[1].when
 * // => [{ type: 'completeAction', action: 'demo' }, { type: 'advance' }]
 * journey.steps[1].line // => 6
 */
export function parseJourneys(text: string): readonly Journey[] {
  const { value, lineAt } = readJourneyFile(text);
  const faults = new JourneyFaults(lineAt);
  if (value !== null && !Array.isArray(value)) faults.wrongType([], 'a list of journeys', value);
  const list: readonly Json[] = Array.isArray(value) ? value : [];
  const journeys = list.flatMap((journey, index) => readJourney(faults, journey, [index]) ?? []);
  const titles = list.map((journey) => (isRecord(journey) ? journey.title : undefined));
  for (const [index, title] of titles.entries())
    if (typeof title === 'string' && titles.indexOf(title) < index)
      faults.add('duplicate_title', [index, 'title'], { title });
  faults.end();
  return journeys;
}

function readJourney(faults: JourneyFaults, value: Json, path: Path): Journey | null {
  const journey = faults.mapping(value, path, JOURNEY_PROPERTIES);
  if (journey === null) return null;
  const { title, given = {}, steps } = journey;
  if (title === undefined) faults.add('missing_property', [...path, 'title'], { property: 'title' });
  else if (typeof title !== 'string') faults.wrongType([...path, 'title'], 'a text', title);
  if (steps === undefined) faults.add('missing_property', [...path, 'steps'], { property: 'steps' });
  else if (!Array.isArray(steps)) faults.wrongType([...path, 'steps'], 'a list', steps);
  else if (steps.length === 0) faults.add('empty_list', [...path, 'steps'], {});
  const said = faults.mapping(given, [...path, 'given'], GIVEN_PROPERTIES);
  const list: readonly Json[] = Array.isArray(steps) ? steps : [];
  return {
    title: String(title),
    given: (said ?? {}) as GivenState,
    steps: list.flatMap((step, index) => readStep(faults, step, [...path, 'steps', index]) ?? []),
    line: faults.lineOf(path),
  };
}

const isFact = (key: string) => (FACT_PROPERTIES as readonly string[]).includes(key);

function readStep(faults: JourneyFaults, value: Json, path: Path): JourneyStep | null {
  const step = faults.mapping(value, path, STEP_PROPERTIES);
  if (step === null) return null;
  const { later, as, facts, when, then } = step;
  for (const property of ['when', 'then'])
    if (step[property] === undefined) faults.add('missing_property', [...path, property], { property });
  if (later !== undefined && (typeof later !== 'number' || later < 0))
    faults.wrongType([...path, 'later'], 'a number of days, not negative', later);
  if (Array.isArray(when) && when.length === 0) faults.add('empty_list', [...path, 'when'], {});
  const written = facts === undefined ? undefined : faults.mapping(facts, [...path, 'facts'], FACT_PROPERTIES);
  for (const kind of Object.keys(written ?? {}).filter((key) => isFact(key)))
    faults.mapping(written?.[kind], [...path, 'facts', kind]);
  const expected = (then === undefined ? {} : (faults.mapping(then, [...path, 'then']) ?? {})) as Expectation;
  faults.below(
    [...path, 'then'],
    expectationIssues(expected, (property) => property),
  );
  return {
    ...(typeof later === 'number' ? { later } : {}),
    ...(as === undefined ? {} : { as: rolesOf(faults, as, [...path, 'as']) }),
    ...(written === undefined || written === null ? {} : { facts: written as StepFacts }),
    when: when === undefined ? [] : readEvents(faults, when, [...path, 'when']),
    // biome-ignore lint/suspicious/noThenProperty: the word of "given, when, then"; a value that is no function is no promise.
    then: expected,
    line: faults.lineOf(path),
  };
}

function rolesOf(faults: JourneyFaults, value: Json, path: Path): readonly string[] {
  const roles: readonly Json[] = Array.isArray(value) ? value : [value];
  if (roles.some((role) => typeof role !== 'string')) faults.wrongType(path, 'a role or a list of roles', value);
  return roles.map(String);
}

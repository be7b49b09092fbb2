import type { SalesModelInput } from '../../definition/index.js';
import { demandOptions, demandType, type Issue, StagewrightError } from '../../issues/index.js';
import { demandLocale, en, type Locale } from '../../locales/index.js';
import type { Refusal, TransitionRecord } from '../../opportunity/index.js';
import { type AnyPlan, demandPlan, type SalesPlan, translator } from '../../plan/index.js';
import { demandRoles } from '../demandRoles.js';
import { factIssues } from '../factIssues.js';
import { runWords } from '../texts/runWords.js';
import { verdictText } from '../verdictText.js';
import { compareStep } from './compareStep.js';
import { demandJourney } from './demandJourney.js';
import type { Expectation, Journey, JourneyStep } from './Journey.js';
import { type PlayedStep, playStep } from './playStep.js';
import { startJourney } from './startJourney.js';

export type RunJourneysOptions = {
  /** Of the texts: Chinese or English, the latter unless given. Codes, paths and ids are the same in both. */
  readonly locale?: Locale;
};

/** A step as it was played. */
export type StepRun = {
  readonly holds: boolean;
  /** What it came to, in the words of an expectation: what `then` has to say so that it holds. */
  readonly actual: Expectation;
  /** What differs, and why; empty where it holds. */
  readonly text: string;
  readonly line?: number;
};

/** A journey as it was played, on to its end, whatever did not hold. */
export type JourneyRun = {
  readonly title: string;
  readonly holds: boolean;
  /** What did not hold, step by step, with lines where they are known; empty where all did. */
  readonly text: string;
  /** What is wrong with its `given`, its roles and facts, so that nothing began. */
  readonly issues: readonly Issue[];
  readonly steps: readonly StepRun[];
  /** Records and refusals, in order. */
  readonly log: readonly (TransitionRecord | Refusal)[];
};

/**
 * Plays journeys through the kernel, each with an opportunity of its own (`journey-1`, …), and holds every step against what it expects.
 *
 * A step that is refused leaves the opportunity as it was, and the next goes on from there. Nothing is thrown for a
 * journey that does not hold, nor for names in its `given`, its roles and facts that the model has not: those stand in `issues`.
 *
 * @throws {StagewrightError} for what is no journey: `wrong_type`, `unknown_property` for a property of a journey, a step
 * or its facts that nobody reads, `out_of_range` for days that lead back.
 * @returns a run for each journey, in order.
 * @example
 * import { compileSalesModel, defineSalesModel } from 'stagewright';
 * import { parseJourneys, runJourneys } from 'stagewright/testing';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const [run] = runJourneys(plan, parseJourneys(`
 * - title: A demo comes first
 *   given: { done: [] }
 *   steps:
 *     - { when: advance, then: { refused: missing_action, action: demo } }
 *     - { when: [{ completeAction: demo }, advance], then: { stage: b } }
 * `));
 * run.holds // => true
 */
export function runJourneys<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  journeys: readonly Journey[],
  options: RunJourneysOptions = {},
): readonly JourneyRun[] {
  demandType('journeys', 'list', journeys);
  demandOptions('options', options, ['locale']);
  const { locale = en } = options;
  return Array.from(journeys, (journey, index) => runJourney(plan as AnyPlan, journey, locale, index + 1));
}

/** Plays one journey, whose opportunity is called by its number. */
export function runJourney(plan: AnyPlan, journey: Journey, locale: Locale = en, number = 1): JourneyRun {
  demandPlan(plan);
  demandLocale(locale);
  demandJourney(journey);
  const { title } = journey;
  const steps = Array.from(journey.steps);
  const say = runWords(locale);
  const begun = begin(plan, journey, `journey-${number}`);
  if ('issues' in begun) {
    const t = translator(plan, locale);
    const wrong = begun.issues.map((issue) => {
      const word = issue.path.startsWith('steps.') ? 'blocker' : 'given';
      return `  ${say(word, { code: issue.code, path: issue.path, sentence: t(issue) })}`;
    });
    const text = [say('cannotBegin', { title }), ...wrong].join('\n');
    return { title, holds: false, text, issues: begun.issues, steps: [], log: [] };
  }
  const log: (TransitionRecord | Refusal)[] = [...begun.log];
  const runs: StepRun[] = [];
  let point: Pick<PlayedStep, 'opportunity' | 'context'> = begun;
  for (const [index, step] of steps.entries()) {
    const played = playStep(plan, point, step, `journey.steps.${index}`);
    log.push(...played.log);
    runs.push(runOf(plan, step, played, locale));
    point = played;
  }
  const wrong = runs.flatMap(({ text }, index) =>
    text === '' ? [] : [`  ${say('step', { number: String(index + 1) })}${text}`],
  );
  const holds = wrong.length === 0;
  return {
    title,
    holds,
    text: holds ? '' : [say('notFollowed', { title }), ...wrong].join('\n'),
    issues: [],
    steps: runs,
    log,
  };
}

function begin(plan: AnyPlan, journey: Journey, id: string) {
  try {
    for (const [index, { as = [], facts = {} }] of [...journey.steps].entries()) {
      demandRoles(plan, as, `steps.${index}.as`);
      const wrong = factIssues(plan, facts, (place) => `steps.${index}.facts.${place}`);
      if (wrong.length > 0) throw new StagewrightError(wrong);
    }
    return startJourney(plan, journey, id);
  } catch (error) {
    if (error instanceof StagewrightError) return { issues: error.issues };
    throw error;
  }
}

function runOf(plan: AnyPlan, { then, when, line }: JourneyStep, played: PlayedStep, locale: Locale): StepRun {
  const { holds, actual } = compareStep(then, played);
  const where = line === undefined ? {} : { line };
  if (holds) return { holds, actual, text: '', ...where };
  const events = when.map(({ type }) => type).join(', ');
  const because = played.applied.ok ? [] : [verdictText(plan, played.applied, locale)];
  const difference = runWords(locale)('difference', {
    line: line === undefined ? null : String(line),
    events,
    actual: JSON.stringify(actual),
    expected: JSON.stringify(then),
  });
  return { holds, actual, text: [difference, ...because].join('\n'), ...where };
}

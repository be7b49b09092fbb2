import type { AnyPlan } from '../../../plan/index.js';
import type { Demand } from '../../../satisfiability/index.js';
import { compareStep } from '../../journeys/compareStep.js';
import type { Expectation, Journey, JourneyEvent } from '../../journeys/Journey.js';
import { type PlayedStep, playStep } from '../../journeys/playStep.js';
import { startJourney } from '../../journeys/startJourney.js';
import { branchKey, refusalKey } from '../goalKeys.js';
import type { Tally } from '../Tally.js';
import type { AllowedCreation, Creation, RefusedCreation } from './Creation.js';
import { creationStep } from './creationStep.js';
import type { Creations } from './creationsOf.js';
import { typingsOf } from './solveCreation.js';

/** Journeys of one step that begin with nothing: openings that come about, and creations that are refused. */
export function coverCreations(
  plan: AnyPlan,
  { allowed, refused }: Creations,
  tally: Tally,
): { readonly journeys: readonly Journey[]; readonly refusals: number; readonly events: number } {
  const journeys: Journey[] = [];
  const nothing = startJourney(plan, { given: {}, steps: [{ when: [{ type: 'open' }] }] });
  for (const creation of allowed) {
    if (!isOpened(tally, creation)) tryOut(creation, [creation.demand], (played) => standsIn(played, creation));
  }
  const events = journeys.length;
  for (const creation of refused) {
    const { code, path, demand, least } = creation;
    const then = { refused: code, at: path };
    if (!isRefused(tally, creation)) tryOut(creation, [demand, least], () => then);
  }
  return { journeys, refusals: journeys.length - events, events };

  /** Writes the first way that comes to what it should. */
  function tryOut(
    creation: Creation,
    demands: readonly Demand[],
    expected: (played: PlayedStep) => Expectation | null,
  ) {
    for (const demand of demands) {
      for (const typing of typingsOf(plan, creation)) {
        const step = creationStep(plan, nothing, creation, demand, typing);
        if (step === null) continue;
        const played = playStep(plan, nothing, step);
        const then = expected(played);
        if (then === null || !compareStep(then, played).holds) continue;
        for (const entry of played.log) tally.take(entry);
        const place = then.refused === undefined ? then.stage : `${then.refused} ${then.at}`;
        journeys.push({ title: `${nameOf(creation.event)} → ${place}`, given: {}, steps: [{ ...step, then }] });
        return;
      }
    }
  }
}

const isOpened = (tally: Tally, { goal, asks }: AllowedCreation): boolean =>
  tally.has('events', goal) && asks.every((path) => tally.has('requirements', branchKey(path, 'met')));

const isRefused = (tally: Tally, { code, path, unmet }: RefusedCreation): boolean =>
  tally.has('refusals', refusalKey(code, path)) && (!unmet || tally.has('requirements', branchKey(path, 'unmet')));

function standsIn({ applied, opportunity }: PlayedStep, creation: Creation): Expectation | null {
  const { series, stage } = opportunity;
  return applied.ok && series === creation.series ? { series, stage } : null;
}

const nameOf = ({ type, series, object }: JourneyEvent): string => [type, series ?? object ?? []].flat().join(' ');

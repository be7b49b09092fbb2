import type { SalesModelInput } from '../definition/index.js';
import { demandType, StagewrightError, wrongType } from '../issues/index.js';
import { type AnyPlan, demandPlan, type SalesPlan, type Track, trackOf } from '../plan/index.js';
import type { DecisionContext } from './DecisionContext.js';
import { demandOpportunity } from './demandOpportunity.js';
import { moveTo } from './moveTo.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { own } from './own.js';
import { stageWorkedIn } from './stageWorkedIn.js';
import type { Blocker, Target, Verdict } from './Verdict.js';

export type NextBestStepsOptions<M extends SalesModelInput = SalesModelInput> = DecisionContext<M> & {
  /** What each opportunity is expected to bring, by id, in one unit for all: amount × probability. Unknown: ranked last. */
  readonly expectedValues: { readonly [opportunityId: string]: number };
};

/** What stands between an opportunity and its next stage, on the last stage its win. */
export type NextStep<M extends SalesModelInput = SalesModelInput> = {
  readonly opportunityId: string;
  /** `null` where nobody gave one. */
  readonly expectedValue: number | null;
  readonly to: Target<M>;
  readonly standing: Verdict<M>['standing'];
  readonly blockers: readonly Blocker<M>[];
};

/** One thing that holds opportunities back, and how much. */
export type HeldBack = {
  readonly code: Blocker['code'];
  readonly path: string;
  /** Σ of the known expected values of the opportunities that it stands in the way of. */
  readonly expectedValue: number;
  readonly opportunities: readonly string[];
};

export type NextBestSteps<M extends SalesModelInput = SalesModelInput> = {
  /** Largest expected value first, equal ones by id. */
  readonly steps: readonly NextStep<M>[];
  /** The same by blocker: what would free most if it were done. */
  readonly heldBack: readonly HeldBack[];
  /** Opportunities that have no next step: closed, parked, voided. */
  readonly excluded: { readonly [why: string]: number };
};

/**
 * Where effort has most to gain: for every open opportunity the blockers of its advance, on the last stage those of its
 * win, ranked by the expected value that they hold back.
 *
 * The blockers are exactly those of `explain`, each with its remedy. On the last stage the win is the first won outcome; its
 * reason is asked for when it happens: it stands among the blockers of the step, but holds nothing back. Expected values come in as numbers: this
 * function knows no forecast (`rankByExpectedValue` of `stagewright/forecast` makes them).
 *
 * @returns empty lists for no opportunities.
 * @throws {StagewrightError} `wrong_type` where an argument or an expected value is not of its type.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, nextBestSteps, openOpportunity } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, fields: { budget: { type: 'money' } },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { fields: ['budget'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
 * const opened = openOpportunity(plan, { id: 'o-1' }, context);
 * if (!opened.ok) throw new Error(opened.standing);
 * const { steps, heldBack } = nextBestSteps(plan, [opened.opportunity], { ...context, expectedValues: { 'o-1': 400 } });
 * steps[0]?.to // => { stage: 'b' }
 * heldBack.map(({ code, expectedValue }) => `${code} ${expectedValue}`) // => ['missing_field 400']
 */
export function nextBestSteps<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunities: Iterable<Opportunity<M>>,
  options: NextBestStepsOptions<M>,
): NextBestSteps<M> {
  demandPlan(plan);
  demandType('opportunities', 'list', opportunities);
  demandType('options', 'record', options);
  const { expectedValues, ...context } = options;
  demandType('options.expectedValues', 'record', expectedValues);
  const excluded: { [why: string]: number } = {};
  const steps: NextStep<M>[] = [];
  for (const opportunity of opportunities) {
    demandOpportunity(opportunity);
    const current = opportunity as unknown as AnyOpportunity;
    const track = trackOf(plan as AnyPlan, current.series, current.variant);
    const to = track === undefined ? null : nextTarget(track, current);
    if (to === null) {
      excluded[current.status] = (excluded[current.status] ?? 0) + 1;
      continue;
    }
    const { standing, blockers } = moveTo(plan, opportunity, to as Target<M>, context as unknown as DecisionContext<M>);
    const expectedValue = own(expectedValues, current.id) ?? null;
    if (expectedValue !== null && !Number.isFinite(expectedValue))
      throw new StagewrightError([wrongType(`options.expectedValues.${current.id}`, 'number', expectedValue)]);
    steps.push({ opportunityId: current.id, expectedValue, to: to as Target<M>, standing, blockers });
  }
  steps.sort(
    (a, b) =>
      (b.expectedValue ?? Number.NEGATIVE_INFINITY) - (a.expectedValue ?? Number.NEGATIVE_INFINITY) ||
      (a.opportunityId < b.opportunityId ? -1 : 1),
  );
  return { steps, heldBack: byBlocker(steps as unknown as readonly NextStep[]), excluded };
}

/** The next stage, or the first won outcome behind the last one; `null` for what is not open. */
function nextTarget(track: Track, opportunity: AnyOpportunity): Target | null {
  const here = opportunity.status === 'open' ? stageWorkedIn(track, opportunity) : undefined;
  if (here === undefined) return null;
  const next = here.index + 1 < track.open ? track.stages[here.index + 1] : undefined;
  if (next !== undefined) return { stage: next.id };
  const won = track.outcomes.find(({ outcome }) => outcome.kind === 'won');
  return won === undefined ? null : { outcome: won.outcome.id };
}

function byBlocker(steps: readonly NextStep[]): readonly HeldBack[] {
  const held = new Map<
    string,
    { code: Blocker['code']; path: string; expectedValue: number; opportunities: string[] }
  >();
  for (const { opportunityId, expectedValue, blockers } of steps) {
    for (const { code, path } of blockers) {
      if (code === 'reason_required' || code === 'date_required') continue;
      const key = `${code} ${path}`;
      const entry = held.get(key) ?? { code, path, expectedValue: 0, opportunities: [] };
      held.set(key, entry);
      entry.expectedValue += expectedValue ?? 0;
      entry.opportunities.push(opportunityId);
    }
  }
  return [...held.values()].sort(
    (a, b) =>
      b.expectedValue - a.expectedValue ||
      b.opportunities.length - a.opportunities.length ||
      (`${a.code} ${a.path}` < `${b.code} ${b.path}` ? -1 : 1),
  );
}

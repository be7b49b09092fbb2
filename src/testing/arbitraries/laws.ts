import type { apply, explain, fold, moves, replay, restoreOpportunity } from '../../opportunity/index.js';
import { type AnyPlan, sameJson, trackOf } from '../../plan/index.js';
import type { PlayedJourney } from './PlayedJourney.js';

/** What decides, writes and reads opportunities. */
export type Kernel = {
  readonly apply: typeof apply;
  readonly explain: typeof explain;
  readonly fold: typeof fold;
  readonly moves: typeof moves;
  readonly replay: typeof replay;
  readonly restoreOpportunity: typeof restoreOpportunity;
};

/** Whether a law holds of one journey through a plan. */
export type Law = (plan: AnyPlan, journey: PlayedJourney) => boolean;

/** The laws by their names, as this kernel keeps them: a kernel that is broken breaks some. */
export function lawsOf({ apply, explain, fold, moves, replay, restoreOpportunity }: Kernel): {
  readonly [name: string]: Law;
} {
  return {
    'an event happens exactly where its verdict allows it, and a refusal says why': (plan, journey) =>
      everyStep(journey, ({ opportunity, event, context }) => {
        const verdict = explain(plan, opportunity, event as never, context as never);
        const applied = apply(plan, opportunity, event as never, context as never);
        if (applied.ok) return applied.repeated || verdict.allowed;
        return applied.standing !== 'ready' && applied.blockers.length + applied.inputs.length > 0;
      }),
    'the log tells the opportunity, from its beginning and from anywhere': (_, { records, opportunity }) => {
      const replayed = replay(records as never);
      const [first, ...rest] = records;
      const half = replay([first, ...rest.slice(0, Math.floor(rest.length / 2))] as never);
      if (!replayed.ok || !half.ok) return false;
      const folded = rest
        .slice(Math.floor(rest.length / 2))
        .reduce((before, record) => fold(before as never, record as never), half.value);
      return sameJson(replayed.value, opportunity) && sameJson(folded, opportunity);
    },
    'the log is never written over: numbers count up, and each move begins where the last one ended': (
      _,
      { records },
    ) =>
      records.every((record, index) => {
        const before = records[index - 1];
        if (before === undefined) return record.seq === 1;
        return record.seq === before.seq + 1 && record.at >= before.at && record.from === before.to;
      }),
    'what is stored can be restored': (plan, { opportunity }) =>
      restoreOpportunity(plan, JSON.parse(JSON.stringify(opportunity))).ok,
    'an open opportunity stands in a stage of its road, a closed one has its outcome': (plan, journey) =>
      everyStep(journey, ({ opportunity: { status, stage, outcome, series, variant } }) => {
        const track = trackOf(plan, series, variant);
        if (track === undefined || status === 'voided') return track !== undefined;
        const isOpen = status === 'open' || status === 'suspended' || status === 'pooled';
        const hasStage = stage !== null && track.stageIndex.has(stage);
        return isOpen ? hasStage && outcome === null : outcome !== null && track.outcomeIndex.has(outcome);
      }),
    'a move that is offered as allowed can be made': (plan, journey) =>
      everyStep(journey, ({ opportunity, context }) =>
        moves(plan, opportunity as never, context as never).every(
          ({ allowed, event }) => !allowed || apply(plan, opportunity, event as never, context as never).ok,
        ),
      ),
  };

  /** Holds a law against the opportunity before each step. */
  function everyStep({ start, steps }: PlayedJourney, holds: (moment: Moment) => boolean): boolean {
    let opportunity = start;
    return steps.every((step) => {
      const isHeld = holds({ ...step, opportunity });
      for (const record of step.records) opportunity = fold(opportunity as never, record as never);
      return isHeld;
    });
  }
}

type Moment = Pick<PlayedJourney, 'opportunity'> & PlayedJourney['steps'][number];

import {
  type Actor,
  type AnyOpportunity,
  type Applied,
  apply,
  type DecisionContext,
  importOpportunity,
  moves,
  type TransitionRecord,
} from '../../opportunity/index.js';
import { type AnyPlan, trackNamed } from '../../plan/index.js';
import { clearWay } from './clearWay.js';
import type { PlayedJourney, PlayedStep } from './PlayedJourney.js';

/** A step as it is drawn; `pick`: one of the moves that stand open in the place of the event. */
export type DrawnStep = {
  readonly event: PlayedStep['event'];
  readonly by: Actor;
  readonly checks: { readonly [check: string]: boolean };
  readonly hours: number;
  readonly pick: number | null;
};

/** 2026-01-01, at midnight UTC. */
const START = 1_767_225_600_000;
const HOUR = 3_600_000;

/** Plays drawn steps from a stage where opportunities of the series may start. What is refused leaves all as it was. */
export function playJourney(plan: AnyPlan, id: string, series: string, drawn: readonly DrawnStep[]): PlayedJourney {
  const track = trackNamed(plan, series, undefined);
  const stage = track.stages[track.startIn[0] ?? 0]?.id ?? null;
  const everyRole: readonly string[] = plan.definition.roles.map((role: { readonly id: string }) => role.id);
  const by = { id: 'ann', roles: everyRole };
  const imported = importOpportunity(plan, { id, series, stage, openedAt: START } as never, { at: START, by } as never);
  if (!imported.ok) throw new Error(`an opportunity cannot be imported: ${JSON.stringify(imported.issues)}`);
  const start = imported.value.opportunity as AnyOpportunity;
  const records = [...(imported.value.records as readonly TransitionRecord[])];
  const steps: PlayedStep[] = [];
  let current = start;
  let at = START;

  for (const { event, by: actor, checks, hours, pick } of drawn) {
    at += hours * HOUR;
    if (pick === null) {
      send(event, { at, by: actor, checks });
      continue;
    }
    const context = { at, by, checks: { ...checks, ...everyCheckYes(plan) } };
    const open = moves(plan, current as never, context as never);
    const move = open[pick % Math.max(1, open.length)];
    if (move !== undefined) clearWay(plan, () => current, move.event as PlayedStep['event'], context, send);
  }
  return { start, steps, opportunity: current, records } as PlayedJourney;

  function send(event: PlayedStep['event'], context: DecisionContext): boolean {
    const applied: Applied = apply(plan, current as never, event as never, context as never);
    steps.push({ event, context, allowed: applied.ok, records: applied.ok ? applied.records : [] });
    if (!applied.ok) return false;
    current = applied.opportunity;
    records.push(...applied.records);
    return true;
  }
}

const everyCheckYes = ({ definition }: AnyPlan) =>
  Object.fromEntries(Object.keys(definition.checks).map((check) => [check, true]));

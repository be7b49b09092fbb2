import type { CheckOf, Condition, Requires, SalesModelInput } from '../definition/index.js';
import {
  type AnyPlan,
  type ProcessPlan,
  type Requirement,
  type SalesPlan,
  type StagePlan,
  type Track,
  trackOf,
} from '../plan/index.js';
import type { DraftInput } from './Event.js';
import type { Opportunity } from './Opportunity.js';
import { stageWorkedIn } from './stageWorkedIn.js';

/**
 * The host checks to look up before deciding: those that the event, or without one any move from here, may ask for.
 * Sorted by name. Answers to others are not read.
 */
export function neededChecks<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  event?: DraftInput<M>,
): readonly CheckOf<M>[] {
  const anyPlan = plan as AnyPlan;
  const track = trackOf(anyPlan, opportunity.series, opportunity.variant);
  const gathering = new Gathering(anyPlan);
  if (track !== undefined)
    gatherFrom(
      gathering,
      track,
      opportunity as unknown as Opportunity,
      event as DraftInput<SalesModelInput> | undefined,
    );
  return [...gathering.checks].sort() as CheckOf<M>[];
}

function gatherFrom(
  found: Gathering,
  track: Track,
  opportunity: Opportunity,
  event: DraftInput<SalesModelInput> | undefined,
): void {
  const here = stageWorkedIn(track, opportunity);
  const type = event?.type;
  const isAny = type === undefined;
  if (here !== undefined) {
    // An event that fills in facts may complete an automatic stage, and make processes due.
    found.addStage(here);
    if (isAny || type === 'skip' || type === 'rollBack') {
      for (const [cell, rules] of track.rules) {
        if (Math.floor(cell / track.size) === here.index) for (const rule of rules) found.addAll(rule.requirements);
      }
    }
  }
  for (const { outcome, requirements } of track.outcomes) {
    const isAsked =
      isAny ||
      (type === 'close' && (event?.type !== 'close' || event.outcome === undefined || event.outcome === outcome.id));
    if (isAsked && opportunity.closing === null) found.addAll(requirements);
  }
  const { changes, reopen } = track.series.result;
  if (opportunity.closing !== null && (isAny || type === 'changeOutcome'))
    for (const change of changes) found.addRequires(change.requires);
  if (opportunity.closing !== null && (isAny || type === 'reopen') && reopen !== false)
    found.addRequires(reopen.requires);
  if (isAny || type === 'advance' || type === 'skip' || type === 'close') {
    for (const stage of track.stages) for (const process of stage.processes) found.addProcess(process);
  }
  if (type === 'raiseProcess' || type === 'completeAction') {
    for (const process of found.plan.processes.values()) {
      const isNamed =
        type === 'raiseProcess'
          ? event?.type === 'raiseProcess' && process.id === event.process
          : process.process.before === (event as { readonly action?: string }).action;
      if (isNamed) found.addProcess(process);
    }
  }
  if (isAny || type === 'transfer') {
    for (const { series } of found.plan.series.values())
      for (const { when } of series.variants) found.addCondition(when);
  }
}

/** Walks conditions and the processes they lead to, each once. */
class Gathering {
  readonly checks = new Set<string>();
  private readonly seen = new Set<string>();
  readonly plan: AnyPlan;

  constructor(plan: AnyPlan) {
    this.plan = plan;
  }

  addStage(stage: StagePlan): void {
    this.addAll(stage.requirements);
    for (const process of stage.processes) this.addProcess(process);
    for (const { action } of [...stage.stage.requires.actions, ...stage.stage.optional.actions]) {
      for (const process of this.plan.processes.values())
        if (process.process.before === action) this.addProcess(process);
    }
  }

  addAll(requirements: readonly Requirement[]): void {
    for (const requirement of requirements) {
      if (requirement.kind === 'condition') this.addCondition(requirement.condition);
      if (requirement.kind === 'process') this.addProcess(requirement.process);
    }
  }

  addRequires(requires: Requires): void {
    this.addCondition(requires.condition);
    for (const id of requires.processes) this.addProcess(this.plan.processes.get(id));
  }

  addProcess(process: ProcessPlan | undefined): void {
    if (process === undefined || this.seen.has(process.id)) return;
    this.seen.add(process.id);
    this.addCondition(process.process.when);
    this.addCondition(process.process.needs);
    for (const id of process.process.after) this.addProcess(this.plan.processes.get(id));
  }

  addCondition(condition: Condition | undefined): void {
    if (condition === undefined) return;
    if ('check' in condition) this.checks.add(condition.check);
    else if ('all' in condition) for (const part of condition.all) this.addCondition(part);
    else if ('any' in condition) for (const part of condition.any) this.addCondition(part);
    else if ('not' in condition) this.addCondition(condition.not);
    else if ('process' in condition) this.addProcess(this.plan.processes.get(condition.process));
  }
}

import type { CheckOf, Condition, Requires, SalesModelInput } from '../definition/index.js';
import { isRecord } from '../issues/index.js';
import {
  type AnyPlan,
  demandPlan,
  type ProcessPlan,
  type Requirement,
  type SalesPlan,
  type StagePlan,
  type Track,
  trackOf,
} from '../plan/index.js';
import { demandOpportunity } from './demandOpportunity.js';
import type { DraftInput } from './Event.js';
import type { Opportunity } from './Opportunity.js';
import { stageWorkedIn } from './stageWorkedIn.js';

/**
 * The host checks to look up before deciding: those that the event, or without one any move from here, may ask for.
 * Sorted by name. Answers to others are not read: with these answered, an event is decided as with all of them, its
 * automatic move and the processes that become due where it leads included.
 */
export function neededChecks<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  event?: DraftInput<M>,
): readonly CheckOf<M>[] {
  demandPlan(plan);
  demandOpportunity(opportunity);
  const anyPlan = plan as AnyPlan;
  const track = trackOf(anyPlan, opportunity.series, opportunity.variant);
  const gathering = new Gathering(anyPlan);
  if (track !== undefined)
    gatherFrom(gathering, track, opportunity as unknown as Opportunity, isRecord(event) ? event : {});
  return [...gathering.checks].sort() as CheckOf<M>[];
}

function gatherFrom(
  found: Gathering,
  track: Track,
  opportunity: Opportunity,
  { type, ...named }: { readonly [property: string]: unknown },
): void {
  const { status, closing } = opportunity;
  if (status === 'voided') return;
  const here = stageWorkedIn(track, opportunity);
  const isAny = type === undefined;
  const asks = (...types: readonly string[]) => isAny || types.includes(type as string);
  if (here !== undefined) {
    // An event that fills in facts may complete an automatic stage, and make processes due there and in the next.
    found.addStage(here);
    if (here.stage.auto || asks('advance')) found.addDue(track.stages[here.index + 1]);
    if (asks('skip', 'rollBack')) {
      for (const [cell, rules] of track.rules) {
        if (Math.floor(cell / track.size) === here.index) for (const rule of rules) found.addAll(rule.requirements);
      }
    }
  }
  if (asks('close') && closing === null) {
    for (const { outcome, requirements } of track.outcomes)
      if (named.outcome === undefined || named.outcome === outcome.id) found.addAll(requirements);
  }
  const { changes, reopen } = track.series.result;
  if (closing !== null && asks('changeOutcome')) for (const change of changes) found.addRequires(change.requires);
  if (closing !== null && asks('reopen') && reopen !== false) found.addRequires(reopen.requires);
  // What becomes due in the stage that is entered: behind a win, or one that the event names or leaves open.
  if (asks('close', 'changeOutcome')) found.addDue(track.stages[track.open]);
  if (asks('skip', 'rollBack', 'reopen')) {
    for (const stage of track.stages) if (named.to === undefined || named.to === stage.id) found.addDue(stage);
  }
  for (const plan of found.plan.processes.values()) {
    const { process } = plan;
    const isAsked =
      isAny ||
      (type === 'raiseProcess' && plan.id === named.process) ||
      (type === 'completeAction' && process.before === named.action) ||
      (type === 'setFields' && process.corrects.some((field) => isAmong(named.values, field)));
    if (isAsked) found.addProcess(plan);
  }
  if (asks('transfer') && closing === null && found.plan.definition.lifecycle.transfer !== false)
    gatherTransfer(found, opportunity, named);
}

/** Whether a field is set; every one may be where no values are given yet. */
function isAmong(values: unknown, field: string): boolean {
  return typeof values !== 'object' || values === null || Object.hasOwn(values, field);
}

/** The variant is chosen anew, so any may be entered. */
function gatherTransfer(
  found: Gathering,
  { series: from }: Opportunity,
  { series: to, to: stage }: { readonly [property: string]: unknown },
): void {
  for (const { id, series } of found.plan.series.values()) {
    if (id === from || (to !== undefined && to !== id)) continue;
    for (const { when } of series.variants) found.addCondition(when);
    for (const variant of [null, ...series.variants.map((one) => one.id)]) {
      const track = trackOf(found.plan, id, variant);
      const entered = stage === undefined ? track?.startIn[0] : track?.stageIndex.get(stage as string);
      found.addDue(track?.stages[entered ?? -1]);
    }
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
    this.addDue(stage);
  }

  /** What may become due in a stage. */
  addDue(stage: StagePlan | undefined): void {
    for (const process of stage?.processes ?? []) this.addProcess(process);
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

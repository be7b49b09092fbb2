import type { Condition, Requires } from '../definition/index.js';
import type { AnyPlan, ProcessPlan, Requirement, StagePlan } from '../plan/index.js';
import type { AnyOpportunity } from './Opportunity.js';

/** Gathers the checks of conditions and of the processes that they lead to, each once. */
export class CheckGathering {
  readonly checks = new Set<string>();
  private readonly seen = new Set<string>();
  readonly plan: AnyPlan;
  readonly opportunity: AnyOpportunity;

  constructor(plan: AnyPlan, opportunity: AnyOpportunity) {
    this.plan = plan;
    this.opportunity = opportunity;
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
      if (requirement.kind === 'action') this.addAction(requirement.action);
    }
  }

  addRequires(requires: Requires): void {
    this.addCondition(requires.condition);
    for (const id of requires.processes) this.addProcess(this.plan.processes.get(id));
    for (const action of requires.actions) this.addAction(typeof action === 'string' ? action : action.action);
  }

  /** Until an action is done, the verdict names what precedes it. */
  addAction(action: string): void {
    for (const process of this.plan.processes.values()) if (process.process.before === action) this.addProcess(process);
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
    else if ('action' in condition) this.addAction(condition.action);
  }
}

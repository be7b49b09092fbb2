import {
  type AnyOpportunity,
  type ChecklistItem,
  checkCreation,
  explain,
  fold,
  type Refusal,
  type TransitionRecord,
} from '../../opportunity/index.js';
import type { AnyPlan } from '../../plan/index.js';
import { readInstant } from '../../values/index.js';
import {
  branchKey,
  eventKey,
  eventReasonKey,
  GOAL_KINDS,
  type GoalKind,
  moveKey,
  reasonKey,
  refusalKey,
  stageKey,
} from './goalKeys.js';
import type { Goals } from './goalsOf.js';
import type { PlannedMoveKind } from './PlannedMove.js';

const KINDS: { readonly [event: string]: PlannedMoveKind } = {
  advance: 'advance',
  skip: 'skip',
  rollBack: 'rollBack',
  repeat: 'repeat',
  close: 'close',
  reopen: 'reopen',
  changeOutcome: 'change',
};

/** Counts how often records and refusals exercised each goal of a design. */
export class Tally {
  readonly counts: { readonly [kind in GoalKind]: Map<string, number> };
  /** How many goals were exercised at least once. */
  covered = 0;
  readonly #plan: AnyPlan;
  readonly #known = new Map<string, AnyOpportunity>();

  constructor(plan: AnyPlan, goals: Goals) {
    this.#plan = plan;
    const counts = GOAL_KINDS.map((kind) => [kind, new Map([...goals[kind]].map((key) => [key, 0]))]);
    this.counts = Object.fromEntries(counts) as Tally['counts'];
  }

  has(kind: GoalKind, key: string): boolean {
    return (this.counts[kind].get(key) ?? 1) > 0;
  }

  take(entry: TransitionRecord | Refusal): void {
    if ('kind' in entry) this.#refused(entry);
    else this.#happened(entry);
  }

  #refused({ blockers }: Refusal): void {
    for (const { code, path } of blockers) {
      this.#add('refusals', refusalKey(code, path));
      this.#add('requirements', branchKey(path, 'unmet'));
    }
  }

  #happened(record: TransitionRecord): void {
    const { opportunityId, event, from, to, series, changes } = record;
    // The first record holds the whole; another journey may begin with the same id.
    const before = typeof changes.id === 'string' ? null : this.#known.get(opportunityId);
    if (before !== undefined) this.#known.set(opportunityId, fold(before as never, record as never) as AnyOpportunity);
    const stage = typeof changes.stage === 'string' ? changes.stage : null;
    if (stage !== null) this.#add('stages', stageKey(series, stage));
    if (before) this.#met(record, before);
    if (event.type === 'open') this.#created(record);
    const kind = KINDS[String(event.type)];
    if (kind === undefined) {
      this.#add('events', eventKey(event, series));
      this.#add('reasons', eventReasonKey(String(event.type), String(event.reason)));
    }
    if (kind === undefined || from === null || to === null) return;
    const isFinish = kind === 'advance' && changes.stage === null;
    const target = kind === 'close' ? event.outcome : kind === 'change' ? event.to : to;
    this.#add('moves', moveKey(series, from, String(target), isFinish ? 'finish' : kind));
    if (kind === 'close' || kind === 'change') {
      this.#add('outcomes', stageKey(series, String(target)));
      this.#add('reasons', reasonKey(series, String(target), String(record.reason)));
    }
  }

  /** What the event asked for, by asking again with what was known. */
  #met({ at, by, event, reads }: TransitionRecord, opportunity: AnyOpportunity): void {
    const context = { at, by, facts: reads.facts, checks: reads.checks };
    const verdict = explain(this.#plan, opportunity as never, event as never, context as never);
    for (const { path, met } of verdict.checklist) if (met) this.#add('requirements', branchKey(path, 'met'));
  }

  /** What was asked before the opportunity was opened, by asking it again of what it was opened with. */
  #created({ at, reads, changes }: TransitionRecord): void {
    const checklist: ChecklistItem[] = [];
    // It stood in no stage yet.
    const opportunity = { ...(changes as unknown as AnyOpportunity), visited: {} };
    const context = { at: readInstant(at) ?? 0, facts: reads.facts, checks: reads.checks };
    checkCreation(
      { plan: this.#plan, opportunity, context, reads: { facts: {}, checks: {} }, checklist, blockers: [] },
      'opportunity',
    );
    for (const { path, met } of checklist) if (met) this.#add('requirements', branchKey(path, 'met'));
  }

  #add(kind: GoalKind, key: string): void {
    const count = this.counts[kind].get(key);
    if (count === undefined) return;
    this.counts[kind].set(key, count + 1);
    if (count === 0) this.covered++;
  }
}

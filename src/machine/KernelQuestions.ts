import { isRecord } from '../issues/index.js';
import {
  type AnyOpportunity,
  type Applied,
  applyEvents,
  type DecisionContext,
  decide,
  readContext,
  type Verdict,
} from '../opportunity/index.js';
import type { AnyPlan } from '../plan/index.js';
import type { Places } from './placesOf.js';

/** What the kernel said to one event. */
export type Answer = {
  readonly verdict: Verdict;
  /** `null`: nothing happens, because the event is refused or was applied before. */
  readonly applied: (Applied & { readonly ok: true }) | null;
  /** The node that the event leads to; `null` where nothing happens. */
  readonly to: string | null;
};

/** Where a decision's context comes from: the host's callback, or the events themselves. */
// biome-ignore lint/suspicious/noExplicitAny: the context of every model is read alike.
export type ContextSource = (() => DecisionContext<any>) | undefined;

/**
 * The kernel as a machine asks it: once for every event, however many guards and actions want the answer.
 *
 * The answer is kept for the opportunity and the event it was given to, both by identity, and only until the next event
 * is selected for: the same event object sent again later is a new question, with a new instant.
 */
export class KernelQuestions {
  readonly #plan: AnyPlan;
  readonly #places: Places;
  readonly #context: ContextSource;
  #opportunity: AnyOpportunity | undefined;
  #event: unknown;
  #answer: Answer | undefined;
  #isHeld = false;

  constructor(plan: AnyPlan, places: Places, context: ContextSource) {
    this.#plan = plan;
    this.#places = places;
    this.#context = context;
  }

  /** The kernel's answer; asked now unless it was asked for this very event already. */
  ask(opportunity: AnyOpportunity, event: unknown): Answer {
    if (this.#answer !== undefined && this.#event === event && this.#opportunity === opportunity) return this.#answer;
    this.#opportunity = opportunity;
    this.#event = event;
    this.#answer = this.#decide(opportunity, event);
    return this.#answer;
  }

  /** Asks anew, and lets the event that `send` sends have the same answer. */
  askFor(opportunity: AnyOpportunity, event: unknown, send: (answer: Answer) => void): Answer {
    this.#answer = undefined;
    const answer = this.ask(opportunity, event);
    this.#isHeld = true;
    try {
      send(answer);
    } finally {
      this.#isHeld = false;
      this.#answer = undefined;
    }
    return answer;
  }

  /** Transitions are selected for an event now: an answer given before is none to it, unless it was asked for it. */
  forget(): void {
    if (!this.#isHeld) this.#answer = undefined;
    this.#isHeld = false;
  }

  #decide(opportunity: AnyOpportunity, sent: unknown): Answer {
    const { event, context } = this.#context === undefined ? parted(sent) : { event: sent, context: this.#context() };
    const read = readContext(context);
    const decision = decide(this.#plan, opportunity, event, read, { draft: false });
    const { verdict, step } = decision;
    if (step === null) return { verdict, applied: null, to: null };
    if (decision.event.type === 'transfer')
      return { verdict: leadsOut(verdict, decision.event.series), applied: null, to: null };
    const applied = applyEvents(this.#plan, opportunity, event, read, decision);
    if (!applied.ok) return { verdict, applied: null, to: null };
    return { verdict, applied, to: this.#places.of(applied.opportunity)?.node ?? null };
  }
}

/** An event that carries its context, parted into the event's own data and the context. */
function parted(sent: unknown): { readonly event: unknown; readonly context: DecisionContext } {
  if (!isRecord(sent)) return { event: sent, context: {} as DecisionContext };
  const { at, recordedAt, by, expectedSeq, facts, checks, waive, ...event } = sent as unknown as DecisionContext;
  return { event, context: { at, recordedAt, by, expectedSeq, facts, checks, waive } as DecisionContext };
}

/** The kernel would allow it; but the other series is another machine. */
function leadsOut({ checklist }: Verdict, series: unknown): Verdict {
  const params = { event: 'transfer', series: String(series) };
  const blocker = {
    code: 'move_not_allowed',
    severity: 'error',
    path: 'series',
    params,
    element: 5,
    remedy: null,
  } as const;
  return {
    allowed: false,
    standing: 'impossible',
    checklist,
    blockers: [blocker as Verdict['blockers'][number]],
    inputs: [],
  };
}

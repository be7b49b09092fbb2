import {
  type Applied,
  apply,
  type BlockerCode,
  type DecisionContext,
  type DraftInput,
  type Effect,
  type EventInput,
  explain,
  type Move,
  moves,
  moveTo,
  type Opportunity,
  openOpportunity,
  type SalesModelInput,
  type SalesPlan,
  type Target,
  type TransitionRecord,
  type Verdict,
} from 'stagewright';

/** Who acts, and what the host answers. Roles held together are one person. */
export type Acting<M extends SalesModelInput> = {
  readonly as?: readonly string[];
  /** Another person with the same roles. */
  readonly who?: string;
  readonly system?: boolean;
  readonly checks?: DecisionContext<M>['checks'];
  readonly facts?: DecisionContext<M>['facts'];
};

type Start<M extends SalesModelInput> = Parameters<typeof openOpportunity<M>>[1];
export type Refused<M extends SalesModelInput> = Extract<Applied<M>, { readonly ok: false }>;

const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 0, 5, 9);

/**
 * One opportunity on a desk, played through as a story: each step happens a minute after the one before, and must
 * succeed (`sends`) or be refused (`refuses`).
 */
export class Desk<M extends SalesModelInput> {
  readonly plan: SalesPlan<M>;
  readonly records: TransitionRecord<M>[] = [];
  /** Effects of the last step. */
  effects: readonly Effect<M>[] = [];
  opportunity: Opportunity<M>;
  #now: number;
  readonly #usual: Acting<M>;

  constructor(plan: SalesPlan<M>, start: Start<M>, usual: Acting<M> = {}) {
    this.plan = plan;
    this.#usual = usual;
    this.#now = MONDAY;
    const opened = openOpportunity(plan, start, this.context());
    if (!opened.ok) throw new Error(`not opened: ${told(opened)}`);
    this.opportunity = opened.opportunity;
    this.#keep(opened);
  }

  get now(): string {
    return new Date(this.#now).toISOString();
  }

  /** What an embedding CRM would index. */
  get place(): readonly [status: string, stage: string | null] {
    return [this.opportunity.status, this.opportunity.stage];
  }

  context(acting: Acting<M> = {}): DecisionContext<M> {
    const { as = [], who, system, checks, facts } = { ...this.#usual, ...acting };
    return {
      at: this.now,
      by: { id: who ?? (as.join('+') || 'somebody'), roles: as, ...(system ? { system } : {}) },
      checks: { ...this.#usual.checks, ...checks },
      ...(facts ? { facts } : {}),
    };
  }

  later(time: { readonly days?: number; readonly minutes?: number }): this {
    this.#now += (time.days ?? 0) * DAY + (time.minutes ?? 0) * 60_000;
    return this;
  }

  /** The event, or the list as a whole, happens. */
  sends(event: EventInput<M> | readonly EventInput<M>[], acting?: Acting<M>): this {
    this.later({ minutes: 1 });
    const applied = apply(this.plan, this.opportunity, event, this.context(acting));
    if (!applied.ok) throw new Error(`${JSON.stringify(event)} refused: ${told(applied)}`);
    this.#keep(applied);
    return this;
  }

  /** The event is refused, and nothing has changed. */
  refuses(event: EventInput<M> | readonly EventInput<M>[], acting?: Acting<M>): Refused<M> {
    const applied = apply(this.plan, this.opportunity, event, this.context(acting));
    if (applied.ok) throw new Error(`${JSON.stringify(event)} was accepted`);
    return applied;
  }

  explains(event: DraftInput<M>, acting?: Acting<M>): Verdict<M> {
    return explain(this.plan, this.opportunity, event, this.context(acting));
  }

  moves(acting?: Acting<M>): readonly Move<M>[] {
    return moves(this.plan, this.opportunity, this.context(acting));
  }

  moveTo(target: Target<M>, acting?: Acting<M>): Move<M> {
    return moveTo(this.plan, this.opportunity, target, this.context(acting));
  }

  /** Types of the last step's effects, with what distinguishes two of one type. */
  get told(): readonly string[] {
    return this.effects.map(({ type, id: _id, opportunityId: _opportunity, at: _at, ...rest }) =>
      [type, ...Object.values(rest).filter((value) => typeof value === 'string')].join(' '),
    );
  }

  #keep(applied: Extract<Applied<M>, { readonly ok: true }>): void {
    this.opportunity = applied.opportunity;
    this.records.push(...applied.records);
    this.effects = applied.effects;
  }
}

/** The codes of what stands in the way, in the order told. */
export function codes(verdict: {
  readonly blockers: readonly { readonly code: BlockerCode }[];
}): readonly BlockerCode[] {
  return verdict.blockers.map(({ code }) => code);
}

/** Each blocker as `code thing`, sorted: what a test usually wants to say about a refusal. */
export function reasons(verdict: {
  readonly blockers: readonly { readonly code: string; readonly params: object }[];
}): readonly string[] {
  return verdict.blockers
    .map(({ code, params }) => {
      const about = params as { readonly [name: string]: unknown };
      const thing = about.field ?? about.action ?? about.process ?? about.question ?? about.check;
      return typeof thing === 'string' ? `${code} ${thing}` : code;
    })
    .sort();
}

function told(refused: {
  readonly standing: string;
  readonly blockers: readonly object[];
  readonly inputs: readonly object[];
}): string {
  return `${refused.standing} ${JSON.stringify(refused.blockers)} ${JSON.stringify(refused.inputs)}`;
}

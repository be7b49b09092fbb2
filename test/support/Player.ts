import {
  type AnyOpportunity,
  type AnyPlan,
  type Applied,
  apply,
  compileSalesModel,
  type DecisionContext,
  type EventInput,
  explain,
  openOpportunity,
  type SalesModelInput,
  type Start,
  type TransitionRecord,
  type Verdict,
} from 'stagewright';

// biome-ignore lint/suspicious/noExplicitAny: a player plays every model.
type AnyModel = any;

type Given = Omit<DecisionContext<AnyModel>, 'at' | 'by'> & {
  readonly by?: string;
  readonly roles?: readonly string[];
  readonly system?: boolean;
  /** Days since the start. */
  readonly day?: number;
};

/** An event as a test writes it, right or wrong. */
export type Sent = { readonly type: string; readonly [property: string]: unknown };

/** The one place where what a test writes is taken for an event. */
const asEvents = (events: Sent | readonly Sent[]) => events as unknown as EventInput<AnyModel>;

export const START = Date.UTC(2026, 2, 1);
const DAY = 86_400_000;

/** A model with one series `s`, as short as a test can say it. */
export function modelOf(
  series: Partial<SalesModelInput['series'][number]> & { readonly stages: SalesModelInput['series'][number]['stages'] },
  more: Partial<SalesModelInput> = {},
): SalesModelInput {
  return {
    format: 'stagewright/1',
    id: 'm',
    version: 1,
    ...more,
    series: [
      {
        id: 's',
        won: 'order-placed',
        result: {
          outcomes: [
            { id: 'won', kind: 'won' },
            { id: 'lost', kind: 'lost' },
          ],
        },
        ...series,
      },
      ...(more.series ?? []),
    ],
  };
}

/** One opportunity played event by event: what happened, and what was refused. */
export class Player {
  readonly plan: AnyPlan;
  readonly log: TransitionRecord[] = [];
  opportunity: AnyOpportunity;
  last!: Applied;

  constructor(model: SalesModelInput, given: Given = {}, start: Partial<Start<AnyModel>> = {}) {
    this.plan = compileSalesModel(model);
    const opened = openOpportunity(this.plan, { id: 'o', ...start }, this.context(given));
    if (!opened.ok) throw new Error(JSON.stringify([opened.blockers, opened.inputs]));
    this.opportunity = opened.opportunity;
    this.last = opened;
    this.log.push(...opened.records);
  }

  private context({ by = 'ann', roles = ['r'], system, day = 0, ...rest }: Given): DecisionContext<AnyModel> {
    return { at: START + day * DAY, by: { id: by, roles, ...(system ? { system } : {}) }, ...rest };
  }

  /** Applies events; what is refused leaves everything as it was. */
  send(events: Sent | readonly Sent[], given: Given = {}): this {
    this.last = apply(this.plan, this.opportunity, asEvents(events), this.context(given));
    if (this.last.ok) {
      this.opportunity = this.last.opportunity;
      this.log.push(...this.last.records);
    }
    return this;
  }

  /** The codes that the last event was refused with; empty where it was not. */
  get codes(): readonly string[] {
    return this.last.ok ? [] : this.last.blockers.map(({ code }) => code);
  }

  get standing(): string {
    return this.last.ok ? 'ready' : this.last.standing;
  }

  get effects(): readonly string[] {
    return this.last.ok ? this.last.effects.map(({ type }) => type) : [];
  }

  get place(): string | null {
    return this.opportunity.stage ?? this.opportunity.outcome;
  }

  explain(event: Sent, given: Given = {}): Verdict {
    return explain(this.plan, this.opportunity, asEvents(event), this.context(given));
  }
}

import { describe, expect, it } from 'vitest';
import {
  apply,
  compileSalesModel,
  defineSalesModel,
  explain,
  nextBestSteps,
  type Opportunity,
  openOpportunity,
} from '../../../src/index.js';

const model = defineSalesModel({
  format: 'stagewright/1',
  id: 'm',
  version: 1,
  fields: { budget: { type: 'money' } },
  actions: { demo: 'Demo', offer: 'Offer' },
  lifecycle: { suspend: { reasons: ['later'] } },
  series: [
    {
      id: 's',
      won: 'order-placed',
      stages: [
        { id: 'a', requires: { fields: ['budget'], actions: ['demo'] } },
        { id: 'b', requires: { actions: ['offer'] } },
      ],
      result: {
        outcomes: [
          { id: 'won', kind: 'won', reasons: ['fit'] },
          { id: 'lost', kind: 'lost', reasons: ['price'] },
        ],
      },
    },
  ],
});
const plan = compileSalesModel(model);
const context = { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } };
type Deal = Opportunity<typeof model>;

function deal(id: string, ...events: Parameters<typeof apply<typeof model>>[2][]): Deal {
  const opened = openOpportunity(plan, { id }, context);
  if (!opened.ok) throw new Error(opened.standing);
  return events.reduce<Deal>((current, event) => {
    const applied = apply(plan, current, event, context);
    if (!applied.ok) throw new Error(applied.blockers[0]?.code);
    return applied.opportunity;
  }, opened.opportunity);
}

const budget = { type: 'setFields', values: { budget: { amount: '10', currency: 'CNY' } } } as const;
const demo = { type: 'completeAction', action: 'demo' } as const;
const fresh = deal('fresh');
const shown = deal('shown', demo);
const last = deal('last', budget, demo, { type: 'advance' });
const expectedValues = { fresh: 100, shown: 300, last: 300 };

describe('nextBestSteps', () => {
  it('S4-4, S4-9: equals the blockers of advance, on the last stage those of the win', () => {
    const { steps } = nextBestSteps(plan, [fresh, shown, last], { ...context, expectedValues });
    const of = (id: string) => steps.find(({ opportunityId }) => opportunityId === id);
    expect(of('fresh')?.blockers).toEqual(explain(plan, fresh, { type: 'advance' }, context).blockers);
    expect(of('shown')?.blockers).toEqual(explain(plan, shown, { type: 'advance' }, context).blockers);
    expect(of('last')?.to).toEqual({ outcome: 'won' });
    expect(of('last')?.blockers).toEqual(explain(plan, last, { type: 'close', outcome: 'won' }, context).blockers);
  });

  it('S4-14: ranks by the value held back, stably, whatever the order', () => {
    const ids = (all: readonly Deal[]) =>
      nextBestSteps(plan, all, { ...context, expectedValues }).steps.map(({ opportunityId }) => opportunityId);
    expect(ids([fresh, shown, last])).toEqual(['last', 'shown', 'fresh']);
    expect(ids([last, fresh, shown])).toEqual(['last', 'shown', 'fresh']);
    const unknown = nextBestSteps(plan, [fresh, shown], { ...context, expectedValues: { fresh: 1 } });
    expect(unknown.steps.map(({ opportunityId, expectedValue }) => [opportunityId, expectedValue])).toEqual([
      ['fresh', 1],
      ['shown', null],
    ]);
  });

  it('adds up by blocker what each holds back', () => {
    const { heldBack } = nextBestSteps(plan, [fresh, shown, last], { ...context, expectedValues });
    expect(
      heldBack.map(({ code, path, expectedValue, opportunities }) => [
        code,
        path.split('.').slice(3).join('.'),
        expectedValue,
        opportunities.join(),
      ]),
    ).toEqual([
      ['missing_field', 'a.requires.fields.0', 400, 'shown,fresh'],
      ['missing_action', 'b.requires.actions.0', 300, 'last'],
      ['missing_action', 'a.requires.actions.0', 100, 'fresh'],
    ]);
  });

  it('counts what has no next step', () => {
    const lost = deal('lost', { type: 'close', outcome: 'lost', reason: 'price' });
    const parked = deal('parked', { type: 'suspend', reason: 'later', followUpOn: '2026-06-01' });
    expect(nextBestSteps(plan, [lost, parked], { ...context, expectedValues: {} })).toEqual({
      steps: [],
      heldBack: [],
      excluded: { lost: 1, suspended: 1 },
    });
  });

  it('reads no value from the prototype of the record', () => {
    const { steps } = nextBestSteps(plan, [deal('constructor')], { ...context, expectedValues: {} });
    expect(steps[0]?.expectedValue).toBeNull();
  });
});

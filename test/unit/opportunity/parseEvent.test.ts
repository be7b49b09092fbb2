import { fc, test as property } from '@fast-check/vitest';
import { type AnyPlan, apply, compileSalesModel, parseEvent, parseEvents, type SalesModelInput } from 'stagewright';
import { eventArbitrary, salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect, test } from 'vitest';
import { kaSmb, tas, training } from '../../../examples/models/index.js';
import { modelOf, Player } from '../../support/Player.js';

const outcome = (id: string, kind: 'won' | 'lost', reasons?: readonly string[]) => ({
  id,
  kind,
  ...(reasons && { reasons }),
});
const { plan, opportunity } = new Player(
  modelOf(
    {
      stages: [{ id: 'a' }],
      result: {
        outcomes: [outcome('won', 'won'), outcome('lost', 'lost', ['price', 'fit'])],
        changes: [{ from: 'won', to: 'lost' }],
      },
    },
    {
      actions: { x: 'X' },
      processes: [{ id: 'p', approve: { by: ['r'] } }],
      roles: ['r'],
      lifecycle: { suspend: { reasons: ['later'] }, void: { reasons: ['mistake'] }, transfer: { reasons: ['bigger'] } },
      series: [
        {
          id: 't',
          won: 'order-placed',
          stages: [{ id: 'z' }],
          result: { outcomes: [outcome('won', 'won', ['luck']), outcome('lost', 'lost', ['time'])] },
        },
      ],
    },
  ),
  {},
  { series: 's' },
);
const told = (event: object) =>
  parseEvent(plan, event).issues.map(({ code, path, params }) => [code, path, params.choices ?? null]);

describe('an event is whole with the reason that it always needs', () => {
  test.each<[object, readonly string[] | null]>([
    [{ type: 'close', outcome: 'lost' }, ['price', 'fit', 'time']],
    [{ type: 'close', outcome: 'won' }, null],
    [{ type: 'changeOutcome', to: 'lost' }, ['price', 'fit', 'time']],
    [{ type: 'suspend' }, ['later']],
    [{ type: 'void', reason: ' ' }, ['mistake']],
    [{ type: 'transfer', series: 't' }, ['bigger']],
    [{ type: 'retractAction', action: 'x' }, null],
    [{ type: 'withdrawProcess', process: 'p' }, null],
  ])('%j asks for one of %j', (event, choices) => {
    expect(told(event)).toEqual([['reason_required', 'reason', choices]]);
  });

  test('one that nobody declared is told, with those that are', () => {
    expect(told({ type: 'close', outcome: 'lost', reason: 'prize' })).toEqual([
      ['reason_unknown', 'reason', ['price', 'fit', 'time']],
    ]);
    // The event is not bound to a series yet: one of the two takes any text for a win.
    expect(told({ type: 'close', outcome: 'won', reason: 'anything' })).toEqual([]);
    expect(told({ type: 'close', outcome: 'lost', reason: 'time' })).toEqual([]);
  });

  test('where the rules of a series say whether one is needed, they ask for it', () => {
    for (const event of [
      { type: 'skip', to: 'a' },
      { type: 'rollBack' },
      { type: 'repeat' },
      { type: 'reopen' },
      { type: 'setProbability', value: 0.5 },
      { type: 'rejectProcess', process: 'p' },
    ])
      expect(told(event)).toEqual([]);
  });

  test('all of it at once, each at its place', () => {
    const { issues } = parseEvents(plan, [{ type: 'close' }, { type: 'void' }]);
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'invalid_event 0.outcome',
      'reason_required 0.reason',
      'reason_required 1.reason',
    ]);
  });

  test('the kernel itself still answers with the whole verdict', () => {
    const context = { at: '2026-03-02T00:00:00Z', by: { id: 'ann', roles: [] } };
    expect(apply(plan, opportunity, { type: 'close', outcome: 'lost' } as never, context)).toMatchObject({
      standing: 'needs_input',
      inputs: [{ name: 'reason', choices: ['price', 'fit'] }],
    });
  });
});

const models = fc.oneof(salesModelArbitrary(), fc.constantFrom<SalesModelInput>(training, tas, kaSmb));
const drawn = models.chain((model) => {
  const compiled: AnyPlan = compileSalesModel(model);
  return fc.record({ compiled: fc.constant(compiled), event: eventArbitrary(compiled) });
});

property.prop([drawn], { numRuns: 300 })(
  'what is parsed has the properties that its type promises',
  ({ compiled, event }) => {
    const parsed = parseEvent(compiled, event);
    if (!parsed.ok) return;
    const whole = parsed.value as { readonly [property: string]: unknown };
    // The properties that are not optional in the type of an event.
    const promised: { readonly [type: string]: readonly string[] } = {
      skip: ['to'],
      close: ['outcome', 'reason'],
      changeOutcome: ['to', 'reason'],
      suspend: ['reason'],
      assign: ['owner'],
      transfer: ['series', 'reason'],
      void: ['reason'],
      setFields: ['values'],
      completeAction: ['action'],
      retractAction: ['action', 'reason'],
      answerQuestion: ['question', 'answer'],
      raiseProcess: ['process'],
      withdrawProcess: ['process', 'reason'],
      approveProcess: ['process'],
      rejectProcess: ['process'],
      setProbability: ['value'],
    };
    for (const property of promised[parsed.value.type] ?? []) expect(whole[property]).not.toBe(undefined);
  },
);

import { apply, openOpportunity, parseEvent, parseEvents, restoreOpportunity } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, START } from '../../support/Player.js';

const model = modelOf(
  { stages: [{ id: 'a' }, { id: 'b' }] },
  { fields: { amount: { type: 'money' } }, actions: { demo: 'Demo' } },
);
const context = { at: START, by: { id: 'ann', roles: ['r'] } };
const { plan, opportunity } = new Player(model);

/** Every reference leads back to it, so that a walk without a measure would not end. */
function tangle(): object {
  const knot: { [key: string]: unknown } = {};
  for (const key of 'abcdefgh') knot[key] = knot;
  return knot;
}

describe('events that no form would send', () => {
  test('objects that lead back to themselves are refused, at once, and cut where the refusal shows them', () => {
    expect(parseEvent(plan, tangle()).ok).toBe(false);
    const values = { amount: tangle() };
    expect(apply(plan, opportunity, { type: 'setFields', values } as never, context).ok).toBe(false);
    const kept = apply(
      plan,
      opportunity,
      { type: 'completeAction', action: 'demo', result: tangle() } as never,
      context,
    );
    expect(kept.ok).toBe(false);
    expect(JSON.stringify(kept).length).toBeLessThan(100_000);
  });

  test('what a record keeps is JSON: no undefined, no minus zero', () => {
    const result = { gone: undefined, zero: -0, deep: [{ gone: undefined }] };
    const kept = apply(plan, opportunity, { type: 'completeAction', action: 'demo', result } as never, context);
    expect(kept.ok).toBe(true);
    expect(JSON.parse(JSON.stringify(kept))).toStrictEqual(kept);
  });

  test('lists of anything', () => {
    for (const value of [null, 5, 'x', [null], [[{ type: 'advance' }]], { type: 'constructor' }, { type: '__proto__' }])
      expect(parseEvents(plan, value).ok).toBe(false);
    expect(parseEvents(plan, JSON.parse('{"type":"advance","__proto__":{"a":1}}')).ok).toBe(false);
  });

  test('in a list a repeated id of another type is no retry', () => {
    const player = new Player(model).send({ type: 'completeAction', action: 'demo', id: 'e' });
    player.send([{ type: 'advance', id: 'e' }, { type: 'repeat' }]);
    expect(player.codes).toEqual(['invalid_event']);
  });
});

describe('a context is data of the host, and read before it is used', () => {
  const by = { id: 'b', roles: [] };
  const wrong: readonly (readonly [string, object])[] = [
    ['waive', { waive: 5 }],
    ['waive', { waive: [null] }],
    ['waive', { waive: [{ code: 'missing_field', path: 'x', reason: 'r' }] }],
    ['waive', { waive: [{ code: 'missing_field', path: 'x', by: { ...by, roles: 'boss' }, reason: 'r' }] }],
    ['waive', { waive: [{ code: 'missing_field', path: 'x', by }] }],
    ['facts', { facts: 'none' }],
    ['facts', { facts: [] }],
    ['checks', { checks: 7 }],
  ];
  test.each(wrong)('%s', (name, part) => {
    const answer = apply(plan, opportunity, { type: 'advance' }, { ...context, ...part } as never);
    expect(answer.ok ? '' : answer.standing).toBe('invalid');
    expect(answer.ok ? [] : answer.blockers.map(({ path }) => path)).toEqual([`context.${name}`]);
  });
});

test('nobody claims a process as the source of what an opportunity is opened with', () => {
  const opened = openOpportunity(plan, { id: 'o', source: 'process:price' } as never, context);
  expect(opened.ok ? [] : opened.blockers.map(({ code, path }) => `${code} ${path}`)).toEqual(['invalid_event source']);
});

describe('restoring anything', () => {
  test.each([null, 5, 'x', [], {}, { format: 'stagewright.opportunity/1' }, tangle()])('%#', (stored) => {
    expect(restoreOpportunity(plan, stored).ok).toBe(false);
  });
});

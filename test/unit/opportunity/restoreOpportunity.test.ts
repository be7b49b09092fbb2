import { formatIssue, restoreOpportunity } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { modelOf, Player } from '../../support/Player.js';

const player = new Player(
  modelOf(
    {
      stages: [{ id: 'a', requires: { actions: ['demo'], processes: ['p'] } }, { id: 'b' }],
      moves: { rollBack: [{ from: 'b', to: 'a', keep: 'all' }] },
      probability: { mode: 'individual', setBy: ['r'] },
    },
    {
      roles: ['r'],
      fields: { amount: { type: 'money' } },
      actions: { demo: 'Demo' },
      questions: ['worth'],
      processes: [{ id: 'p', approve: { by: ['r'], selfApproval: true } }],
      lifecycle: { suspend: { reasons: ['later'] } },
    },
  ),
)
  .send({ type: 'setFields', values: { amount: { amount: '1.00', currency: 'CNY' } }, id: 'e' })
  .send({ type: 'completeAction', action: 'demo', result: [{ deep: null }] })
  .send({ type: 'answerQuestion', question: 'worth', answer: 'yes' })
  .send([
    { type: 'raiseProcess', process: 'p' },
    { type: 'approveProcess', process: 'p' },
  ])
  .send({ type: 'setProbability', value: 0.3, reason: 'seen', expiresOn: '2026-12-31' })
  .send({ type: 'advance' })
  .send({ type: 'rollBack', reason: 'not ready' })
  .send({ type: 'suspend', reason: 'later', followUpOn: '2026-06-30' })
  .send({ type: 'resume' })
  .send({ type: 'suspend', reason: 'later', followUpOn: '2026-12-31' });
const suspended = player.opportunity;
const lost = new Player(modelOf({ stages: [{ id: 'a' }] })).send({ type: 'close', outcome: 'lost', reason: 'price' });

/** A copy with the value at a path replaced, added or, as `undefined`, taken away. */
function changed(stored: object, path: string, value: unknown): object {
  const copy = JSON.parse(JSON.stringify(stored)) as { [key: string]: unknown };
  const keys = path.split('.');
  const last = keys.pop() as string;
  let at = copy;
  for (const key of keys) at = at[key] as { [key: string]: unknown };
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}
const issuesOf = (stored: unknown) => {
  const { issues } = restoreOpportunity(player.plan, stored);
  return issues.map(({ code, path }) => `${code} ${path}`);
};

test('what the kernel made is restored', () => {
  expect(player.codes).toEqual([]);
  expect(issuesOf(suspended)).toEqual([]);
  expect(restoreOpportunity(lost.plan, lost.opportunity).issues).toEqual([]);
});

describe('the whole stored shape is checked', () => {
  const wrong: readonly (readonly [string, unknown])[] = [
    ['id', ''],
    ['model.version', '1'],
    ['status', 'paused'],
    ['seq', 1.5],
    ['seq', 0],
    ['openedAt', '2026-03-01'],
    ['updatedAt', '2026-03-01T00:00:00Z'],
    ['stageEnteredAt', 'yesterday'],
    ['visit.number', undefined],
    ['visit.number', '1'],
    ['visit.clockFrom', 5],
    ['visit.parkedMs', -1],
    ['visit.parkedMs', Number.NaN],
    ['visit.suspensions', null],
    ['visit.suspensions.0.to', 'soon'],
    ['visit.actions', undefined],
    ['visit.actions', []],
    ['visit.more', 1],
    ['visit.actions.demo', null],
    ['visit.actions.demo.times', 0],
    ['visit.actions.demo.at', 'then'],
    ['visit.actions.demo.result', undefined],
    ['visited.a', 'once'],
    ['fields.amount', 5],
    ['fields.amount', null],
    ['fields.amount.value', undefined],
    ['fields.amount.value', Number.NaN],
    ['fields.amount.value', new Date(0)],
    ['fields.amount.source', null],
    ['fields.amount.at', '2026'],
    ['fields.amount.by', 1],
    ['answers.worth', 'maybe'],
    ['processes.p', 'approved'],
    ['processes.p.status', 'done'],
    ['processes.p.round', 0],
    ['processes.p.request', null],
    ['processes.p.raisedAt', null],
    ['processes.p.proposed', null],
    ['processes.p.votes', {}],
    ['processes.p.votes.0', null],
    ['processes.p.votes.0.answer', 'yes'],
    ['processes.p.votes.0.roles', 'r'],
    ['processes.p.votes.0.roles.0', 7],
    ['requested.p', -1],
    ['kept.a', null],
    ['kept.a.demo', 3],
    ['probability.value', 1.2],
    ['probability.expiresOn', '2026-02-30'],
    ['parked.since', null],
    ['parked.followUpOn', 'soon'],
    ['parked', null],
    ['recentEvents.0', null],
    ['recentEvents.0.type', 5],
    ['recentEvents.0.id', undefined],
    ['owner', 5],
    ['nonsense', 1],
  ];
  test.each(wrong)('%s: %j', (path, value) => {
    const stored = changed(suspended, path, value);
    expect(issuesOf(stored)).toEqual([`malformed_opportunity ${path}`]);
  });

  test.each([
    ['closing.kind', 'gone'],
    ['closing.outcome', null],
    ['closing.at', null],
    ['closing.note', 5],
    ['closing', null],
    ['outcome', null],
    ['stage', 'a'],
  ])('closed, %s: %j', (path, value) => {
    const { issues } = restoreOpportunity(lost.plan, changed(lost.opportunity, path, value));
    expect(issues.map((issue) => `${issue.code} ${issue.path}`)).toEqual([`malformed_opportunity ${path}`]);
  });

  test('all at once', () => {
    const stored = changed(changed(changed(suspended, 'recentEvents', [null]), 'fields.amount.at', 1), 'status', 'x');
    expect(issuesOf(stored).sort()).toEqual([
      'malformed_opportunity fields.amount.at',
      'malformed_opportunity recentEvents.0',
      'malformed_opportunity status',
    ]);
  });

  test('values that lead back to themselves are no JSON', () => {
    const knot: { [key: string]: unknown } = {};
    for (const key of 'abcdefgh') knot[key] = knot;
    const stored = { ...suspended, fields: { amount: { ...suspended.fields.amount, value: knot } } };
    expect(issuesOf(stored)).toEqual(['malformed_opportunity fields.amount.value']);
  });
});

describe('values are those of their fields', () => {
  const { plan, opportunity } = new Player(
    modelOf(
      { stages: [{ id: 'a' }] },
      {
        roles: ['r'],
        fields: {
          amount: { type: 'money', max: 1000 },
          closeDate: { type: 'date' },
          count: { type: 'number' },
          size: { type: 'choice', choices: ['S', 'L'] },
        },
        processes: [{ id: 'p', approve: { by: ['r'] }, corrects: ['closeDate'] }],
      },
    ),
  )
    .send({
      type: 'setFields',
      values: { amount: { amount: '1', currency: 'CNY' }, closeDate: '2026-06-30', count: 2, size: 'S' },
    })
    .send({ type: 'raiseProcess', process: 'p', values: { closeDate: null } });
  const told = (path: string, value: unknown) => {
    const restored = restoreOpportunity(plan, changed(opportunity, path, value));
    return [restored.ok, ...restored.issues.map((issue) => `${issue.severity} ${issue.code} ${issue.path}`)];
  };

  test('as the kernel keeps them, whatever the order of their parts', () => {
    expect(restoreOpportunity(plan, opportunity)).toMatchObject({ ok: true, issues: [] });
    expect(told('fields.amount.value', { currency: 'CNY', amount: '1.00' })).toEqual([true]);
  });

  test.each<[string, unknown]>([
    ['fields.amount.value', { amount: 1, currency: 'CNY' }],
    ['fields.amount.value', { amount: '1', currency: 'CNY' }],
    ['fields.amount.value', { minor: 100, currency: 'CNY' }],
    ['fields.amount.value', { amount: '1.00', currency: 'CNY', rate: 2 }],
    ['fields.count.value', '2'],
    ['fields.size.value', ''],
    ['fields.amount.value', { amount: null, currency: 'CNY' }],
    ['fields.amount.value', { amount: 'abc', currency: 'CNY' }],
    ['fields.closeDate.value', 'soon'],
    ['processes.p.proposed.closeDate', 'soon'],
    ['processes.p.proposed.closeDate', { year: 2026, month: 6, day: 30 }],
  ])('a value that is none of its field, or in another form, is refused: %s %j', (path, value) => {
    expect(told(path, value)).toEqual([false, `error malformed_opportunity ${path}`]);
  });

  test.each<[string, unknown, string]>([
    ['fields.amount.value', { amount: '2000.00', currency: 'CNY' }, 'maximum'],
    ['fields.size.value', 'M', 'choice'],
  ])('a value that breaks a rule of its field is told, and stays: %s %j', (path, value, problem) => {
    const stored = changed(opportunity, path, value);
    const restored = restoreOpportunity(plan, stored);
    expect(told(path, value)).toEqual([true, `warning invalid_field ${path}`]);
    expect(restored.issues[0]?.params).toMatchObject({ value, problem });
    expect(restored.ok && restored.value.opportunity).toBe(stored);
  });
});

describe('the ids in what is stored are those of the model', () => {
  test.each([
    ['type', 'resale', 'type', 'type'],
    ['fields.amuont', suspended.fields.amount, 'fields.amuont', 'field'],
    ['answers.wroth', 'yes', 'answers.wroth', 'question'],
    ['processes.q', suspended.processes.p, 'processes.q', 'process'],
    ['processes.p.proposed', { amuont: 1 }, 'processes.p.proposed.amuont', 'field'],
    ['requested.q', 1, 'requested.q', 'process'],
    ['visit.actions.call', suspended.visit.actions.demo ?? suspended.kept.a?.demo, 'visit.actions.call', 'action'],
    ['visited.z', 1, 'visited.z', 'stage'],
    ['kept.z', {}, 'kept.z', 'stage'],
    ['kept.a.call', suspended.visit.actions.demo ?? suspended.kept.a?.demo, 'kept.a.call', 'action'],
    ['parked.reason', 'never', 'parked.reason', 'reason'],
  ])('%s: %j', (path, value, at, kind) => {
    const { issues } = restoreOpportunity(player.plan, changed(suspended, path, value));
    expect(issues.map((issue) => [issue.code, issue.path, issue.params.kind])).toEqual([
      ['unknown_reference', at, kind],
    ]);
  });

  test('with the nearest name', () => {
    const { issues } = restoreOpportunity(player.plan, changed(suspended, 'fields.amuont', suspended.fields.amount));
    expect(issues[0]?.params).toEqual({ kind: 'field', id: 'amuont', nearest: 'amount' });
  });

  test.each([
    ['outcome', 'losst', 'lost'],
    ['series', 'S', 's'],
  ])('%s: %j, with the nearest', (path, value, nearest) => {
    const [issue] = restoreOpportunity(lost.plan, changed(lost.opportunity, path, value)).issues;
    expect([issue?.code, issue?.path, issue?.params.nearest]).toEqual(['unknown_reference', path, nearest]);
  });

  test('a key that is none of an opportunity should not be there', () => {
    const { issues } = restoreOpportunity(lost.plan, { ...lost.opportunity, extra: 1 });
    expect(issues.map((issue) => formatIssue(issue))).toEqual([
      'This is not a complete opportunity: “extra” is number, expected: nothing.',
    ]);
  });

  test('an old series’ stages stay in the count of visits', () => {
    const stored = changed(lost.opportunity, 'visited.a', 3);
    expect(restoreOpportunity(lost.plan, stored).issues).toEqual([]);
  });
});

import { type Rights, rights } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, type Sent } from '../../support/Player.js';

// Every right is asked of every role twice: of `rights`, and of the kernel, which must refuse exactly those that lack it.

const ROLES = ['owner', 'editor', 'viewer', 'boss', 'stranger'] as const;

const model = modelOf(
  {
    stages: [{ id: 'x', access: { own: ['owner'], edit: ['editor'], view: ['viewer'] } }, { id: 'y' }],
    probability: { mode: 'individual', setBy: ['owner', 'boss'] },
    result: {
      outcomes: [
        { id: 'won', kind: 'won', from: 'any' },
        { id: 'lost', kind: 'lost' },
        { id: 'dropped', kind: 'abandoned' },
      ],
      reopen: { roles: ['boss'] },
      changes: [
        { from: 'lost', to: 'dropped', roles: ['boss'] },
        { from: 'lost', to: 'won' },
        { from: 'won', to: 'lost', roles: ['owner'] },
      ],
    },
  },
  {
    roles: ['owner', 'editor', 'viewer', 'boss'],
    fields: { name: { core: true, steward: 'boss' }, code: { core: true }, note: {} },
    actions: { demo: 'Demo' },
    processes: [
      { id: 'p', raise: ['owner'], approve: { by: ['boss'] } },
      { id: 'free', approve: { by: ['editor'] } },
      { id: 'lead', kind: 'conversion', approve: { by: ['boss'] } },
      { id: 'elsewhere', series: ['t'], approve: { by: ['boss'] } },
    ],
    lifecycle: {
      assign: { roles: ['boss'] },
      void: { roles: ['owner'], reasons: ['twice'] },
      transfer: { roles: ['editor'], reasons: ['moved'] },
    },
    series: [
      {
        id: 't',
        won: 'order-placed',
        stages: [{ id: 'z' }],
        result: { outcomes: [{ id: 'won', kind: 'won' }] },
      },
    ],
  },
);

const opened = () => new Player(model, { by: 'ann', roles: ['owner'] }, { series: 's' });
const everything = { by: 'all', roles: ['owner', 'editor', 'viewer', 'boss'] };
const sent = (...events: readonly Sent[]) => {
  const player = opened();
  for (const event of events) expect(player.send(event, everything).codes).toEqual([]);
  return player;
};
const raised = () => sent({ type: 'raiseProcess', process: 'p' }, { type: 'raiseProcess', process: 'free' });
const lost = () => sent({ type: 'close', outcome: 'lost', reason: 'r' });
const won = () => sent({ type: 'close', outcome: 'won', reason: 'r' });
const named = () => sent({ type: 'setFields', values: { name: 'A', code: 'B' } });

type Row = readonly [
  right: string,
  start: () => Player,
  event: Sent,
  told: (rights: Rights) => boolean,
  allowed: readonly (typeof ROLES)[number][],
];

const OPEN = ROLES;
const rows: readonly Row[] = [
  ['act: move', opened, { type: 'advance' }, ({ act }) => act, ['owner', 'editor']],
  ['act: fields', opened, { type: 'setFields', values: { note: 'n' } }, ({ act }) => act, ['owner', 'editor']],
  ['act: actions', opened, { type: 'completeAction', action: 'demo' }, ({ act }) => act, ['owner', 'editor']],
  [
    'act where no list stands',
    () => sent({ type: 'advance' }),
    { type: 'rollBack', reason: 'r' },
    ({ act }) => act,
    OPEN,
  ],
  ['act in the result', lost, { type: 'setFields', values: { note: 'n' } }, ({ act }) => act, OPEN],
  ['assign', opened, { type: 'assign', owner: 'bob' }, ({ assign }) => assign, ['boss']],
  ['void', opened, { type: 'void', reason: 'twice' }, (all) => all.void, ['owner']],
  ['transfer', opened, { type: 'transfer', series: 't', reason: 'moved' }, ({ transfer }) => transfer, ['editor']],
  ['reopen', lost, { type: 'reopen' }, ({ reopen }) => reopen, ['boss']],
  ['change to dropped', lost, { type: 'changeOutcome', to: 'dropped', reason: 'r' }, changes('dropped'), ['boss']],
  ['change to won', lost, { type: 'changeOutcome', to: 'won', reason: 'r' }, changes('won'), OPEN],
  ['change to lost', won, { type: 'changeOutcome', to: 'lost', reason: 'r' }, changes('lost'), ['owner']],
  ['probability', opened, { type: 'setProbability', value: 0.5, reason: 'r' }, (all) => all.setProbability, ['owner']],
  ['raise', opened, { type: 'raiseProcess', process: 'p' }, raises('p'), ['owner']],
  ['raise where no list stands', opened, { type: 'raiseProcess', process: 'free' }, raises('free'), OPEN],
  ['approve', raised, { type: 'approveProcess', process: 'p' }, approves('p'), ['boss']],
  ['reject', raised, { type: 'rejectProcess', process: 'free', reason: 'r' }, approves('free'), ['editor']],
];

function changes(to: string) {
  return ({ changeOutcome }: Rights) => changeOutcome.includes(to);
}
function raises(process: string) {
  return ({ raise }: Rights) => raise.includes(process);
}
function approves(process: string) {
  return ({ approve }: Rights) => approve.includes(process);
}

describe('a right is what the kernel lets a role do', () => {
  test.each(rows)('%s', (_right, start, event, told, allowed) => {
    const player = start();
    for (const role of ROLES) {
      const mine = told(rights(player.plan, player.opportunity, [role]) as Rights);
      const { blockers } = player.explain(event, { by: 'eve', roles: [role] });
      const isForbidden = blockers.some(({ code }) => code === 'role_required');
      expect([role, mine, !isForbidden]).toEqual([role, allowed.includes(role), allowed.includes(role)]);
    }
  });

  test('steward of a core field: only once it has a value, and of no field without one', () => {
    for (const role of ROLES) {
      // Whoever may act sets a first value.
      const acts = rights(named().plan, opened().opportunity, [role]).act;
      const first = opened().explain({ type: 'setFields', values: { name: 'A' } }, { by: 'eve', roles: [role] });
      expect(first.allowed).toBe(acts);
      const player = named();
      const { steward } = rights(player.plan, player.opportunity, [role]);
      expect(steward).toEqual(role === 'boss' ? ['name'] : []);
      for (const field of ['name', 'code']) {
        const { blockers } = player.explain(
          { type: 'setFields', values: { [field]: 'C' } },
          { by: 'eve', roles: [role, 'owner'] },
        );
        expect(blockers.length === 0).toBe(steward.includes(field));
      }
    }
  });
});

describe('what rights say beside', () => {
  const of = (player: Player, ...held: readonly string[]) => rights(player.plan, player.opportunity, held);

  test.each([
    ['owner', 'own'],
    ['editor', 'edit'],
    ['viewer', 'view'],
    ['boss', 'none'],
    ['stranger', 'none'],
  ])('%s stands to the stage as %s, and to one without a list as everybody', (role, access) => {
    expect(of(opened(), role)).toMatchObject({ access, stages: { x: access, y: 'open' } });
  });

  test('the best of several roles counts', () => {
    expect(of(opened(), 'viewer', 'editor').access).toBe('edit');
    expect(of(opened(), 'viewer', 'editor', 'owner').access).toBe('own');
    expect(of(opened()).access).toBe('none');
  });

  test('in the result there is no stage', () => {
    expect(of(lost(), 'owner').access).toBeNull();
  });

  test('nobody acts in what is void', () => {
    expect(of(sent({ type: 'void', reason: 'twice' }), 'owner').act).toBe(false);
  });

  test('a conversion is raised by nobody, a process of another series is none of this one', () => {
    const { raise, approve } = of(opened(), 'owner', 'boss');
    expect(raise).toEqual(['p', 'free']);
    expect(approve).toEqual(['p', 'lead']);
  });

  test('what the model does not allow is nobody’s right', () => {
    const bare = new Player(
      modelOf({ stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }], reopen: false } }),
    );
    expect(of(bare, 'boss')).toMatchObject({
      reopen: false,
      transfer: false,
      setProbability: false,
      changeOutcome: [],
    });
  });
});

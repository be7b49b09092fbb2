import { en, translator } from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, type Sent } from '../../support/Player.js';

type Given = Parameters<Player['explain']>[1];

/** What a reader is told of the first blocker, and what helps, in both languages. */
function told(player: Player, event: Sent, given?: Given): readonly (string | null)[] {
  const [blocker] = player.explain(event, given).blockers.slice(-1);
  if (blocker === undefined) throw new Error('nothing is in the way');
  return [en, zhCN].flatMap((locale) => {
    const words = translator(player.plan, locale);
    return [words(blocker), words.hint(blocker)];
  });
}

describe('a request that is settled', () => {
  const model = modelOf(
    { stages: [{ id: 'a' }] },
    {
      roles: ['r', 'boss'],
      fields: { tax: { core: true, steward: 'boss' } },
      processes: [
        { id: 'two', approve: { by: ['boss'] }, corrects: ['tax'] },
        { id: 'tip', approve: { by: ['boss'] }, effect: 'advice' },
        { id: 'last', approve: { by: ['boss'] }, after: ['tip', 'two'] },
        { id: 'lead', kind: 'conversion', approve: { by: ['boss'] } },
      ],
    },
  );
  const boss = { by: 'bob', roles: ['boss'] };
  const raised = () => new Player(model, {}, { fields: { tax: '1' } }).send({ type: 'raiseProcess', process: 'two' });
  const approved = () => raised().send({ type: 'approveProcess', process: 'two' }, boss);
  const reject = { type: 'rejectProcess', process: 'two' };

  test('is told as that where it is answered again, one of before as older', () => {
    expect(told(approved(), reject, boss)).toEqual([
      'Nothing of “two” waits for an answer: it is approved.',
      'Only an open request is answered; this one is approved.',
      '“two”没有待答复的申请，其状态为“已批准”。',
      '只能答复待审批的申请；此申请的状态为“已批准”。',
    ]);
    const withdrawn = raised().send({ type: 'withdrawProcess', process: 'two', reason: 'x' });
    expect(told(withdrawn, reject, boss)[0]).toBe('Nothing of “two” waits for an answer: it is withdrawn.');
    expect(told(raised(), { ...reject, request: 'o:two:0' }, boss).slice(0, 2)).toEqual([
      'This answer belongs to an older request of “two”.',
      'Answer the request that is open now.',
    ]);
  });

  test('is not waited for where it is raised again', () => {
    const raise = { type: 'raiseProcess', process: 'two' };
    expect(told(approved(), raise)).toEqual([
      '“two” has already been raised (approved).',
      'It is approved and is not raised again.',
      '“two”已经发起（已批准）。',
      '状态已为“已批准”，不再重新发起。',
    ]);
    expect(told(raised(), raise)[1]).toBe('Wait for the answer.');
  });

  test('corrects nothing any more: what it once corrected is its steward’s', () => {
    const set = { type: 'setFields', values: { tax: '2' } };
    expect(raised().send(set).codes).toEqual(['process_already_raised']);
    expect(approved().send(set).codes).toEqual(['role_required']);
    expect(approved().send(set, boss).opportunity.fields.tax?.value).toBe('2');
  });

  test('is not rejected by who raised it either', () => {
    const own = { by: 'ann', roles: ['boss'] };
    expect(told(raised(), reject, own).slice(0, 2)).toEqual([
      'Whoever raised “two” cannot answer it.',
      'Let somebody else answer it.',
    ]);
  });

  test('stands before another: approved, or only answered where it advises', () => {
    const words = translator(raised().plan, en);
    const { blockers } = raised().explain({ type: 'raiseProcess', process: 'last' });
    expect(blockers.map((blocker) => [words(blocker), words.hint(blocker)])).toEqual([
      ['“tip” must be answered before “last” can be raised.', 'Have “tip” answered first.'],
      ['“two” must be approved before “last” can be raised.', 'Have “two” approved first.'],
    ]);
  });

  test('of a conversion has come with the lead, or not at all', () => {
    const [english, , chinese] = told(raised(), { type: 'raiseProcess', process: 'lead' });
    expect(english).toBe('“Raise a process” is not possible here: “lead” can only come with the lead.');
    expect(chinese).toBe('此处不能进行“发起流程”：“lead”只能随线索带入。');
  });
});

describe('a move between series of the same stages', () => {
  const stages = (series: string) => ['a', 'b'].map((id) => ({ id, label: `${id.toUpperCase()} of ${series}` }));
  const result = { outcomes: [{ id: 'won', kind: 'won' }] } as const;
  const player = new Player(
    modelOf(
      { stages: stages('S'), variants: [] },
      {
        lifecycle: { transfer: {} },
        fields: { n: { type: 'number' } },
        series: [
          {
            id: 't',
            label: 'Renewals',
            won: 'order-placed',
            stages: stages('T'),
            afterWin: [{ id: 'z', label: 'Delivery' }],
            variants: [{ id: 'short', label: 'Short', drop: ['b'], when: { field: 'n', present: true } }],
            result,
          },
        ],
      },
    ),
    {},
    { series: 't', fields: { n: 1 } },
  );
  const back = new Player(player.plan.definition as never, {}, { series: 's', fields: { n: 1 } });
  const transfer = (to?: string, series = 't') => ({ type: 'transfer', series, reason: 'x', ...(to ? { to } : {}) });

  test('names the stages of its own series', () => {
    expect(told(player, { type: 'skip', to: 'a' })[0]).toBe(
      '“Skip” is not possible here: “A of T” does not come after “A of T”.',
    );
    expect(told(player, { type: 'skip', to: 'b' })[0]).toBe(
      '“Skip” is not possible here: variant “Short” does without “B of T”.',
    );
  });

  test('tells why there is no such transfer', () => {
    const why = (player_: Player, event: Sent) => [told(player_, event)[0], told(player_, event)[2]];
    expect(why(player, transfer())).toEqual([
      '“Transfer” is not possible here: it is in “Renewals” already.',
      '此处不能进行“转入其他系列”：商机已在“Renewals”中。',
    ]);
    expect(why(back, transfer('b'))[0]).toBe('“Transfer” is not possible here: variant “Short” does without “B of T”.');
    for (const [to, name] of [
      ['z', 'Delivery'],
      ['zz', 'zz'],
    ] as const)
      expect(why(back, transfer(to))[0]).toBe(
        `“Transfer” is not possible here: “Renewals” has no stage “${name}” before the result.`,
      );
  });
});

describe('a waiver that does not count', () => {
  const player = new Player(
    modelOf(
      { stages: [{ id: 'a', requires: { actions: ['call'] } }, { id: 'b' }] },
      { roles: ['r', 'dir'], actions: { call: 'Call' }, waivers: [{ role: 'dir', kinds: ['actions'] }] },
    ),
  );
  const path = 'series.s.stages.a.requires.actions.0';
  const waiver = { code: 'missing_action', path, by: { id: 'dora', roles: ['dir'] }, reason: 'x' };
  const why = (more: object) => told(player, { type: 'advance' }, { waive: [{ ...waiver, ...more }] });

  test('has run out, is one’s own, or comes from nobody who may', () => {
    expect(why({ expiresAt: '2026-02-01T00:00:00Z' })).toEqual([
      'This cannot be waived by “dora”: the waiver has expired.',
      'Have it waived anew: the waiver ended at 2026-02-01T00:00:00Z.',
      '“dora”不能豁免此项：该豁免已过期。',
      '请重新豁免：原豁免已于2026-02-01T00:00:00Z失效。',
    ]);
    const ask = 'Ask somebody whose role may waive this; rights, order and mandatory stages cannot be waived.';
    expect(why({ by: { id: 'ann', roles: ['dir'] } }).slice(0, 2)).toEqual([
      'This cannot be waived by “ann”: whoever acts may not waive it for themselves.',
      ask,
    ]);
    expect(why({ by: { id: 'bob', roles: ['r'] } }).slice(0, 2)).toEqual([
      'This cannot be waived by “bob”: none of their roles may waive this.',
      ask,
    ]);
    const reasonless = { code: 'reason_required', path: 'series.s.result.outcomes.lost.reasons' };
    const [never] = told(player, { type: 'close', outcome: 'lost' }, { waive: [{ ...waiver, ...reasonless }] });
    expect(never).toBe('This cannot be waived by “dora”: this is never waived.');
  });
});

test('what cannot be decided yet is told with the names of the model as they are', () => {
  const player = new Player(
    modelOf(
      {
        stages: [
          { id: 'a', requires: { condition: { any: [{ check: 'live' }, { question: 'q', is: 'yes' }] } } },
          { id: 'b' },
        ],
      },
      { checks: { live: 'Live contract' }, questions: ['q'] },
    ),
  );
  expect(told(player, { type: 'advance' })[0]).toMatch(
    /^It cannot be decided yet: Live contract or “q” is answered yes\./,
  );
});

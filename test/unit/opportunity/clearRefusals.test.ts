import {
  type AnyPlan,
  compileSalesModel,
  en,
  explain,
  explainCreation,
  formatHint,
  formatIssue,
  importOpportunity,
  moves,
  moveTo,
  openOpportunity,
  parseEvents,
  type SalesModelInput,
  translator,
} from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, test } from 'vitest';
import { modelOf, Player, type Sent } from '../../support/Player.js';
import { thrown } from '../../support/thrown.js';

const model = modelOf(
  { stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], result: { reopen: {}, outcomes: outcomes() } },
  {
    roles: ['finance', 'legal'],
    fields: {
      due: { type: 'date' },
      price: { type: 'money' },
      count: { type: 'number' },
      ok: { type: 'boolean' },
      mobile: { check: 'cn-mobile' },
      tax: { check: 'uscc' },
      phone: { check: 'e164' },
      mail: { check: 'email' },
    },
    actions: { demo: 'Demo' },
    questions: ['worth'],
    checks: { credit: 'Credit' },
    processes: [{ id: 'p', approve: { by: ['finance', 'legal'], quorum: 2, selfApproval: true } }],
  },
);
function outcomes() {
  return [
    { id: 'won', kind: 'won' },
    { id: 'lost', kind: 'lost', reasons: ['price'] },
  ] as const;
}

/** What a refused event says, in both languages. */
const said = (player: Player, event: Sent, given = {}) => {
  const { blockers } = player.explain(event, given);
  return [en, zhCN].map((locale) => blockers.map(translator(player.plan, locale)).join(' '));
};

describe('a value that is none of its field is told what it should be', () => {
  test.each([
    [{ due: '30/06/2026' }, 'a date such as 2026-06-30', '2026-06-30'],
    [{ due: '2026-02-30' }, 'a date such as 2026-06-30', '2026-06-30'],
    [{ price: 5 }, 'an amount with its currency', '币种'],
    [{ price: { amount: '3.001', currency: 'EUR' } }, 'no more decimals than the currency', '小数位'],
    [{ price: { amount: '1,000.50', currency: 'CNY' } }, 'a decimal number without any other sign', '不带其他符号'],
    [{ price: { amount: '5', currency: 'cny' } }, 'three capital letters, such as CNY', '三个大写字母'],
    [{ price: { amount: 2 ** 60, currency: 'CNY' } }, 'too large for a number', '以文本填写'],
    [{ mobile: '139-1234-5678' }, 'its check: a mobile number of China, such as 13800138000', '中国大陆手机号'],
    [{ tax: '123' }, 'its check: a unified social credit code', '统一社会信用代码'],
    [{ phone: '0591' }, 'its check: an international phone number, such as +8613', '国际格式'],
    [{ mail: 'li' }, 'its check: an e-mail address', '电子邮箱'],
    [{ count: 'many' }, 'a number', '数字'],
    [{ ok: 'perhaps' }, 'true or false', '应为 true 或 false'],
  ])('%j', (values, english, chinese) => {
    const [en, zh] = said(new Player(model), { type: 'setFields', values });
    expect(en).toContain(english);
    expect(zh).toContain(chinese);
  });
});

test('a date where a point in time belongs is told what is missing', () => {
  const context = { at: '2026-03-02T00:00:00Z', by: { id: 'job', roles: [] } };
  const start = { id: 'old', series: 's', stage: 'a', openedAt: '2026-01-05' } as const;
  const { issues } = importOpportunity(new Player(model).plan, start, context);
  const issue = issues.find(({ code }) => code === 'unreadable_instant');
  expect(issue?.path).toBe('openedAt');
  expect(issue && formatHint(issue)).toContain('2026-03-02T10:00:00+01:00');
  expect(issue && formatHint(issue, zhCN)).toContain('时区');
});

describe('a value out of bounds is told the bounds', () => {
  const bounded = modelOf(
    { stages: [{ id: 'a' }] },
    {
      fields: {
        share: { type: 'number', min: 0, max: 1 },
        price: { type: 'money', min: 100 },
        code: { min: 2, max: 4 },
        segment: { type: 'choice', choices: ['large', 'small'] },
      },
    },
  );

  test.each([
    [{ share: 25 }, '“share” (25) is not valid: it is too large: at most 1.', '至多为1'],
    [{ share: -1 }, '“share” (-1) is not valid: it is too small: at least 0.', '至少为0'],
    [{ price: { amount: '5', currency: 'EUR' } }, 'it is too small: at least 100.', '至少为100'],
    [{ code: 'x' }, '“code” (x) is not valid: it has too few characters: at least 2.', '字符太少：至少为2'],
    [{ code: 'abcde' }, 'it has too many characters: at most 4.', '字符太多：至多为4'],
    [{ segment: 'smal' }, '“segment” (smal) is not valid: it is not one of the choices: large, small.', 'large、small'],
  ])('%j', (values, english, chinese) => {
    const [en, zh] = said(new Player(bounded), { type: 'setFields', values });
    expect(en).toContain(english);
    expect(zh).toContain(chinese);
  });

  test('when it is imported too', () => {
    const context = { at: '2026-03-02T00:00:00Z', by: { id: 'job', roles: [] } };
    const { plan } = new Player(bounded);
    const { issues } = importOpportunity(plan, { id: 'o', stage: 'a', fields: { share: 25 } }, context);
    const issue = issues.find(({ code }) => code === 'field_not_parsed');
    expect(issue && formatIssue(issue)).toContain('it is too large: at most 1');
  });
});

test('two ways to suspend read differently', () => {
  const reasons = modelOf({ stages: [{ id: 'a' }] }, { lifecycle: { suspend: { reasons: ['budget', 'later'] } } });
  const { plan, opportunity } = new Player(reasons);
  const context = { at: '2026-03-02T00:00:00Z', by: { id: 'ann', roles: [] } };
  const offered = moves(plan, opportunity, context).filter(({ event }) => event.type === 'suspend');
  expect(offered.map(({ event }) => translator(plan, en).event(event))).toEqual(['Suspend: budget', 'Suspend: later']);
  expect(offered.map(({ event }) => translator(plan, zhCN).event(event))).toEqual(['暂停：budget', '暂停：later']);
});

describe('a probability that would have expired already', () => {
  const { plan, opportunity } = new Player(modelOf({ stages: [{ id: 'a' }], probability: { mode: 'individual' } }));
  const until = (expiresOn: string | undefined, at: string, value: number | null = 0.5) => {
    const event = { type: 'setProbability', value, reason: 'seen', ...(expiresOn === undefined ? {} : { expiresOn }) };
    return explain(plan, opportunity, event as never, { at, by: { id: 'ann', roles: [] } });
  };

  test('is not taken; a day that has begun anywhere has not ended everywhere', () => {
    // The last zone is twelve hours behind: there the 3rd ends at noon of the 4th.
    expect(until('2026-03-03', '2026-03-04T11:59:59.999Z').standing).toBe('ready');
    const over = until('2026-03-03', '2026-03-04T12:00:00Z');
    expect(over.standing).toBe('needs_input');
    expect(over.inputs).toEqual([{ name: 'expiresOn' }]);
    expect(over.blockers).toMatchObject([{ code: 'date_required', params: { expiresOn: '2026-03-03' } }]);
    const [blocker] = over.blockers;
    const texts = [en, zhCN].map((locale) => {
      const t = translator(plan, locale);
      return blocker && `${t(blocker)} ${t.hint(blocker)}`;
    });
    expect(texts).toEqual([
      'The probability would have expired already on 2026-03-03. Choose a day after 2026-03-03, or none.',
      '该赢率在2026-03-03就已到期。 请选择2026-03-03之后的日期，或不填。',
    ]);
  });

  test('may be cleared, or be without an end', () => {
    expect(until('2020-01-01', '2026-03-04T12:00:00Z', null).standing).toBe('ready');
    expect(until(undefined, '2026-03-04T12:00:00Z').standing).toBe('ready');
  });
});

describe('what is not possible here says why', () => {
  const designed = modelOf(
    {
      stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      variants: [{ id: 'short', drop: ['b'], when: { field: 'small', present: true } }],
      moves: { repeat: ['b'] },
      probability: { mode: 'fixed' },
    },
    {
      roles: ['boss'],
      fields: { small: { type: 'boolean' } },
      actions: { demo: 'Demo' },
      processes: [
        { id: 'p', label: 'Price review', approve: { by: ['boss'] } },
        { id: 'late', label: 'Handover', stage: 'c', approve: { by: ['boss'] } },
      ],
    },
  );
  const withdraw = { type: 'withdrawProcess', process: 'p', reason: 'changed' };

  test.each([
    [withdraw, ': “Price review” is not raised.', '：“Price review”的状态为“未发起”。'],
    [{ type: 'raiseProcess', process: 'late' }, ': “Handover” belongs to stage “c”.', '只能在阶段“c”发起。'],
    [{ type: 'repeat' }, ': the rules do not provide for it in “a”.', '：规则未规定可在“a”这样操作。'],
    [{ type: 'retractAction', action: 'demo', reason: 'no' }, ': “Demo” is not done in this visit.', '未完成“Demo”。'],
    [{ type: 'skip', to: 'a' }, ': “a” does not come after “a”.', '：“a”不在“a”之后。'],
    [{ type: 'setProbability', value: 1, reason: 'x' }, ': the win probability of this series is fixed.', '固定赢率'],
  ] as const)('%j', (event, english, chinese) => {
    const [en, zh] = said(new Player(designed), event);
    expect(en).toContain(english);
    expect(zh).toContain(chinese);
    expect(`${en}${zh}`).not.toMatch(/ open|进行中/);
  });

  test('a request that was answered, a stage that the variant drops', () => {
    const player = new Player(designed).send({ type: 'raiseProcess', process: 'p' });
    player.send({ type: 'approveProcess', process: 'p' }, { by: 'bob', roles: ['boss'] });
    expect(said(player, withdraw)[0]).toContain(': “Price review” is approved.');
    const short = new Player(designed, {}, { fields: { small: true } });
    expect(said(short, { type: 'skip', to: 'b' })[0]).toContain(': variant “short” does without “b”.');
  });
});

test('how often an action is done is told where once is not enough', () => {
  const actions = modelOf(
    { stages: [{ id: 'a', requires: { actions: ['demo', { action: 'visit', times: 2 }] } }, { id: 'b' }] },
    { actions: { demo: 'Demo', visit: 'Visit' } },
  );
  const [english] = said(new Player(actions), { type: 'advance' });
  expect(english).toBe('“Demo” is not done. “Visit” is not done: 0 of 2 times.');
});

test('better evidence that is an approval has its name', () => {
  const approved = modelOf(
    { stages: [{ id: 'a' }] },
    {
      roles: ['boss'],
      fields: { price: { type: 'number' } },
      processes: [{ id: 'p', label: 'Price review', corrects: ['price'], approve: { by: ['boss'] } }],
    },
  );
  const player = new Player(approved).send({ type: 'raiseProcess', process: 'p', values: { price: 5 } });
  player.send({ type: 'approveProcess', process: 'p' }, { by: 'bob', roles: ['boss'] });
  const [english] = said(player, { type: 'setFields', values: { price: 4 } });
  expect(english).toBe('“price” already has a value from better evidence (Price review).');
});

test('a target on a board is a stage or an outcome', () => {
  const player = new Player(model);
  const context = { at: '2026-03-02T00:00:00Z', by: { id: 'ann', roles: [] } };
  expect(thrown(() => moveTo(player.plan, player.opportunity, {} as never, context))).toEqual([
    'wrong_type target.stage',
  ]);
});

test('an object that nobody knows is not created, with or without an order of objects', () => {
  const context = { at: '2026-03-02T00:00:00Z', by: { id: 'ann', roles: [] } };
  const ordered = modelOf({ stages: [{ id: 'a' }] }, { objects: { order: ['lead', 'opportunity'] } });
  for (const { plan } of [new Player(model), new Player(ordered)]) {
    const { standing, blockers } = explainCreation(plan, 'leed' as never, { fields: {} }, context);
    expect([standing, ...blockers.map(({ path, params }) => `${path} ${params.nearest}`)]).toEqual([
      'invalid',
      'object lead',
    ]);
  }
});

test('a model with one series needs no name of it to take over an opportunity', () => {
  const context = { at: '2026-03-02T00:00:00Z', by: { id: 'job', roles: [] } };
  const take = (plan: AnyPlan) => importOpportunity(plan, { id: 'o', stage: 'a' }, context);
  const one = take(new Player(model).plan);
  expect(one.ok && one.value.opportunity.series).toBe('s');
  const second = { ...modelOf({ stages: [{ id: 'a' }] }).series[0], id: 't' } as SalesModelInput['series'][number];
  const two = take(compileSalesModel(modelOf({ stages: [{ id: 'a' }] }, { series: [second] })));
  expect(two.issues.map(({ code, path }) => `${code} ${path}`)).toContain('missing_property series');
});

describe('an event that cannot be read says what is wrong, once', () => {
  test('a value is shown as it was sent', () => {
    const [english] = said(new Player(model), { type: 'answerQuestion', question: 'worth', answer: true });
    expect(english).toContain('not “true”');
  });

  test.each([
    [{ type: 'advanse' }, 'advance'],
    [{ type: 'Complete_Action', action: 'demo' }, 'completeAction'],
    [{ type: 'completeAction', acton: 'demo', action: 'demo' }, 'action'],
    [{ type: 'completeAction', action: 'Demo' }, 'demo'],
    [{ type: 'close', outcome: 'lots', reason: 'price' }, 'lost'],
    [{ type: 'setFields', values: { pirce: null } }, 'price'],
    [{ type: 'answerQuestion', question: 'wroth', answer: 'yes' }, 'worth'],
    [{ type: 'answerQuestion', question: 'worth', answer: 'Yes' }, 'yes'],
  ] as const)('%j: the nearest name is offered', (event, nearest) => {
    const [english, chinese] = said(new Player(model), event);
    expect(english).toContain(`Did you mean “${nearest}”?`);
    expect(chinese).toContain(`您是否想写“${nearest}”？`);
  });

  test('what is no event at all is told what it should be', () => {
    const [english, chinese] = said(new Player(model), 'advance' as never);
    expect(english).toBe('This request is not valid: it should be an object, not “advance”.');
    expect(chinese).toBe('请求无效：应为对象，而不是“advance”。');
    expect(said(new Player(model), null as never)[0]).toBe('This request is not valid: it should be an object.');
  });

  test('a date says how dates are written', () => {
    const [english] = said(new Player(model), { type: 'suspend', reason: 'later', followUpOn: 'soon' });
    expect(english).toContain('“followUpOn” should be a date such as 2026-06-30, not “soon”');
  });

  test('names of what an opportunity opens with are offered too', () => {
    const { plan } = new Player(model);
    const context = { at: '2026-03-02T00:00:00Z', by: { id: 'ann', roles: [] } };
    const nearest = (start: object, given: object = context) => {
      const opened = openOpportunity(plan, { id: 'x', ...start } as never, given as never);
      return opened.ok || opened.blockers.map(({ params }) => params.nearest);
    };
    expect(nearest({ feilds: {} })).toEqual(['fields']);
    expect(nearest({ fields: { pirce: 3 } })).toEqual(['price']);
    expect(nearest({ stage: 'z' })).toEqual([null]);
    expect(nearest({ processes: { pp: 'approved' } })).toEqual(['p']);
    expect(nearest({}, { ...context, expectedseq: 3 })).toEqual(['expectedSeq']);
  });

  test('a misspelt id is one fault', () => {
    const { blockers } = new Player(model).explain({ type: 'completeAction', action: 'dmeo' });
    expect(blockers.map(({ code, path }) => `${code} ${path}`)).toEqual(['invalid_event action']);
  });

  test('the place of an event that is no record is its position', () => {
    const read = parseEvents(new Player(model).plan, [{ type: 'advance' }, 5]);
    expect(read.ok || read.issues.map(({ path }) => path)).toEqual(['1']);
  });
});

describe('who has answered already is told so', () => {
  test('under a quorum of persons', () => {
    const player = new Player(model).send({ type: 'raiseProcess', process: 'p' });
    player.send({ type: 'approveProcess', process: 'p' }, { by: 'fin', roles: ['finance'] });
    const [english, chinese] = said(
      player,
      { type: 'approveProcess', process: 'p' },
      { by: 'fin', roles: ['finance'] },
    );
    expect(english).toContain('fin');
    expect(english).toContain('already');
    expect(chinese).toContain('已');
  });
});

describe('a context is read as strictly as an event', () => {
  const player = new Player(model);
  const context = { at: '2026-03-02T00:00:00Z', by: { id: 'ann', roles: ['finance'] } };
  const look = (more: object) => {
    const given = { ...context, ...more } as never;
    return explain(player.plan, player.opportunity, { type: 'advance' } as never, given).blockers;
  };

  test('a property that nobody reads is refused: misspelt, it would be passed over', () => {
    expect(look({ expectedSec: 7 })).toMatchObject([
      { code: 'invalid_event', path: 'context.expectedSec', params: { unknown: 'expectedSec' } },
    ]);
    expect(look({ expectedSeq: undefined, checks: undefined })).toEqual([]);
  });

  test('an answer to a check is yes or no', () => {
    expect(look({ checks: { credit: 'yes' } })).toMatchObject([{ code: 'invalid_event', path: 'context.checks' }]);
    expect(look({ checks: { credit: true, other: undefined } })).toEqual([]);
  });

  test('a point in time names its zone, a waiver its parts', () => {
    const [at] = look({ at: '2026-03-02T10:00:00' }).map(translator(player.plan, en));
    expect(at).toContain('zone');
    const [waive] = look({ waive: [{}] }).map(translator(player.plan, en));
    expect(waive).toContain('code, path, by, reason');
    const [chinese] = look({ waive: [{}] }).map(translator(player.plan, zhCN));
    expect(chinese).toContain('豁免列表');
  });
});

describe('reopening passes no gate', () => {
  test('it leads no further than the stage closed from', () => {
    const player = new Player(model).send([{ type: 'advance' }, { type: 'close', outcome: 'lost', reason: 'price' }]);
    expect(player.explain({ type: 'reopen', to: 'c', reason: 'x' }).blockers).toMatchObject([
      { code: 'reopen_not_allowed', params: { to: 'c', outcome: 'lost' } },
    ]);
    const context = { at: '2026-03-02T00:00:00Z', by: { id: 'ann', roles: [] } };
    const listed = moves(player.plan, player.opportunity, context).flatMap(({ event }) =>
      event.type === 'reopen' ? [event.to] : [],
    );
    expect(listed).toEqual(['a', 'b']);
    expect(player.send({ type: 'reopen', to: 'b', reason: 'x' }).codes).toEqual([]);
    expect(player.place).toBe('b');
  });

  test('or than the stage that the design reopens at', () => {
    const series = {
      stages: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      result: { reopen: { to: 'b' }, outcomes: outcomes() },
    };
    const player = new Player(modelOf(series as never)).send({ type: 'close', outcome: 'lost', reason: 'price' });
    expect(player.explain({ type: 'reopen', to: 'c', reason: 'x' }).blockers).toMatchObject([
      { code: 'reopen_not_allowed' },
    ]);
    expect(player.explain({ type: 'reopen', to: 'b', reason: 'x' }).allowed).toBe(true);
    expect(player.send({ type: 'reopen', reason: 'x' }).place).toBe('b');
  });
});

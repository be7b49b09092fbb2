import { compileSalesModel, defineSalesModel, dueItems, nextDueAt } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { codes, Desk, reasons } from './support/Desk.js';
import { kaSmbPlan, NEW, openKaSmb, throughTalk } from './support/kaSmbDesk.js';
import { openTas, tasPlan, toAnalyse, toInitiate } from './support/tasDesk.js';
import { openNew, toConfirm, toNeed, toTrial, toWon } from './support/trainingDesk.js';

const calendar = 'Asia/Shanghai';
type Desks = { readonly plan: Parameters<typeof dueItems>[0]; readonly opportunity: unknown; readonly now: string };

/** What is due now, as `kind days`. */
function due(desk: Desks): readonly string[] {
  const items = dueItems(desk.plan, desk.opportunity as Parameters<typeof dueItems>[1], { asOf: desk.now, calendar });
  return items.map(({ kind, days }) => `${kind} ${days}`);
}

describe('S1-35, S1-36: reminder, warning, recycling', () => {
  const important = () => openKaSmb('SMB', NEW, { importance: 'high' });

  test('of high importance: remind on day 5, warn on day 10, recycle on day 45', () => {
    const desk = important();
    expect(due(desk.later({ days: 4 }))).toEqual([]);
    expect(due(desk.later({ days: 1 }))).toEqual(['remind 5']);
    expect(due(desk.later({ days: 5 }))).toEqual(['remind 10', 'warn 10']);
    expect(due(desk.later({ days: 34 }))).toEqual(['remind 44', 'warn 44']);
    expect(due(desk.later({ days: 1 }))).toEqual(['remind 45', 'warn 45', 'recycle 45']);
  });

  test('others are recycled on day 20', () => {
    const desk = openKaSmb('SMB');
    expect(due(desk.later({ days: 19 }))).toEqual(['remind 19', 'warn 19']);
    expect(due(desk.later({ days: 1 }))).toEqual(['remind 20', 'warn 20', 'recycle 20']);
  });

  test('a rule whose condition is unknown is passed over', () => {
    const desk = openKaSmb('KA').later({ days: 10 });
    expect(due(desk)).toContain('remind 10');
    expect(due(desk.later({ days: 49 })).some((item) => item.startsWith('recycle'))).toBe(false);
    expect(due(desk.later({ days: 1 }))).toContain('recycle 60');
  });

  test('progress restarts the clock, and keys are stable until then', () => {
    const desk = important().later({ days: 6 });
    const keys = () => dueItems(desk.plan, desk.opportunity, { asOf: desk.now, calendar }).map(({ key }) => key);
    const before = keys();
    expect(before).toHaveLength(1);
    desk.later({ days: 1 });
    expect(keys()).toEqual(before);
    throughTalk(desk);
    expect(due(desk)).toEqual([]);
    expect(due(desk.later({ days: 5 }))).toEqual(['remind 5']);
    expect(keys()).not.toEqual(before);
  });

  test('nextDueAt is the instant at which the next thing becomes due', () => {
    const desk = important();
    const next = nextDueAt(desk.plan, desk.opportunity, { asOf: desk.now, calendar });
    expect(next).toBe('2026-01-09T16:00:00.000Z');
    expect(nextDueAt(desk.plan, desk.opportunity, { asOf: next ?? '', calendar })).toBe('2026-01-14T16:00:00.000Z');
  });

  test('recycled it has no owner, and assigning it resumes the stage left with a fresh clock', () => {
    const desk = throughTalk(openKaSmb('KA')).later({ days: 60 });
    const recycling = dueItems(kaSmbPlan, desk.opportunity, { asOf: desk.now, calendar }).find(
      ({ kind }) => kind === 'recycle',
    );
    expect(recycling?.event).toMatchObject({ type: 'recycle' });
    if (recycling?.event == null) throw new Error('nothing to recycle');
    desk.sends(recycling.event, { as: [], who: 'nightly', system: true });
    expect(desk.place).toEqual(['pooled', 'need']);
    expect(desk.opportunity.owner).toBeNull();
    expect(desk.told).toEqual(['owner.cleared pool']);
    expect(due(desk.later({ days: 30 }))).toEqual([]);
    const visit = desk.opportunity.visit.number;
    desk.sends({ type: 'assign', owner: 'cai' }, { as: ['manager'] });
    expect(desk.place).toEqual(['open', 'need']);
    expect(desk.opportunity).toMatchObject({ owner: 'cai', visit: { number: visit, clockFrom: desk.now } });
    expect(due(desk)).toEqual([]);
    expect(due(desk.later({ days: 10 }))).toContain('remind 10');
  });

  test('a suspended one is never recycled, nor is its time suspended counted', () => {
    const desk = openKaSmb('KA', NEW, { tenderDate: '2026-12-31' })
      .later({ days: 5 })
      .sends({ type: 'suspend', reason: 'tender-not-due' });
    expect(codes(desk.refuses({ type: 'recycle' }, { as: [], who: 'nightly', system: true }))).toEqual([
      'move_not_allowed',
    ]);
    desk.later({ days: 100 });
    expect(due(desk)).toEqual([]);
    desk.sends({ type: 'resume' });
    expect(due(desk.later({ days: 4 }))).not.toContain('remind 10');
    expect(due(desk.later({ days: 1 }))).toContain('remind 10');
  });

  test('the manager’s list instead of the pool', () => {
    const desk = openTas().sends({ type: 'recycle' }, { as: [], who: 'nightly', system: true });
    expect(desk.told).toEqual(['owner.cleared manager']);
  });
});

describe('S1-37: future opportunities', () => {
  test('suspending without a reason or a date is refused', () => {
    const desk = openKaSmb('KA');
    expect(codes(desk.refuses({ type: 'suspend' } as never))).toContain('reason_required');
    expect(codes(desk.refuses({ type: 'suspend', reason: 'some day' as 'tender-not-due' }))).toContain(
      'reason_unknown',
    );
    const refused = desk.refuses({ type: 'suspend', reason: 'tender-not-due' });
    expect(codes(refused)).toEqual(['date_required']);
    expect(refused.inputs.map(({ name }) => name)).toContain('followUpOn');
  });

  test('it comes back 60 days before the tender, 90 days before a contract ends', () => {
    const tender = openKaSmb('KA', NEW, { tenderDate: '2026-06-30' }).sends({
      type: 'suspend',
      reason: 'tender-not-due',
    });
    expect(tender.opportunity.parked).toMatchObject({ reason: 'tender-not-due', followUpOn: '2026-05-01' });
    const contract = openKaSmb('KA', NEW, { contractEnd: '2026-06-30' }).sends({
      type: 'suspend',
      reason: 'under-contract',
    });
    expect(contract.opportunity.parked?.followUpOn).toBe('2026-04-01');
    const on = (day: string) =>
      dueItems(kaSmbPlan, tender.opportunity, { asOf: day, calendar }).map(({ kind }) => kind);
    expect(on('2026-04-30T15:59:59Z')).toEqual([]);
    expect(on('2026-04-30T16:00:00Z')).toEqual(['follow-up']);
  });

  test('resuming returns to the stage left, in the same visit', () => {
    const desk = throughTalk(openKaSmb('KA', NEW, { tenderDate: '2026-06-30' }));
    const { visit, stageEnteredAt } = desk.opportunity;
    desk.sends({ type: 'suspend', reason: 'tender-not-due' });
    expect(desk.place).toEqual(['suspended', 'need']);
    desk.later({ days: 120 }).sends({ type: 'resume' });
    expect(desk.place).toEqual(['open', 'need']);
    expect(desk.opportunity).toMatchObject({ parked: null, stageEnteredAt, visit: { number: visit.number } });
  });

  test('while parked it is not moved, but it may be given up', () => {
    const desk = openKaSmb('KA', NEW, { tenderDate: '2026-06-30' }).sends({
      type: 'suspend',
      reason: 'tender-not-due',
    });
    expect(codes(desk.refuses({ type: 'advance' }))).toEqual(['move_not_allowed']);
    expect(codes(desk.refuses({ type: 'close', outcome: 'won', reason: 'solution' }))).toEqual(['move_not_allowed']);
    desk.sends({ type: 'close', outcome: 'lost', reason: 'rival' });
    expect(desk.opportunity).toMatchObject({ status: 'lost', parked: null });
  });
});

describe('S1-40: void and suspend', () => {
  const stages = [openNew, toNeed, toTrial, toConfirm];

  test.each(stages.map((at) => [at().opportunity.stage, at] as const))('work in the open stage %s', (stage, at) => {
    const suspended = at()
      .sends({ type: 'setFields', values: { closeDate: '2026-09-15' } })
      .sends({ type: 'suspend', reason: 'later-term' });
    expect(suspended.opportunity.parked?.followUpOn).toBe('2026-09-01');
    expect(suspended.place).toEqual(['suspended', stage]);
    expect(suspended.sends({ type: 'resume' }).place).toEqual(['open', stage]);
    expect(at().sends({ type: 'void', reason: 'duplicate' }, { as: ['manager'] }).place).toEqual(['voided', null]);
  });

  test('work in every open stage of the large-account process', () => {
    for (const at of [openTas, toInitiate]) {
      const { stage } = at().opportunity;
      const desk = at()
        .sends({ type: 'setFields', values: { closeDate: '2026-12-31' } })
        .sends({ type: 'suspend', reason: 'budget-cycle' });
      expect(desk.place).toEqual(['suspended', stage]);
      expect(at().sends({ type: 'void', reason: 'mistake' }, { as: ['DIR'] }).place).toEqual(['voided', null]);
    }
  });

  test('a closed one may be voided too; nothing happens to a voided one any more', () => {
    const desk = toWon().sends({ type: 'void', reason: 'duplicate' }, { as: ['manager'] });
    expect(desk.place).toEqual(['voided', null]);
    for (const event of [
      { type: 'advance' },
      { type: 'void', reason: 'mistake' },
      { type: 'assign', owner: 'x' },
    ] as const) {
      expect(desk.refuses(event, { as: ['manager'] }).standing).toBe('impossible');
    }
  });

  test('only the roles named void, and for a declared reason', () => {
    expect(codes(openNew().refuses({ type: 'void', reason: 'mistake' }))).toEqual(['role_required']);
    expect(codes(openNew().refuses({ type: 'void', reason: 'boring' }, { as: ['manager'] }))).toEqual([
      'reason_unknown',
    ]);
  });
});

describe('S1-41: an early phase', () => {
  const basic = compileSalesModel(
    defineSalesModel({
      format: 'stagewright/1',
      id: 'basic',
      version: 1,
      series: [
        {
          id: 's',
          won: 'contract-signed',
          stages: [{ id: 'talk' }, { id: 'deal' }],
          result: {
            outcomes: [
              { id: 'won', kind: 'won' },
              { id: 'lost', kind: 'lost' },
            ],
          },
        },
      ],
    }),
  );

  test('works without an ageing block: nothing is ever due', () => {
    const desk = new Desk(basic, { id: 'o', owner: 'ann' }).later({ days: 1000 });
    expect(due(desk as never)).toEqual([]);
    expect(nextDueAt(basic, desk.opportunity, { asOf: desk.now, calendar })).toBeNull();
    expect(desk.sends({ type: 'advance' }).sends({ type: 'close', outcome: 'won', reason: 'fit' }).place).toEqual([
      'won',
      null,
    ]);
  });

  test('S1-40: suspends for `later` with a date, voids for a duplicate or a mistake, by anybody', () => {
    const desk = new Desk(basic, { id: 'o' });
    expect(codes(desk.refuses({ type: 'suspend', reason: 'later' }))).toEqual(['date_required']);
    desk
      .sends({ type: 'suspend', reason: 'later', followUpOn: '2026-06-01' })
      .sends({ type: 'void', reason: 'duplicate' });
    expect(desk.opportunity.status).toBe('voided');
  });
});

describe('S0-50: probabilities given by hand', () => {
  test('a role that the series names gives one, with a reason, and revises it', () => {
    const desk = openTas();
    expect(codes(desk.refuses({ type: 'setProbability', value: 0.3 } as never))).toEqual(['reason_required']);
    expect(codes(desk.refuses({ type: 'setProbability', value: 1.3, reason: 'sure' }))).toEqual(['invalid_event']);
    desk.sends({ type: 'setProbability', value: 0.3, reason: 'The CIO is with us' });
    expect(desk.opportunity.probability).toMatchObject({ value: 0.3, reason: 'The CIO is with us', by: 'AM' });
    desk.sends({ type: 'setProbability', value: 0.4, reason: 'So is the CFO' });
    expect(desk.opportunity.probability?.value).toBe(0.4);
    expect(
      reasons(toAnalyse().refuses({ type: 'setProbability', value: 0.9, reason: 'I feel it' }, { as: ['SM'] })),
    ).toEqual(['role_required']);
  });

  test('a fixed-rate series takes none', () => {
    expect(openNew().refuses({ type: 'setProbability', value: 0.9, reason: 'sure' }).standing).toBe('impossible');
  });

  test('one older than reviewDays is due for review; a new one is not', () => {
    const desk = openTas().sends({ type: 'setProbability', value: 0.3, reason: 'The CIO is with us' });
    const review = () =>
      dueItems(tasPlan, desk.opportunity, { asOf: desk.now, calendar }).filter(
        ({ kind }) => kind === 'review-probability',
      );
    expect(review()).toEqual([]);
    desk.later({ days: 14 });
    expect(review()).toMatchObject([{ days: 14, event: null }]);
    desk.sends({ type: 'setProbability', value: 0.35, reason: 'Still so' });
    expect(review()).toEqual([]);
  });
});

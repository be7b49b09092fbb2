import { compileSalesModel, defineSalesModel, dueItems, nextDueAt } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { codes, Desk } from './support/Desk.js';
import { kaSmbPlan, NEW, openKaSmb, throughTalk } from './support/kaSmbDesk.js';
import { openTas, toAnalyse, toBid, toInitiate, toValue } from './support/tasDesk.js';
import { openNew, toConfirm, toNeed, toTrial, toWon } from './support/trainingDesk.js';

const calendar = 'Asia/Shanghai';

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
    for (const at of [openTas, toInitiate, toAnalyse, toValue, toBid]) {
      const { stage, fields } = at().opportunity;
      const desk = at();
      // From TAS 2-1 on the date is confirmed, and the account manager no longer overwrites it.
      if (fields.closeDate === undefined) desk.sends({ type: 'setFields', values: { closeDate: '2026-10-31' } });
      desk.sends({ type: 'suspend', reason: 'budget-cycle' });
      expect(desk.opportunity.parked?.followUpOn).toBe('2026-09-01');
      expect(desk.place).toEqual(['suspended', stage]);
      expect(desk.sends({ type: 'resume' }).place).toEqual(['open', stage]);
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
    // @ts-expect-error the compiler refuses it too
    const refused = openNew().refuses({ type: 'void', reason: 'boring' }, { as: ['manager'] });
    expect(codes(refused)).toEqual(['reason_unknown']);
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
    expect(dueItems(basic, desk.opportunity, { asOf: desk.now, calendar })).toEqual([]);
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

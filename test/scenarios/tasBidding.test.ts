import { replay } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { codes, reasons } from './support/Desk.js';
import { passes, toAnalyse, toAward, toBid, toSign, toValue } from './support/tasDesk.js';

describe('analyse, value, bid, sign', () => {
  test('S2-27, S2-28: technical and business plans are reviewed before needs count as analysed', () => {
    const desk = toAnalyse();
    const missing = reasons(desk.refuses({ type: 'advance' }));
    expect(missing).toContain('process_not_raised TAS 3-1');
    expect(missing).toContain('process_not_raised TAS 3-2');
    expect(toValue().place).toEqual(['open', 'value']);
  });

  test('S2-29: a presales test is asked for where it helps, and gates nothing', () => {
    const desk = passes(toValue(), 'TAS 4-1');
    expect(toBid(desk).place).toEqual(['open', 'bid']);
    expect(toBid().opportunity.processes['TAS 4-1']).toBeUndefined();
  });

  test('S2-30, S2-31, S2-32: the bid is approved after both proposals are reviewed and q3, q4 are yes', () => {
    const desk = toBid();
    const raise = { type: 'raiseProcess', process: 'TAS 6-3' } as const;
    desk.sends([
      { type: 'answerQuestion', question: 'q3', answer: 'yes' },
      { type: 'answerQuestion', question: 'q4', answer: 'no' },
    ]);
    const early = reasons(desk.refuses(raise));
    expect(early.filter((reason) => reason.startsWith('process_order'))).toHaveLength(2);
    expect(early).toContain('condition_unmet q4');
    passes(desk, 'TAS 6-1');
    expect(reasons(desk.refuses(raise)).filter((reason) => reason.startsWith('process_order'))).toHaveLength(1);
    passes(desk, 'DR-3');
    passes(desk, 'TAS 6-2');
    expect(reasons(desk.refuses(raise))).toEqual(['condition_unmet q4']);
    desk.sends({ type: 'answerQuestion', question: 'q4', answer: 'yes' }).sends(raise);
    expect(desk.opportunity.processes['TAS 6-3']?.status).toBe('pending');
  });

  test('S2-31: the commercial review corrects the amount with better evidence than the rep’s', () => {
    const desk = passes(toBid(), 'DR-3').sends({
      type: 'raiseProcess',
      process: 'TAS 6-2',
      values: { amount: { amount: '2800000', currency: 'CNY' } },
    });
    desk.sends({ type: 'approveProcess', process: 'TAS 6-2' }, { as: ['DIR'] });
    expect(desk.opportunity.processes['TAS 6-2']?.status).toBe('pending');
    desk.sends({ type: 'approveProcess', process: 'TAS 6-2' }, { as: ['LEG'] });
    expect(desk.opportunity.fields.amount).toMatchObject({
      value: { amount: '2800000.00', currency: 'CNY' },
      source: 'process:TAS 6-2',
    });
  });

  test('S2-33: 6-4 needs 6-3, and no bid goes out before 6-4', () => {
    const desk = toBid();
    expect(reasons(desk.refuses({ type: 'raiseProcess', process: 'TAS 6-4' }))[0]).toMatch(/^process_order/);
    passes(desk, 'DR-3').sends({ type: 'completeAction', action: 'submitQuote' });
    for (const process of ['TAS 6-1', 'TAS 6-2'] as const) passes(desk, process);
    desk.sends([
      { type: 'answerQuestion', question: 'q3', answer: 'yes' },
      { type: 'answerQuestion', question: 'q4', answer: 'yes' },
    ]);
    passes(desk, 'TAS 6-3');
    expect(reasons(desk.refuses({ type: 'completeAction', action: 'submitBid' }))).toEqual([
      'process_not_raised TAS 6-4',
    ]);
    desk.sends({ type: 'setFields', values: { bidResult: 'won' } });
    expect(reasons(desk.refuses({ type: 'close', outcome: 'won', reason: 'solution' }))).toEqual([
      'missing_action submitBid',
      'process_not_raised TAS 6-4',
    ]);
    passes(desk, 'TAS 6-4').sends({ type: 'completeAction', action: 'submitBid' });
    expect(desk.opportunity.visit.actions.submitBid?.times).toBe(1);
  });

  test('S2-10, S2-11: the quote is not handed in before the delivery manager’s review, and the attempt is kept', () => {
    const desk = toBid();
    const refused = desk.refuses({ type: 'completeAction', action: 'submitQuote' });
    expect(reasons(refused)).toEqual(['process_not_raised DR-3']);
    expect(refused.refusal).toMatchObject({
      kind: 'refusal',
      opportunityId: 'tas-1',
      afterSeq: desk.opportunity.seq,
      by: { id: 'AM' },
      event: { type: 'completeAction', action: 'submitQuote' },
    });
    desk.sends({ type: 'raiseProcess', process: 'DR-3' });
    expect(reasons(desk.refuses({ type: 'completeAction', action: 'submitQuote' }))).toEqual(['process_pending DR-3']);
    desk.sends({ type: 'rejectProcess', process: 'DR-3', reason: 'Promises too much' }, { as: ['DM'] });
    expect(reasons(desk.refuses({ type: 'completeAction', action: 'submitQuote' }))).toEqual(['process_rejected DR-3']);
    passes(desk, 'DR-3').sends({ type: 'completeAction', action: 'submitQuote' });
  });

  test('S2-11, S2-13: solution and effort wait for the delivery manager too', () => {
    const desk = toValue().sends(
      { type: 'setFields', values: { solution: 'Two phases', effort: '900 days' } },
      { as: ['SM'] },
    );
    const sm = { as: ['SM'] };
    expect(reasons(desk.refuses({ type: 'completeAction', action: 'submitSolution' }, sm))).toEqual([
      'process_not_raised DR-1',
    ]);
    expect(reasons(desk.refuses({ type: 'completeAction', action: 'submitEffort' }, sm))).toEqual([
      'process_not_raised DR-2',
    ]);
    desk.sends({ type: 'raiseProcess', process: 'DR-2' }, sm);
    desk.sends({ type: 'approveProcess', process: 'DR-2', values: { effort: '1200 days' } }, { as: ['DM'] });
    expect(desk.opportunity.fields.effort).toMatchObject({ value: '1200 days', source: 'process:DR-2' });
  });

  test('S2-12, S2-14, S2-17, S2-34: the happy path leads from verify through the bid and the reviewed scope to done', () => {
    const desk = toSign();
    expect(desk.place).toEqual(['won', 'sign']);
    expect(desk.opportunity.closing?.kind).toBe('won');
    const award = desk.opportunity.closing?.at;
    expect(reasons(desk.refuses({ type: 'advance' }))).toEqual([
      'missing_action limitScope',
      'missing_field contract',
      'missing_field sow',
      'process_not_raised TAS 7-1',
    ]);
    desk.sends([
      { type: 'setFields', values: { sow: 'Phases 1 and 2', contract: 'C-1' } },
      { type: 'completeAction', action: 'limitScope' },
    ]);
    passes(desk, 'TAS 7-1').sends({ type: 'advance' });
    expect(desk.place).toEqual(['won', null]);
    expect(desk.told).toEqual(expect.arrayContaining(['order.allow', 'customer.advance customer']));
    expect(desk.opportunity.closing?.at).toBe(award);
    const stops = desk.records.filter(({ from, to }) => from !== to).map(({ to }) => to);
    expect(stops).toEqual(['verify', 'initiate', 'analyse', 'value', 'bid', 'sign', 'won']);
    const replayed = replay(desk.records);
    expect(replayed.ok && replayed.value).toEqual(desk.opportunity);
  });

  test('S2-32: a bid that is lost or never made has its own ends', () => {
    expect(toAward().sends({ type: 'close', outcome: 'lost', reason: 'price' }).place).toEqual(['lost', null]);
    expect(toBid().sends({ type: 'close', outcome: 'no-bid', reason: 'bid-rejected' }).place).toEqual([
      'abandoned',
      null,
    ]);
  });

  test('S2-34: behind the win nothing is skipped, suspended or recycled', () => {
    const desk = toSign();
    for (const event of [{ type: 'suspend', reason: 'budget-cycle' }, { type: 'recycle' }] as const) {
      expect(codes(desk.refuses(event))).toEqual(['move_not_allowed']);
    }
    expect(desk.refuses({ type: 'close', outcome: 'lost', reason: 'price' }).standing).toBe('impossible');
  });
});

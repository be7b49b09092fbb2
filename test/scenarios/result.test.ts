import { compileSalesModel, defineSalesModel, stageMove } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { codes, Desk, reasons } from './support/Desk.js';
import { toAnalyse, toSign } from './support/tasDesk.js';
import { openNew, toNeed, toOffer, toTerms, toTrial, toWon } from './support/trainingDesk.js';

describe('the single result stage', () => {
  test('S0-53: a result without a reason is refused; its declared reasons are offered', () => {
    const desk = toNeed();
    const verdict = desk.explains({ type: 'close', outcome: 'lost' });
    expect(verdict.standing).toBe('needs_input');
    expect(verdict.inputs).toContainEqual({ name: 'reason', choices: ['price', 'rival'] });
    const refused = desk.refuses({ type: 'close', outcome: 'lost' } as never);
    expect(codes(refused)).toEqual(['reason_required']);
    const unknown = desk.refuses({ type: 'close', outcome: 'lost', reason: 'weather' } as never);
    expect(codes(unknown)).toEqual(['reason_unknown']);
  });

  test('S0-51, S0-53: lost is an outcome in the result stage, with its reason, not a stage', () => {
    const desk = toNeed().sends({ type: 'close', outcome: 'lost', reason: 'price', note: 'Half of ours' });
    expect(desk.place).toEqual(['lost', null]);
    expect(desk.opportunity).toMatchObject({ outcome: 'lost', reason: 'price' });
    expect(desk.opportunity.closing).toEqual({
      outcome: 'lost',
      kind: 'lost',
      reason: 'price',
      note: 'Half of ours',
      at: desk.now,
      fromStage: 'need',
    });
    expect(toWon().opportunity.closing).toMatchObject({ kind: 'won', reason: 'trial', fromStage: 'confirm' });
  });

  test('a win needs the last stage and its requirements; a loss needs neither', () => {
    expect(codes(toNeed().refuses({ type: 'close', outcome: 'won', reason: 'trial' }))).toEqual([
      'outcome_not_reachable',
    ]);
    const early = toTerms().refuses({ type: 'close', outcome: 'won', reason: 'trial' });
    expect(codes(early)).toEqual(['condition_unknown']);
    expect(early.blockers[0]?.params).toMatchObject({ fields: ['paid'] });
    const unpaid = toTerms().sends({ type: 'setFields', values: { paid: false } });
    expect(codes(unpaid.refuses({ type: 'close', outcome: 'won', reason: 'trial' }))).toEqual(['condition_unmet']);
    expect(openNew().sends({ type: 'close', outcome: 'dropped', reason: 'unreachable' }).place).toEqual([
      'abandoned',
      null,
    ]);
  });

  test('S0-53: from the last stage the way on is closing', () => {
    expect(codes(toTerms().refuses({ type: 'advance' }))).toEqual(['close_required']);
  });
});

describe('S0-52: a result that turns', () => {
  test('lost to won needs its evidence and a reason', () => {
    const desk = toNeed().sends({ type: 'close', outcome: 'lost', reason: 'price' });
    expect(codes(desk.refuses({ type: 'changeOutcome', to: 'won', reason: 'course' }))).toEqual(['condition_unknown']);
    desk.sends({ type: 'setFields', values: { paid: true } });
    expect(codes(desk.refuses({ type: 'changeOutcome', to: 'won' } as never))).toEqual(['reason_required']);
    desk.sends({ type: 'changeOutcome', to: 'won', reason: 'course' });
    expect(desk.place).toEqual(['won', null]);
    expect(desk.opportunity.closing).toMatchObject({ outcome: 'won', kind: 'won', reason: 'course' });
  });

  test('both results stay in the history', () => {
    const desk = toNeed()
      .sends({ type: 'close', outcome: 'lost', reason: 'price' })
      .sends({ type: 'setFields', values: { paid: true } })
      .sends({ type: 'changeOutcome', to: 'won', reason: 'course' });
    const results = desk.records
      .filter(({ to }) => to === 'lost' || to === 'won')
      .map(({ from, to, reason }) => [from, to, reason]);
    expect(results).toContainEqual(['need', 'lost', 'price']);
    expect(results).toContainEqual(['lost', 'won', 'course']);
  });

  test('a change that is not declared does not exist', () => {
    expect(codes(toWon().refuses({ type: 'changeOutcome', to: 'lost', reason: 'price' }))).toEqual([
      'change_not_allowed',
    ]);
  });

  test('S2-34: won to lost stays possible while the contract is negotiated, and the customer is to be looked at', () => {
    const desk = toSign();
    expect(desk.place).toEqual(['won', 'sign']);
    const refused = desk.refuses(
      { type: 'changeOutcome', to: 'lost', reason: 'cancelled' },
      { checks: { awardRevoked: false } },
    );
    expect(reasons(refused)).toEqual(['check_failed awardRevoked']);
    desk.sends({ type: 'changeOutcome', to: 'lost', reason: 'cancelled' }, { checks: { awardRevoked: true } });
    expect(desk.place).toEqual(['lost', null]);
    expect(desk.told).toContain('customer.review');
    desk.sends({ type: 'changeOutcome', to: 'won', reason: 'price' }, { checks: { tenderReopened: true } });
    expect(desk.place).toEqual(['won', 'sign']);
  });
});

describe('S0-54: rolling the result back, and advancing step by step', () => {
  test('reopening asks for what the series declares and leads where it says', () => {
    const desk = toWon();
    expect(reasons(desk.refuses({ type: 'reopen' }, { checks: { managerAgrees: false } }))).toEqual([
      'check_failed managerAgrees',
    ]);
    desk.later({ days: 89 }).sends({ type: 'reopen' }, { checks: { managerAgrees: true } });
    expect(desk.place).toEqual(['open', 'need']);
    expect(desk.opportunity).toMatchObject({ closing: null, outcome: null, reason: null });
    expect(desk.told).toContain('customer.review');
  });

  test('the window counts elapsed days, its last instant included', () => {
    const closed = toNeed().sends({ type: 'close', outcome: 'lost', reason: 'price' });
    closed.later({ days: 90 });
    expect(closed.explains({ type: 'reopen' }, { checks: { managerAgrees: true } }).standing).toBe('ready');
    closed.later({ minutes: 1 });
    const late = closed.refuses({ type: 'reopen' }, { checks: { managerAgrees: true } });
    expect(codes(late)).toEqual(['reopen_window_over']);
  });

  test('where the series forbids it, nothing is reopened', () => {
    const desk = toOffer().sends([
      { type: 'setFields', values: { orderForm: 'S-1' } },
      { type: 'close', outcome: 'repeat', reason: 'value' },
    ]);
    expect(codes(desk.refuses({ type: 'reopen' }))).toEqual(['reopen_not_allowed']);
  });

  test('jumping two stages is refused where the series advances consecutively', () => {
    const desk = toNeed();
    expect(codes(desk.refuses({ type: 'skip', to: 'confirm' }))).toEqual(['skip_not_allowed']);
    expect(stageMove(desk.plan, 'M', 'need', 'confirm')).toBeUndefined();
    expect(desk.moveTo({ stage: 'confirm' })).toMatchObject({ allowed: false, standing: 'impossible' });
  });

  test('one step back wants a reason; two are refused where only one is allowed', () => {
    const desk = toTrial();
    expect(codes(desk.refuses({ type: 'rollBack' }))).toEqual(['reason_required']);
    expect(codes(desk.refuses({ type: 'rollBack', to: 'contact', reason: 'Wrong person' }))).toEqual([
      'rollback_not_allowed',
    ]);
    desk.sends({ type: 'rollBack', reason: 'Wrong course' });
    expect(desk.place).toEqual(['open', 'need']);
    expect(desk.told).toContain('customer.review');
  });

  test('where any step back is allowed, it leads to each earlier stage', () => {
    const desk = toAnalyse().sends({ type: 'rollBack', to: 'verify', reason: 'Another legal entity buys' });
    expect(desk.place).toEqual(['open', 'verify']);
    expect(desk.opportunity.processes['TAS 2-1']?.status).toBe('approved');
  });

  test('a rollback that keeps nothing has the gates raised again', () => {
    const strict = compileSalesModel(
      defineSalesModel({
        format: 'stagewright/1',
        id: 'strict',
        version: 1,
        roles: ['rep', 'boss'],
        processes: [{ id: 'gate', stage: 'b', raise: ['rep'], approve: { by: ['boss'] } }],
        series: [
          {
            id: 's',
            won: 'order-placed',
            moves: { rollBack: [{ to: 'b', keep: 'none', reasonRequired: false }] },
            stages: [{ id: 'a' }, { id: 'b', requires: { processes: ['gate'] } }, { id: 'c' }],
            result: { outcomes: [{ id: 'won', kind: 'won' }] },
          },
        ],
      }),
    );
    const desk = new Desk(strict, { id: 'o' }, { as: ['rep'] })
      .sends([{ type: 'advance' }, { type: 'raiseProcess', process: 'gate' }])
      .sends({ type: 'approveProcess', process: 'gate' }, { as: ['boss'] })
      .sends([{ type: 'advance' }, { type: 'rollBack' }]);
    expect(desk.refuses({ type: 'advance' }).blockers).toMatchObject([
      { params: { process: 'gate' }, remedy: { type: 'raiseProcess', process: 'gate' } },
    ]);
  });
});

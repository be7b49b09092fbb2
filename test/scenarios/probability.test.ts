import { dueItems } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { codes, reasons } from './support/Desk.js';
import { openTas, tasPlan, toAnalyse } from './support/tasDesk.js';
import { openNew } from './support/trainingDesk.js';

const calendar = 'Asia/Shanghai';

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

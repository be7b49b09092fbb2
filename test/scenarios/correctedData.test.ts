import { describe, expect, test } from 'vitest';
import { codes, reasons } from './support/Desk.js';
import { openKaSmb, throughNeed, throughTalk } from './support/kaSmbDesk.js';
import { openTas } from './support/tasDesk.js';

describe('S0-40: an approval corrects and confirms data', () => {
  const quote = () =>
    throughNeed(throughTalk(openKaSmb('KA'))).sends([
      { type: 'setFields', values: { amount: { amount: '100', currency: 'CNY' }, closeDate: '2026-06-30' } },
      { type: 'raiseProcess', process: 'P-1' },
    ]);

  test('approving price P-1 with amount 80 turns 100 (rep) into 80 (process:P-1)', () => {
    const desk = quote();
    expect(desk.opportunity.fields.amount).toMatchObject({
      value: { amount: '100.00', currency: 'CNY' },
      source: 'rep',
    });
    desk.sends(
      { type: 'approveProcess', process: 'P-1', values: { amount: { amount: '80', currency: 'CNY' } } },
      { as: ['manager'] },
    );
    expect(desk.opportunity.fields.amount?.source).toBe('rep');
    desk.sends({ type: 'approveProcess', process: 'P-1' }, { as: ['finance'] });
    expect(desk.opportunity.fields.amount).toMatchObject({
      value: { amount: '80.00', currency: 'CNY' },
      source: 'process:P-1',
    });
  });

  test('a later edit of the rep does not outrank it', () => {
    const desk = quote()
      .sends(
        { type: 'approveProcess', process: 'P-1', values: { amount: { amount: '80', currency: 'CNY' } } },
        { as: ['manager'] },
      )
      .sends({ type: 'approveProcess', process: 'P-1' }, { as: ['finance'] });
    const refused = desk.refuses({ type: 'setFields', values: { amount: { amount: '120', currency: 'CNY' } } });
    expect(reasons(refused)).toEqual(['weaker_source amount']);
  });

  test('it confirms what it verifies, and writes nothing that it may not', () => {
    const desk = quote();
    const refused = desk.refuses(
      { type: 'approveProcess', process: 'P-1', values: { terms: '30 days' } },
      { as: ['manager'] },
    );
    expect(codes(refused)).toEqual(['invalid_event']);
    desk.sends({ type: 'approveProcess', process: 'P-1' }, { as: ['manager'] });
    desk.sends({ type: 'approveProcess', process: 'P-1' }, { as: ['finance'] });
    expect(desk.opportunity.fields.need).toMatchObject({ value: 'Two lines', source: 'process:P-1' });
  });
});

describe('S2-20: core data change hands by their own process', () => {
  test('editing a core field raises TAS 1-3 and keeps the old value until it is approved', () => {
    const desk = openTas().sends({ type: 'setFields', values: { accountName: 'Fuzhou Example Group' } });
    expect(desk.effects).toContainEqual(
      expect.objectContaining({ type: 'process.raised', process: 'TAS 1-3', run: 'crm', approvers: ['STW'] }),
    );
    expect(desk.opportunity.fields.accountName?.value).toBe('Fuzhou Example Co.');
    expect(desk.opportunity.processes['TAS 1-3']).toMatchObject({
      status: 'pending',
      proposed: { accountName: 'Fuzhou Example Group' },
    });
    desk.sends({ type: 'approveProcess', process: 'TAS 1-3' }, { as: ['STW'] });
    expect(desk.opportunity.fields.accountName).toMatchObject({
      value: 'Fuzhou Example Group',
      source: 'process:TAS 1-3',
    });
  });

  test('a rejected change leaves the old value', () => {
    const desk = openTas().sends({ type: 'setFields', values: { accountName: 'Fuzhou Example Group' } });
    desk.sends({ type: 'rejectProcess', process: 'TAS 1-3', reason: 'No such company' }, { as: ['STW'] });
    expect(desk.opportunity.fields.accountName?.value).toBe('Fuzhou Example Co.');
  });

  test('without such a process only the steward changes it', () => {
    const desk = openKaSmb('KA');
    const values = { uscc: '91330100799655058B' };
    const refused = desk.refuses({ type: 'setFields', values });
    expect(codes(refused)).toEqual(['role_required']);
  });

  test('a core field that is still empty is simply filled in', () => {
    const desk = openKaSmb('SMB');
    expect(desk.opportunity.fields.uscc?.value).toBe('91350100M000100Y43');
  });
});

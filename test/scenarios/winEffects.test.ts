import { describe, expect, test } from 'vitest';
import { reasons } from './support/Desk.js';
import { kaNegotiated, smbQuoted } from './support/kaSmbDesk.js';
import { toSign } from './support/tasDesk.js';

describe('what a win asks of the host', () => {
  test('S1-45: an order is allowed only by a win with the contract in hand', () => {
    const desk = smbQuoted();
    expect(reasons(desk.refuses({ type: 'close', outcome: 'won', reason: 'price' }))).toEqual([
      'missing_field contract',
    ]);
    desk.sends([
      { type: 'setFields', values: { contract: 'C-2026-7' } },
      { type: 'close', outcome: 'won', reason: 'price' },
    ]);
    expect(desk.told).toContain('order.allow');
    expect(reasons(kaNegotiated().refuses({ type: 'close', outcome: 'won', reason: 'relation' }))).toEqual([
      'missing_field contract',
    ]);
    const lost = smbQuoted().sends({ type: 'close', outcome: 'lost', reason: 'price' });
    expect(lost.told).not.toContain('order.allow');
  });

  test('S1-14, S1-15: settlement opens monthly for key accounts, in real time for small business', () => {
    const ka = kaNegotiated().sends([
      { type: 'setFields', values: { contract: 'C-2026-8' } },
      { type: 'close', outcome: 'won', reason: 'relation' },
    ]);
    expect(ka.told).toEqual(expect.arrayContaining(['order.allow', 'settlement.open monthly']));
    expect(ka.told).not.toContain('settlement.open real-time');
    const smb = smbQuoted().sends([
      { type: 'setFields', values: { contract: 'C-2026-9' } },
      { type: 'close', outcome: 'won', reason: 'price' },
    ]);
    expect(smb.told).toContain('settlement.open real-time');
    expect(smb.told).not.toContain('settlement.open monthly');
  });

  test('S1-45, S2-34: a won bid is no order; the signed contract is', () => {
    const desk = toSign();
    expect(desk.told).not.toContain('order.allow');
    expect(desk.told).toContain('team.shift deliver');
  });

  test('every effect has an id of its own, made from its record', () => {
    const desk = smbQuoted().sends([
      { type: 'setFields', values: { contract: 'C-2026-10' } },
      { type: 'close', outcome: 'won', reason: 'price' },
    ]);
    const ids = desk.effects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(desk.records.some((record) => id.startsWith(`${record.id}#`))).toBe(true);
  });
});

import { findDuplicates, openOpportunity } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { isUnifiedSocialCreditCode } from '../../src/values/index.js';
import { kaSmbPlan, NEW, openKaSmb, RENEWAL, throughTalk, USCC } from './support/kaSmbDesk.js';

const at = '2026-01-05T09:00:00Z';
const by = { id: 'ann', roles: ['rep'] };

/** GB 32100-2015: the check digit is 31 minus the weighted sum modulo 31, over this alphabet. */
function checkDigit(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}

describe('S1-32: deduplication', () => {
  test('the example of GB 32100 is valid, with another check digit it is not', () => {
    expect(checkDigit('91350100M000100Y4')).toBe('3');
    expect(isUnifiedSocialCreditCode('91350100M000100Y43')).toBe(true);
    expect(isUnifiedSocialCreditCode('91350100M000100Y4Z')).toBe(false);
    const opened = openOpportunity(
      kaSmbPlan,
      { id: 'o', fields: { uscc: '91350100M000100Y4Z', segment: 'KA' } },
      { at, by, checks: NEW },
    );
    expect(
      !opened.ok && opened.blockers.some(({ code, params }) => code === 'invalid_field' && params.field === 'uscc'),
    ).toBe(true);
  });

  const one = () => openKaSmb('KA').opportunity;
  const another = (over: object = {}) => ({ ...openKaSmb('KA').opportunity, id: 'ka-2', ...over });

  test('two open opportunities of one credit code and type are reported', () => {
    const found = findDuplicates(kaSmbPlan, [one(), another()]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ ids: ['ka-1', 'ka-2'], key: ['uscc', 'type'] });
  });

  test('one that is listed twice is no duplicate of its own', () => {
    expect(findDuplicates(kaSmbPlan, [one(), one()])).toEqual([]);
    expect(findDuplicates(kaSmbPlan, [one(), one(), another(), one()])).toMatchObject([{ ids: ['ka-1', 'ka-2'] }]);
  });

  test('of another type, or with another code, they are two opportunities', () => {
    const renewal = { ...openKaSmb('KA', RENEWAL).opportunity, id: 'ka-3' };
    expect(findDuplicates(kaSmbPlan, [one(), renewal])).toEqual([]);
    const other = one();
    const elsewhere = another({
      fields: { ...other.fields, uscc: { ...other.fields.uscc, value: '91330100799655058B' } },
    });
    expect(findDuplicates(kaSmbPlan, [other, elsewhere as typeof other])).toEqual([]);
  });

  test('a voided one is no duplicate, nor is one whose key is empty', () => {
    const voided = openKaSmb('KA').sends({ type: 'void', reason: 'duplicate' }, { as: ['manager'] }).opportunity;
    expect(findDuplicates(kaSmbPlan, [{ ...voided, id: 'ka-9' }, one()])).toEqual([]);
    const nameless = { ...one(), fields: {} };
    expect(findDuplicates(kaSmbPlan, [nameless, { ...nameless, id: 'ka-2' }])).toEqual([]);
  });

  test('S1-31: any of the keys is enough', () => {
    const named = (id: string, uscc: string) => {
      const opened = openOpportunity(
        kaSmbPlan,
        { id, fields: { uscc, accountName: 'Fuzhou Example Co.', segment: 'KA' } },
        { at, by, checks: NEW },
      );
      if (!opened.ok) throw new Error(JSON.stringify(opened.blockers));
      return opened.opportunity;
    };
    const found = findDuplicates(kaSmbPlan, [named('a', USCC), named('b', '91330100799655058B')]);
    expect(found).toMatchObject([{ ids: ['a', 'b'], key: ['accountName', 'type'] }]);
  });
});

describe('S1-33: what a deal must know of its account', () => {
  test('organisation, key person and competitors are asked for before the quote', () => {
    const talk = openKaSmb('KA').explains({ type: 'advance' });
    expect(talk.blockers.map(({ params }) => params.field)).toContain('keyPerson');
    const need = throughTalk(openKaSmb('KA')).explains({ type: 'advance' });
    expect(need.blockers.map(({ params }) => params.field)).toEqual(['need', 'orgChart', 'rivals']);
  });
});

import { describe, expect, it } from 'vitest';
import { isChineseMobile, isE164, isEmail, isUnifiedSocialCreditCode } from '../../../src/values/index.js';

describe('checks of texts', () => {
  it('mobile numbers of mainland China', () => {
    expect(
      ['13800138000', '19912345678', '12345678901', '1380013800', '138001380001', '+8613800138000', '１3800138000'].map(
        isChineseMobile,
      ),
    ).toEqual([true, true, false, false, false, false, false]);
  });
  it('E.164', () => {
    expect(['+8613800138000', '+1', '+12', '+0123', '13800138000', '+1234567890123456'].map(isE164)).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
  });
  /** GB 32100-2015 gives 91350100M000100Y43; one digit changed must fail, and so must letters that look like digits. */
  it('unified social credit codes by GB 32100-2015', () => {
    expect(isUnifiedSocialCreditCode('91350100M000100Y43')).toBe(true);
    expect(
      [
        '91350100M000100Y4Z',
        '91350100M000100Y44',
        '91350100M000100Y4',
        '91350100I000100Y43',
        '91350100m000100y43',
        '',
      ].map(isUnifiedSocialCreditCode),
    ).toEqual(Array(6).fill(false));
    // Every single wrong character is found: the weights are powers of 3 modulo the prime 31.
    for (let at = 0; at < 17; at++) {
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        const code = '91350100M000100Y43';
        const changed = code.slice(0, at) + other + code.slice(at + 1);
        expect(isUnifiedSocialCreditCode(changed)).toBe(changed === code);
      }
    }
  });
  it('e-mail addresses', () => {
    expect(['a@b.cn', 'first.last+tag@sub.example.com', '张三@例子.公司'].map(isEmail)).toEqual([true, true, true]);
    expect(
      [
        'a',
        '@b.cn',
        'a@b',
        'a@b..cn',
        'a b@c.cn',
        '.a@b.cn',
        'a.@b.cn',
        'a..b@c.cn',
        'a@-b.cn',
        'a@b@c.cn',
        `${'a'.repeat(65)}@b.cn`,
      ].map(isEmail),
    ).toEqual(Array(11).fill(false));
  });
  it('refuses a hostile address without searching', () => {
    expect(isEmail(`${'a'.repeat(100_000)}@${'b.'.repeat(100_000)}`)).toBe(false);
  });
});

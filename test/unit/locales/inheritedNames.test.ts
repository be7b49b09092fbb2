import { createIssue, formatHint, formatIssue } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { en } from '../../../src/locales/en.js';
import { zhCN } from '../../../src/locales/zh-CN.js';

/** What every object inherits is no word of the library. */
describe.each(['toString', '__proto__', 'constructor', 'valueOf'])('a value called %s is told as it is', (name) => {
  test.each([en, zhCN])('%#', (locale) => {
    const stored = createIssue('malformed_opportunity', 'status', {
      key: 'status',
      expected: ['string', name],
      found: name,
    });
    expect(formatIssue(stored, locale)).toMatch(new RegExp(`${name}.*${name}`));
    const told = [
      stored,
      createIssue('wrong_type', 'a', { expected: name, found: name }),
      createIssue('invalid_field', 'a', { field: name, value: name, problem: name }),
      createIssue('condition_unmet', 'a', { field: 'f', [name]: 1 }),
      createIssue('condition_unmet', 'a', { process: name, is: name }),
      createIssue('invalid_event', name, { expected: name, value: name }),
      createIssue('move_not_allowed', '', { event: name, status: name }),
    ];
    for (const issue of told) {
      expect(formatIssue(issue, locale)).not.toMatch(/native code|\[object|undefined/);
      expect(String(formatHint(issue, locale))).not.toMatch(/native code|\[object|undefined/);
    }
  });
});

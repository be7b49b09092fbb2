import { en } from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../src/locales/fillTemplate.js';

const fill = (template: string, params: { readonly [name: string]: string } = {}) =>
  fillTemplate(template, (name) => params[name] ?? null);

describe('of the alternatives in a bracket the first that is complete is said', () => {
  const three = '[It is {a}|It is perhaps {b}|It is unknown].';
  it.each([
    [{ a: '1', b: '2' }, 'It is 1.'],
    [{ b: '2' }, 'It is perhaps 2.'],
    [{}, 'It is unknown.'],
  ])('%j', (params, said) => {
    expect(fill(three, params)).toBe(said);
  });
  it('none, where none is', () => {
    expect(fill('Done[ {times:time|times}].')).toBe('Done.');
    expect(fill('Done[ {times:time|times}].', { times: '2' })).toBe('Done 2 times.');
  });
  it('numbers are rounded to be read, where the template says how', () => {
    expect(fill('{share:%} of {mean:.1}', { share: '0.9278350515463918', mean: '10.309278350515463' })).toBe(
      '93 % of 10.3',
    );
    expect(fill('[{share:%}|none]')).toBe('none');
    expect(fill('{share:%}', { share: 'much' })).toBe('much');
  });
  it('brackets stand in brackets', () => {
    expect(fill('[{a}[ ({b})]|{c}[ ({b})|!]].', { a: '1' })).toBe('1.');
    expect(fill('[{a}[ ({b})]|{c}[ ({b})|!]].', { c: '3' })).toBe('3!.');
    expect(fill('[{a}[ ({b})]|{c}[ ({b})|!]].', { c: '3', b: '2' })).toBe('3 (2).');
  });
});

describe('whatever parameters are there, no sign of a template is left', () => {
  const templates = [en, zhCN].flatMap((locale) => {
    const { messages, hints, events } = locale;
    return [messages, hints, events].flatMap((group) => Object.values(group));
  });
  const namesIn = (template: string) => [...new Set([...template.matchAll(/\{(\w+)/g)].map(([, name = '']) => name))];
  it('by any subset of them', () => {
    const broken = templates.filter((template) => {
      const names = namesIn(template);
      return Array.from({ length: 2 ** names.length }, (_, set) =>
        fillTemplate(template, (name) => (set & (1 << names.indexOf(name)) ? '2' : null)),
      ).some((said) => /[[\]{}|]/.test(said));
    });
    expect(templates.length).toBeGreaterThan(500);
    expect(broken).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { openTerminal, pad, quoted, wrap } from '../../../examples/demo/Terminal.js';

describe('text in columns', () => {
  test('a Chinese character takes two', () => {
    expect(pad('阶段', 6)).toBe('阶段  ');
    expect(pad('阶段', 6, 'left')).toBe('  阶段');
    expect(pad('初次洽谈', 6)).toBe('初次… ');
    expect(pad('Negotiation', 6)).toBe('Negot…');
    expect(pad('👨‍👩‍👧‍👦', 4)).toBe('👨‍👩‍👧‍👦  ');
  });

  test('English breaks at spaces, behind the first line moved in', () => {
    expect(wrap('one two three', 7, 2)).toEqual(['one two', '  three']);
    expect(wrap('  one two', 6, 4)).toEqual(['  one', '    two']);
    expect(wrap('unbreakable', 4)).toEqual(['unbreakable']);
    expect(wrap('', 4)).toEqual(['']);
  });

  test('Chinese breaks between characters, but closing punctuation never begins a line', () => {
    expect(wrap('尚未填写', 4)).toEqual(['尚未', '填写']);
    expect(wrap('尚未填写。', 8)).toEqual(['尚未填', '写。']);
    expect(wrap('填写“金额”', 6)).toEqual(['填写', '“金额”']);
  });

  test('colour takes no columns, and there is none without a terminal', () => {
    expect(wrap('\u001b[31mone\u001b[0m two', 7)).toEqual(['\u001b[31mone\u001b[0m two']);
    const colourless = openTerminal({ language: 'en', hasColour: false, columns: 80, write: () => undefined });
    expect([colourless.good('a'), colourless.bad('b'), colourless.dim('c')]).toEqual(['a', 'b', 'c']);
    const colourful = openTerminal({ language: 'en', hasColour: true, columns: 80, write: () => undefined });
    expect(colourful.bad('b')).toBe('\u001b[31mb\u001b[0m');
  });

  test('text of a file moves no cursor', () => {
    expect(quoted('a\u001b[31mb\r\nc')).toBe('a�[31mb��c');
    expect(quoted('x'.repeat(99), 5)).toBe('xxxx…');
  });
});

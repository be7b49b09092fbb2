import { describe, expect, test } from 'vitest';
import { chinese } from '../../../src/cli/texts/chinese.js';
import { english } from '../../../src/cli/texts/english.js';
import { ownFiles } from '../../architecture/sourceFiles.js';

// The command line says the same in both languages. Properties and values of the format are words of English already.

const parametersOf = (text = '') => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();

describe.each(['messages', 'commands', 'options', 'words'] as const)('%s of the command line', (group) => {
  const [own, other] = [english[group], chinese[group]];

  test('have the same keys in both languages', () => {
    expect(Object.keys(other).sort()).toEqual(Object.keys(own).sort());
  });

  test.each(Object.keys(own))('%s speaks of the same parameters in both, in Chinese and in English', (key) => {
    expect(parametersOf(other[key])).toEqual(parametersOf(own[key]));
    if (group !== 'words') expect(other[key]).toMatch(/\p{Script=Han}/u);
    expect(own[key]).not.toMatch(/\p{Script=Han}/u);
  });
});

test('every command has its words', () => {
  const commands = ownFiles().flatMap((path) => /^src\/cli\/commands\/(\w+)\.ts$/.exec(path)?.[1] ?? []);
  expect(commands.filter((name) => name !== 'commands').sort()).toEqual(Object.keys(english.commands).sort());
});

import { describe, expect, test } from 'vitest';
import { ownFiles, read } from './sourceFiles.js';

type Ban = { readonly name: string; readonly pattern: RegExp; readonly planted: string; readonly in?: RegExp };

const code = /\.(?:[cm]?[jt]sx?|json|sh)$/;

// Every pattern is written in two pieces where it would find itself; `planted` proves that it can find something.
const bans: readonly Ban[] = [
  {
    name: 'a path of one machine',
    pattern: /(?<![\w.])\/(?:work|home|Users|root|tmp)\/[\w.]/,
    planted: 'see /ho\u006de/ann',
  },
  { name: 'work left undone', pattern: /\b(?:TO|FIX)(?:DO|ME)\b/, planted: '// TO\u0044O: later' },
  {
    name: 'a test skipped, or run alone',
    pattern: /\b(?:test|it|describe|bench)\.(?:skip|only|todo|fails)\b/,
    planted: 'test.\u0073kip(',
    in: code,
  },
  {
    name: 'a test skipped by options',
    pattern: /\{ *(?:skip|only|todo): *true/,
    planted: '{ \u0073kip: true }',
    in: code,
  },
  { name: 'a type error hushed', pattern: /@ts-(?:ignore|nocheck)/, planted: '// @ts-\u0069gnore', in: code },
  {
    name: 'a registry by its address',
    pattern: /registry[.](?:npm|yarn)|"resolved": *"http/,
    planted: '"\u0072esolved": "https',
  },
  {
    name: 'a timed test',
    pattern: /expect\([^)]*(?:performance\.now|elapsed|durationMs)\b.*toBeLess/,
    planted: 'expect(\u0065lapsed).toBeLess',
    in: code,
  },
];

describe('nowhere in the project stands', () => {
  const files = ownFiles().filter((path) => !/\.(?:png|csv|tgz)$/.test(path));

  test.each(bans)('$name', ({ pattern, in: within }) => {
    const found = files
      .filter((path) => within === undefined || within.test(path))
      .flatMap((path) =>
        linesOf(path).flatMap((line, index) =>
          pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
        ),
      );
    expect(found).toEqual([]);
  });

  test.each(bans)('$name (found where it is planted)', ({ pattern, planted }) => {
    expect(planted).toMatch(pattern);
  });
});

test('the top folder holds what tools force, and nothing else', () => {
  const top = new Set(ownFiles().map((path) => path.split('/')[0]));
  const allowed = [
    '.ci',
    '.gitignore',
    'LICENSE',
    'README.md',
    'biome.json',
    'docs',
    'examples',
    'package-lock.json',
    'package.json',
    'src',
    'test',
    'tsconfig.json',
  ];
  expect([...top].filter((name) => name === undefined || !allowed.includes(name))).toEqual([]);
});

function linesOf(path: string): readonly string[] {
  return read(path).split('\n');
}

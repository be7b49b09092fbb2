import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterAll, describe, expect, test } from 'vitest';
import { makeSample } from '../../../examples/demo/makeSample.js';
import { runDemo } from '../../../examples/demo/runDemo.js';

const folder = mkdtempSync(join(tmpdir(), 'stagewright-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function run(...args: readonly string[]) {
  let [out, err] = ['', ''];
  const code = runDemo(args, {
    write: (text) => {
      out += text;
    },
    complain: (text) => {
      err += text;
    },
    hasColour: false,
    columns: 80,
  });
  return { code, out, err };
}

describe('the demo', () => {
  test('plays a pursuit to its signing and reports the sample, in 80 columns without colour', () => {
    for (const [language, signed, share] of [
      ['en', 'Account manager: Advance →\u00a0won', 'Win rate: 40.1 % (35.0–45.4 %, 136 of 339)'],
      ['zh-CN', '客户经理：晋级 →\u00a0赢单', '赢单率：40.1 %'],
    ] as const) {
      const { code, out, err } = run('--lang', language);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain(signed);
      expect(out).toContain(share);
      expect(out).toContain(language === 'en' ? 'the same opportunity: yes' : '重放日志得到相同的商机：是');
      expect(out).not.toContain('\u001b');
      expect(out.split('\n').filter((line) => stringWidth(line) > 80)).toEqual([]);
    }
  });

  test('says in short what a forecast report says: the sum of its parts, quantiles, what it hangs on, what is left out', () => {
    for (const [language, weighted, won, open, low, hangs, left] of [
      [
        'en',
        'Weighted forecast:',
        'won, in full',
        'open, weighted',
        'nine times in ten',
        'as spread out as',
        '203 lost',
      ],
      ['zh-CN', '加权预测：', '已赢，全额', '在途，加权', '十次中有九次', '分散程度相当于', '输单'],
    ] as const) {
      const { out } = run('--lang', language);
      const cents = (name: string) => {
        const [, amount = ''] = new RegExp(`${name} *([\\d,]+\\.\\d\\d)`).exec(out) ?? [];
        return Number(amount.replaceAll(/[,.]/g, ''));
      };
      expect(cents(won)).toBeGreaterThan(0);
      expect(cents(weighted)).toBe(cents(won) + cents(open));
      expect(cents(low)).toBeLessThan(cents(weighted));
      for (const text of [hangs, left]) expect(out).toContain(text);
    }
  });

  test('in Chinese says no English sentence', () => {
    const { out } = run('--lang', 'zh-CN');
    const names =
      /sample\.csv|USD|Wilson|SOW|Won|Lost|Initial discussion|Need confirmed|Proposal and quote|Quote|Negotiation/g;
    expect(out.replaceAll(names, '').match(/[a-z]{3,}/gi)).toBeNull();
  });

  test('explains each refusal', () => {
    const refused = run()
      .out.split('\n')
      .flatMap((line, at, lines) => (line.startsWith('  ✗') ? [lines.slice(at)] : []));
    expect(refused.length).toBe(7);
    for (const lines of refused) {
      const end = lines.indexOf('');
      expect(lines.slice(1, end).some((line) => line.startsWith('    • '))).toBe(true);
    }
  });

  test('the sample is what its script makes, byte for byte', () => {
    expect(readFileSync('examples/demo/sample.csv', 'utf8')).toBe(makeSample());
  });

  test('stops without a word when its reader has seen enough', () => {
    const { stderr, stdout } = spawnSync('node --import tsx examples/demo/demo.ts | head -n 2', {
      shell: true,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toBe('\nOne large account, from verification to signing\n');
  });
});

describe('what it cannot use, it refuses with a sentence and code 2', () => {
  mkdirSync(join(folder, 'folder.csv'));
  const stages = Array.from({ length: 60 }, (_, n) => `${n},s${n}`).join('\n');
  test.each([
    ['a missing file', [join(folder, 'none.csv')], 'there is no such file', '文件不存在'],
    ['a folder', [join(folder, 'folder.csv')], 'is a folder, not a file', '是文件夹，不是文件'],
    [
      'a binary file',
      [file('binary.csv', new Uint8Array([0x7f, 0x45, 0, 0xff, 0, 1]))],
      'is not a text file',
      '不是文本文件',
    ],
    ['an empty file', [file('empty.csv', '')], 'holds no rows of data', '没有数据行'],
    ['a header alone', [file('header.csv', 'id,stage\n')], 'holds no rows of data', '没有数据行'],
    ['unknown columns', [file('columns.csv', 'a,b\n1,2\n')], 'found a, b', '现有 a, b'],
    ['an id without a stage', [file('id.csv', 'id,b\n1,2\n')], 'no column for the stage', '没有阶段列'],
    ['an open quote', [file('quote.csv', 'id,stage\n1,"x\n')], 'is not a table', '不是分隔符表格'],
    ['rows without ids', [file('rows.csv', 'id,stage\n,x\n')], 'no row has an id and a stage', '没有同时具备'],
    ['a column of anything', [file('many.csv', `id,stage\n${stages}\n`)], '60 different values', '60 个不同的值'],
    [
      'a stage that is no name',
      [file('proto.csv', 'id,stage\n1,__proto__\n')],
      'cannot be used as a name',
      '无法构成模型',
    ],
  ] as const)('%s', (_what, args, english, chinese) => {
    const unwrapped = (text: string) => text.replaceAll('\n', ' ');
    const [inEnglish, inChinese] = [run(...args), run(...args, '--lang', 'zh-CN')];
    expect([inEnglish.code, inEnglish.out]).toEqual([2, '']);
    expect(unwrapped(inEnglish.err)).toContain(english);
    expect([inChinese.code, inChinese.out]).toEqual([2, '']);
    expect(inChinese.err.replaceAll('\n', '')).toContain(chinese);
  });

  test.each([
    [['--foo'], "Unknown option '--foo'"],
    [['--lang', 'fr'], 'en or zh-CN, not “fr”'],
    [['--lang'], "'--lang <value>' argument missing"],
    [['--currency', 'usd'], 'not “usd”'],
    [['a.csv', 'b.csv'], '“b.csv” is a second one'],
  ])('%j', (args, why) => {
    const { code, out, err } = run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(why);
    expect(err).toContain('npm run demo --');
  });

  test('help is no fault', () => expect(run('--help')).toMatchObject({ code: 0, err: '' }));
});

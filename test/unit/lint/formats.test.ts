import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { compileSalesModel } from 'stagewright';
import { formatFindings, lintSalesModel, toFindingsJson, toFindingsMarkdown, toSarif } from 'stagewright/lint';
import { zhCN } from 'stagewright/locales/zh-CN';
import { describe, expect, it } from 'vitest';
import { locator } from '../../../src/lint/format/locate.js';
import { changed } from '../../docs/rules/changed.js';
import { ruleCases } from '../../docs/rules/ruleCases.js';
import { shownFindings } from '../../docs/rules/shownFindings.js';
import { soundModel } from '../../docs/rules/soundModel.js';
import { root } from '../../package/entries.js';
import { smallModel, smallSeries } from '../../support/smallModel.js';

const vague = changed(soundModel, { 'series.deal.stages.explore.label': 'Build trust' });
const text = JSON.stringify(vague, null, 2);
const source = { uri: 'models/deal model.json', text };
const findings = lintSalesModel(vague);
const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('the place of a path in JSON', () => {
  const json =
    '{\n  "id": "m",\n  "roles": ["rep", {"id": "a.b", "duty": "sales"}],\n  "n": [1, {"use": "talk", "x": [true, null]}],\n  "q\\"": "é\\\\"\n}';
  const place = (path: string) => {
    const region = locator(json)?.(path);
    if (region === undefined) return null;
    const lines = json.split('\n');
    return region.startLine === region.endLine
      ? lines[region.startLine - 1]?.slice(region.startColumn - 1, region.endColumn - 1)
      : `${region.startLine}–${region.endLine}`;
  };

  it.each([
    ['', '1–6'],
    ['id', '"m"'],
    ['roles.rep', '"rep"'],
    ['roles.a.b', '{"id": "a.b", "duty": "sales"}'],
    ['roles.a.b.duty', '"sales"'],
    ['n.talk.x.1', 'null'],
    ['n.0', '1'],
    ['q"', '"é\\\\"'],
    ['roles.a.b.missing', '{"id": "a.b", "duty": "sales"}'],
    ['roles.nobody', '["rep", {"id": "a.b", "duty": "sales"}]'],
    ['elsewhere.entirely', '1–6'],
  ])('%s', (path, expected) => {
    expect(place(path)).toBe(expected);
  });

  it('is unknown in what is no JSON', () => {
    expect(locator('{ id: 1 }')).toBeNull();
    expect(locator('')).toBeNull();
  });

  it('is found in a text that is nested a thousand times, down to where positions end', () => {
    expect(locator(`${'['.repeat(1000)}"]"${']'.repeat(1000)}`)?.('0.0.0')).toMatchObject({ startColumn: 4 });
  });

  it('is found with Windows line ends', () => {
    expect(locator('{\r\n  "id": 1\r\n}')?.('id')).toEqual({ startLine: 2, startColumn: 9, endLine: 2, endColumn: 10 });
  });
});

describe('text', () => {
  it('shows severity, rule, sentence, place, the lines around it and what helps', () => {
    const line = lineOf('"Build trust"') - 1;
    expect(formatFindings(findings, { source, plan: compileSalesModel(vague) }).split('\n')).toEqual([
      'warning SW204 vague_stage_name: “Build trust” is something that goes on, not a result.',
      `  models/deal model.json:${line - 1}:9 series.deal.stages.explore`,
      expect.stringMatching(/^ {4}\d+ \| {9}\},$/),
      `  > ${line - 1} |         {`,
      `        | ${' '.repeat(8)}^`,
      `    ${line} |           "id": "explore",`,
      '  Name the result that can be seen, such as “valid contact made”.',
      '',
      'errors: 0, warnings: 1, infos: 0',
    ]);
  });

  it('speaks Chinese, severities and counts too', () => {
    const told = formatFindings(findings, { locale: zhCN }).split('\n');
    expect(told[0]).toBe('警告 SW204 vague_stage_name: “Build trust”混淆了过程与结果，难以判断是否完成。');
    expect(told.at(-1)).toBe('错误：0，警告：1，提示：0');
    expect(formatFindings(lintSalesModel(null as never), { locale: zhCN })).toContain('（模型）');
  });

  it('of no findings is the line of counts', () => {
    expect(formatFindings([])).toBe('errors: 0, warnings: 0, infos: 0');
  });

  it('shows no lines of a text in one line of thousands of columns', () => {
    const told = formatFindings(findings, { source: { uri: 'm.json', text: JSON.stringify(vague) } });
    expect(told.split('\n')).toHaveLength(5);
  });
});

describe('JSON', () => {
  it('has counts, and of each finding everything', () => {
    const told = toFindingsJson(findings, { source });
    expect(told).toMatchObject({
      uri: 'models/deal model.json',
      errors: 0,
      warnings: 1,
      infos: 0,
      findings: [
        {
          number: 'SW204',
          code: 'vague_stage_name',
          path: 'series.deal.stages.explore',
          witness: null,
          region: { startColumn: 9 },
        },
      ],
    });
    expect(JSON.parse(JSON.stringify(told))).toEqual(told);
  });
});

describe('Markdown', () => {
  it('speaks Chinese', () => {
    const [head, , row] = toFindingsMarkdown(findings, { locale: zhCN }).split('\n');
    expect(head).toBe('| 严重程度 | 规则 | 位置 | 内容 |');
    expect(row).toMatch(/^\| 警告 \| SW204 /);
  });

  it('is a table that no label can break out of', () => {
    const stages = [{ id: 'a|b\n<i>`', label: 'Follow up' }];
    const hostile = { ...smallModel, series: [{ ...smallSeries, stages }] };
    const lines = toFindingsMarkdown(lintSalesModel(hostile)).split('\n');
    const row = lines.find((line) => line.includes('SW204')) ?? '';
    expect(row).toContain('a\\|b \\<i\\>\\`');
    expect(lines.every((line) => line.startsWith('| ') && line.endsWith(' |'))).toBe(true);
  });
});

describe('SARIF', () => {
  // The schema of SchemaStore is draft 4, of which it uses nothing that later drafts read differently but the name of `id`.
  const {
    id: _id,
    $schema: _schema,
    ...schema
  } = JSON.parse(readFileSync(`${root}test/reference/sarif-2.1.0-rtm.5.json`, 'utf8'));
  const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false, allErrors: true }).compile(
    schema,
  );
  const faults = (log: object) => (validate(JSON.parse(JSON.stringify(log))) ? [] : validate.errors);

  it('is refused by the schema where it is wrong', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  it('of one finding has its rule, level, sentence, line and path', () => {
    const log = toSarif(findings, source);
    expect(faults(log)).toEqual([]);
    expect(log.runs[0]).toMatchObject({
      tool: {
        driver: {
          name: 'stagewright',
          rules: [{ id: 'vague_stage_name', defaultConfiguration: { level: 'warning' } }],
        },
      },
      results: [
        {
          ruleId: 'vague_stage_name',
          ruleIndex: 0,
          level: 'warning',
          message: { text: '“Build trust” is something that goes on, not a result.' },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'models/deal%20model.json' },
                region: { startLine: lineOf('"id": "explore"') - 1, startColumn: 9 },
              },
              logicalLocations: [{ fullyQualifiedName: 'series.deal.stages.explore' }],
            },
          ],
        },
      ],
    });
  });

  it.each(ruleCases)('$code is valid, with and without lines', (ruleCase) => {
    const model = changed(soundModel, ruleCase.bad);
    const found = shownFindings(ruleCase).bad;
    expect(found.length).toBeGreaterThan(0);
    expect(faults(toSarif(found, { uri: 'm.json', text: JSON.stringify(model, null, 2) }))).toEqual([]);
    expect(faults(toSarif(found, { uri: 'm.ts' }))).toEqual([]);
  });

  it('of no findings is valid', () => {
    expect(faults(toSarif([], { uri: 'm.json' }))).toEqual([]);
  });
});

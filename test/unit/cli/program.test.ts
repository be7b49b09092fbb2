import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../../examples/models/index.js';
import { manifest, root } from '../../package/entries.js';
import { type Ended, Program } from '../../support/Program.js';

let program: Program;
const small = {
  format: 'stagewright/1',
  id: 'small',
  version: 1,
  roles: ['rep'],
  actions: { demo: 'Demo' },
  fields: { offer: {} },
  series: [
    {
      id: 's',
      won: 'order-placed',
      stages: [
        { id: 'talk', requires: { actions: ['demo'], fields: ['offer'] } },
        { id: 'trust', label: 'Build trust', requires: { fields: ['offer'] } },
      ],
      result: { outcomes: [{ id: 'won', kind: 'won' }] },
    },
  ],
};
const yaml = `# A comment, and an anchor
format: stagewright/1
id: small
version: 1
actions: { demo: Demo }
series:
  - id: s
    won: order-placed
    stages:
      - id: talk
        requires: &needs { actions: [dmeo] }
      - { id: offer, requires: *needs }
    result: { outcomes: [{ id: won, kind: won }] }
`;

beforeAll(async () => {
  program = await Program.built();
  program.write('small.json', small);
  program.write('small.yaml', yaml);
  program.write('free.json', {
    ...small,
    version: 2,
    series: [{ ...small.series[0], moves: { skip: 'allow', repeat: 'allow' } }],
  });
  program.write('model.js', `export const model = ${JSON.stringify(small)}; export const other = 1;`);
  program.write('two.js', `export const a = ${JSON.stringify(small)}; export const b = { ...a, id: 'b' };`);
  program.write('throws.js', `throw new Error('the module is broken');`);
  program.write('plan.js', `export const plan = { definition: ${JSON.stringify(small)}, series: new Map() };`);
  program.write('none.js', 'export const nothing = 1;');
  program.write('broken.json', '{\n  "format": "stagewright/1",\n  "id": oops\n}');
  program.write('twice.json', '{ "id": "a",\n "id": "b" }');
  program.write('broken.yaml', 'format: stagewright/1\nid: [a\n');
  program.write('empty.json', '  \n');
  program.write('list.json', []);
  program.write('folder/x.json', small);
});
afterAll(() => program.remove());

describe('a call that cannot be answered ends with 2, tells why, and prints nothing', () => {
  const calls: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', ['lnit'], /no command “lnit”. Did you mean “lint”\?/],
    [
      'an unknown option',
      ['lint', 'small.json', '--fromat', 'json'],
      /no option --fromat here. Did you mean --format\?/,
    ],
    [
      'a value that is not possible',
      ['lint', 'small.json', '--format', 'xml'],
      /--format cannot be “xml”; possible: text, json, sarif, markdown/,
    ],
    ['an option without its value', ['lint', 'small.json', '--format'], /--format needs a value/],
    ['a switch with a value', ['lint', 'small.json', '--strict=yes'], /--strict takes no value/],
    ['no file', ['lint'], /<model> is missing/],
    ['a file too many', ['lint', 'small.json', 'small.yaml'], /“small.yaml” is one argument too many/],
    ['a file that is not there', ['lint', 'nowhere.json'], /nowhere.json does not exist/],
    ['a directory', ['lint', 'folder'], /folder is a directory/],
    ['an empty file', ['lint', 'empty.json'], /empty.json is empty/],
    ['broken JSON', ['lint', 'broken.json'], /broken.json:3:9 is not JSON/],
    ['a key that stands twice', ['lint', 'twice.json'], /twice.json:2:2 is not JSON: a key stands twice/],
    ['broken YAML', ['lint', 'broken.yaml'], /broken.yaml:\d+:\d+ is not YAML/],
    ['a module that throws', ['print', 'throws.js'], /throws.js could not be loaded as a module: the module is broken/],
    ['a module without a model', ['print', 'none.js'], /none.js exports no sales model; its exports: nothing/],
    ['a module with two models', ['print', 'two.js'], /Name one: two.js#a/],
    ['an export that is not there', ['print', 'two.js#c'], /two.js has no export “c”; it has a, b/],
    ['standard input twice', ['diff', '-', '-'], /Only one argument can be read from standard input/],
    ['a series that is not there', ['diagram', 'small.json', '--series', 'x'], /There is no series “x”; there are s/],
    [
      'a model that does not hold',
      ['print', 'small.yaml'],
      /small.yaml:11:38 series.s.stages.talk.requires.actions.0.action: No action is called “dmeo”/,
    ],
    [
      'options of which one would be passed over',
      ['diagram', 'small.json', '--customer-path', '--series', 's'],
      /--customer-path and --series cannot be given together/,
    ],
    ['a tour of only a part', ['paths', 'small.json', '--cover', '--stage', 'talk'], /--cover and --stage cannot be/],
    [
      'a stage and an outcome',
      ['paths', 'small.json', '--stage', 'talk', '--outcome', 'won'],
      /--stage and --outcome cannot be/,
    ],
    ['no path at all', ['paths', 'small.json', '--limit', '0'], /--limit is a whole number from 1 on, not “0”/],
    [
      'a date for an instant',
      ['explain', 'small.json', '{ "stage": "talk" }', 'advance', '--given', '--at', '2026-03-05'],
      /--at is an instant such as 2026-03-02T10:00:00Z, not “2026-03-05”/,
    ],
    [
      'a role that the model has not',
      ['explain', 'small.json', '{ "stage": "talk" }', 'advance', '--given', '--role', 'boss'],
      /--role cannot be “boss”; possible: rep/,
    ],
    ['a place that is not there', ['diagram', 'small.json', '--current', 'x'], /current: No stage is called “x”/],
  ];
  /** What is tried as a program of its own; the others are answered by the same code within this process. */
  const tried = [
    'an unknown command',
    'an unknown option',
    'a file that is not there',
    'a directory',
    'an empty file',
    'broken JSON',
    'broken YAML',
    'a module that throws',
  ];
  const expectRefusal = ({ code, out, error }: Ended, told: RegExp) => {
    expect(error).toMatch(told);
    expect(error).not.toMatch(/\n\s+at /);
    expect([code, out]).toEqual([2, '']);
  };

  test.each(calls.filter(([name]) => tried.includes(name)))('%s', (_, args, told) =>
    expectRefusal(program.call(args), told),
  );
  test.each(calls.filter(([name]) => !tried.includes(name)))('%s', async (_, args, told) =>
    expectRefusal(await program.ask(args), told),
  );

  test('in Chinese where that is wanted, for the call as well', async () => {
    expect((await program.ask(['lnit', '--lang', 'zh-CN'])).error).toBe('没有命令“lnit”。您是否想用“lint”？\n');
    expect((await program.ask(['lint', '--lang=zh-CN'])).error).toBe('缺少 <model>。\n');
    expect(await program.ask(['lint', 'small.json', '--lang', 'fr'])).toMatchObject({ code: 2 });
  });

  test('empty standard input', () => expect(program.call(['lint', '-'], '').error).toBe('stdin is empty.\n'));
});

test('whoever stops reading is no fault', async () => {
  expect(await program.callUnread(['schema'])).toEqual({ code: 0, error: '' });
});

describe('help', () => {
  test('of the program and of each command, in both languages', async () => {
    const all = (await program.ask([])).out;
    expect((await program.ask(['--help'])).out).toBe(all);
    const names = [...all.matchAll(/^ {2}(\w+)(?: <| {2,}\S)/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const { code, out } = await program.ask([name, '--help']);
      expect(code).toBe(0);
      expect(out).toContain(`Usage: stagewright ${name}`);
      // Every option says what it is for.
      expect(out).not.toMatch(/^ {2}--\S+(?: <[^>]+>)? *(?:\(.*)?$/m);
    }
    expect((await program.ask(['--lang', 'zh-CN'])).out).toContain('用法');
  });

  test('the version is that of the package', () =>
    expect(program.call(['--version']).out.trim()).toBe(manifest.version));
});

describe('lint', () => {
  test('shows the line of each finding in JSON and in YAML, aliases included', async () => {
    const text = (await program.ask(['lint', 'small.yaml'])).out;
    expect(text).toContain('small.yaml:11:38 series.s.stages.talk.requires.actions.0');
    expect(text).toContain('small.yaml:11:38 series.s.stages.offer.requires.actions.0');
    expect(text).toContain('> 11 |         requires: &needs { actions: [dmeo] }');
    expect((await program.ask(['lint', 'small.json'])).out).toMatch(/small.json:\d+:\d+ series.s.stages.trust/);
  });

  test('ends with 1 where something of that severity is found', async () => {
    expect(await program.ask(['lint', 'small.json'])).toMatchObject({ code: 0 });
    expect((await program.ask(['lint', 'small.json', '--fail-on', 'warning'])).code).toBe(1);
    expect((await program.ask(['lint', 'small.yaml'])).code).toBe(1);
    const rules = '{ "vague_stage_name": "error" }';
    expect((await program.ask(['lint', 'small.json', '--rules', rules])).code).toBe(1);
  });

  test('ends with 2 where the settings of rules are wrong, and says where', async () => {
    const asked = async (rules: string, ...more: readonly string[]) => {
      const { code, out, error } = await program.ask(['lint', 'small.json', '--rules', rules, ...more]);
      expect(out).toBe('');
      return [code, error.trimEnd()];
    };
    expect(await asked('{ "SW201": "oof" }')).toEqual([
      2,
      '<rules>:1:12 rules.SW201: This is not a severity: off, info, warning, error.',
    ]);
    program.write('rules.json', '{\n  "vague_stage_nam": "off",\n  "SW209": ["warning", { "maxActions": "many" }]\n}');
    expect(await asked('rules.json')).toEqual([
      2,
      [
        'rules.json:2:22 rules.vague_stage_nam: No rule is called “vague_stage_nam”. Did you mean “vague_stage_name”?',
        'rules.json:3:12 rules.SW209.maxActions: The option “maxActions” of the rule “too_many_required_actions” must be of this kind: number, at least 0.',
      ].join('\n'),
    ]);
    expect(await asked('[]')).toEqual([2, '<rules>:1:1 rules: Expected here: an object, found: a list.']);
    expect(await asked('[]', '--lang', 'zh-CN')).toMatchObject([2, expect.stringContaining('此处应为')]);
  });

  test('tells of what is no model by its shape', async () => {
    const { code, out } = await program.ask(['lint', 'list.json', '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).findings.map((finding: { code: string }) => finding.code)).toEqual(['wrong_type']);
    expect((await program.ask(['lint', '-'], '{ "format": "stagewright/1" }')).out).toContain('“id” is missing');
  });

  test('prints SARIF that its schema accepts, JSON and Markdown', async () => {
    const {
      $schema: _,
      id,
      ...schema
    } = JSON.parse(readFileSync(`${root}test/reference/sarif-2.1.0-rtm.5.json`, 'utf8'));
    expect(id).toContain('sarif');
    const sarif = JSON.parse((await program.ask(['lint', 'small.yaml', '--format', 'sarif'])).out);
    const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(schema);
    expect(validate(sarif), JSON.stringify(validate.errors)).toBe(true);
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.region.startLine).toBe(11);
    expect(JSON.parse((await program.ask(['lint', 'small.json', '--format', 'json'])).out)).toMatchObject({
      errors: 0,
    });
    expect((await program.ask(['lint', 'small.json', '--format', 'markdown'])).out).toContain('| warning | SW204 |');
    expect((await program.ask(['lint', 'small.json', '--lang', 'zh-CN'])).out).toContain('混淆了过程与结果');
  });
});

describe('print and schema', () => {
  test('a module comes out as JSON, and that as YAML, without a loss', async () => {
    const printed = (await program.ask(['print', 'model.js'])).out;
    expect(JSON.parse(printed)).toEqual(small);
    expect(JSON.parse((await program.ask(['print', 'two.js#b'])).out).id).toBe('b');
    const asYaml = (await program.ask(['print', '-', '--format', 'yaml'], printed)).out;
    expect(JSON.parse((await program.ask(['print', '-'], asYaml)).out)).toEqual(small);
    expect(JSON.parse((await program.ask(['print', 'small.json', '--complete'])).out).series[0].moves.skip).toBe(
      'forbid',
    );
  });

  test.each(Object.entries({ kaSmb, tas, training, trainingThreeTeams }))(
    '%s goes through YAML without a loss',
    async (_, model) => {
      const asYaml = (await program.ask(['print', '-', '--format', 'yaml'], JSON.stringify(model))).out;
      expect(JSON.parse((await program.ask(['print', '-'], asYaml)).out)).toEqual(JSON.parse(JSON.stringify(model)));
    },
  );

  test('the schema is JSON Schema', async () => {
    expect(JSON.parse((await program.ask(['schema'])).out).$schema).toContain('2020-12');
  });
});

describe('diff', () => {
  test('tells what tightens and what loosens, and ends with 1 where that is asked for', async () => {
    const { code, out } = await program.ask(['diff', 'small.json', 'free.json']);
    expect(code).toBe(0);
    expect(out).toMatch(/^loosens \(\d\)\n {2}series.s.moves.repeat\n/m);
    expect((await program.ask(['diff', 'small.json', 'free.json', '--fail-on', 'loosens'])).code).toBe(1);
    expect((await program.ask(['diff', 'free.json', 'small.json', '--fail-on', 'loosens'])).code).toBe(0);
    expect(await program.ask(['diff', 'small.json', 'small.json', '--fail-on', 'any'])).toMatchObject({
      code: 0,
      out: 'Nothing has changed.\n',
    });
    expect(
      JSON.parse((await program.ask(['diff', 'small.json', 'free.json', '--format', 'json'])).out).counts.tightens,
    ).toBe(0);
    expect(
      (await program.ask(['diff', 'small.json', 'free.json', '--format', 'markdown', '--lang', 'zh-CN'])).out,
    ).toContain('| 放宽 | `series.s.moves.repeat` |');
  });
});

describe('diff in Chinese', () => {
  const labelled = {
    ...small,
    roles: [
      { id: 'rep', label: { en: 'Rep', 'zh-CN': '销售' } },
      { id: 'boss', label: { en: 'Boss', 'zh-CN': '主管' } },
    ],
    actions: { demo: { en: 'Demo', 'zh-CN': '演示' } },
    fields: { offer: { label: { en: 'Offer', 'zh-CN': '报价' } } },
    processes: [{ id: 'p', label: { en: 'Review', 'zh-CN': '评审' }, approve: { by: ['boss'] } }],
    lifecycle: { void: { roles: ['boss'], reasons: ['mistake'] } },
  };
  const [series] = labelled.series;

  test('calls types and kinds of records by their Chinese names', async () => {
    const types = [
      { id: 'new', label: { en: 'New business', 'zh-CN': '新业务' }, when: { field: 'offer', present: true } },
      { id: 'renew', label: { en: 'Renewal', 'zh-CN': '续约' } },
    ];
    const of = (order: readonly string[], taken: readonly string[]) => ({
      ...labelled,
      types,
      objects: { order },
      series: [{ ...series, types: taken }],
    });
    program.write('one.json', of(['lead', 'account', 'opportunity'], ['new']));
    program.write('two.json', of(['lead', 'opportunity', 'account'], ['new', 'renew']));
    const { out } = await program.ask(['diff', 'one.json', 'two.json', '--lang', 'zh-CN']);
    expect(out).toContain('“商机类型”由新业务改为新业务、续约。');
    expect(out).toContain('“顺序”由线索、客户、商机改为线索、商机、客户。');
  });

  const later = {
    ...labelled,
    lifecycle: { assign: { roles: ['boss'] }, void: { reasons: ['mistake'] } },
    processes: [
      { ...labelled.processes[0], approve: { by: ['boss', 'rep'] }, when: { field: 'offer', present: true } },
    ],
    series: [
      {
        ...series,
        moves: { rollBack: 'forbid' },
        stages: [{ ...series?.stages[0], requires: { fields: ['offer'] }, mandatory: true }, series?.stages[1]],
      },
    ],
  };

  test('calls properties, values, roles and conditions by their Chinese names', async () => {
    program.write('labelled.json', labelled);
    program.write('later.json', later);
    const { out } = await program.ask(['diff', 'labelled.json', 'later.json', '--lang', 'zh-CN']);
    const sentences = out.split('\n').filter((line) => line.startsWith('    '));
    expect(sentences.map((line) => line.trim()).sort()).toEqual(
      [
        '“审批人”由主管改为主管、销售。',
        '“适用条件”改为已填写“报价”。',
        '“回退”由上一阶段改为不允许。',
        '“必经”由否改为是。',
        '“角色”改为主管。',
        '“角色”已取消（原为主管）。',
        '取消要求：动作“演示”。',
      ].sort(),
    );
    const english = (await program.ask(['diff', 'labelled.json', 'later.json'])).out;
    expect(english).toContain('“when” changed to “Offer” is filled in.');
    expect(english).toContain('“by” changed from Boss to Boss, Rep.');
  });
});

describe('diagram', () => {
  test('in every format, and compared with another version', async () => {
    expect((await program.ask(['diagram', 'small.json'])).out).toContain('flowchart TB');
    expect((await program.ask(['diagram', 'small.json', '--format', 'dot', '--current', 'trust'])).out).toContain('▶');
    expect((await program.ask(['diagram', 'small.json', '--format', 'markdown', '--lang', 'zh-CN'])).out).toContain(
      '| 阶段',
    );
    const compared = (await program.ask(['diagram', 'free.json', '--compared-with', 'small.json', '--format', 'dot']))
      .out;
    expect(compared).toContain('[new]');
    const counts = '[{ "from": "talk", "to": "trust", "count": 7 }]';
    expect((await program.ask(['diagram', 'small.json', '--format', 'dot', '--counts', counts])).out).toContain('× 7');
  });
});

describe('a module', () => {
  test('may export a plan in place of its model', async () => {
    const [model, plan] = await Promise.all(['model.js', 'plan.js'].map((file) => program.ask(['print', file])));
    expect(plan).toEqual(model);
  });
});

describe('explain', () => {
  test('tells whether an event may happen, and why not', async () => {
    const open = ['explain', 'small.json', '{ "stage": "talk", "done": [] }'];
    const { code, out } = await program.ask([...open, 'advance', '--given']);
    expect(code).toBe(1);
    expect(out).toContain('Refused: Not possible yet.');
    expect(out).toContain('missing_action series.s.stages.talk.requires.actions.0');
    const done = [
      'explain',
      'small.json',
      '{ "stage": "talk" }',
      '{ "type": "advance" }',
      '--given',
      '--format',
      'json',
    ];
    const allowed = await program.ask(done);
    expect(allowed.code).toBe(0);
    expect(JSON.parse(allowed.out)).toMatchObject({ allowed: true, blockers: [] });
    expect((await program.ask([...open, 'advance', '--given', '--lang', 'zh-CN'])).out).toContain('拒绝');
  });

  test('a state that nobody can read is told, and not taken for the first stage', async () => {
    const asked = (state: string) => program.ask(['explain', 'small.json', state, 'advance', '--given']);
    expect(await asked('{ "stge": "trust" }')).toEqual({
      code: 2,
      out: '',
      error: 'stge: There is no property “stge” here. Did you mean “stage”?\n',
    });
    expect(await asked('[]')).toMatchObject({ code: 2, out: '' });
    expect(await asked('{ "checks": [] }')).toMatchObject({ code: 2, out: '' });
  });

  test('an opportunity that was stored is checked first', async () => {
    const { code, error } = await program.ask(['explain', 'small.json', '{ "stage": "talk" }', 'advance']);
    expect(code).toBe(2);
    expect(error).toMatch(/format/);
    expect(error).toContain('say so: --given');
  });
});

describe('paths', () => {
  test('the shortest first, and whether there are more', () => {
    expect(program.call(['paths', 'small.json'])).toMatchObject({ code: 0, out: 's: talk → trust → won\n1 path.\n' });
    const { out } = program.call(['paths', 'small.json', '--stage', 'trust', '--format', 'json']);
    expect(JSON.parse(out)).toEqual([
      { series: 's', variant: null, start: 'talk', moves: [{ kind: 'advance', to: 'trust' }] },
    ]);
  });

  test('journeys that exercise everything are golden journeys at once', () => {
    const { code, out } = program.call(['paths', 'small.json', '--cover', '--format', 'yaml']);
    expect(code).toBe(0);
    program.write('covered.yaml', out);
    expect(program.call(['test', 'small.json', 'covered.yaml'])).toMatchObject({ code: 0 });
    expect(program.call(['paths', 'small.json', '--cover']).out).toContain('0 not exercised');
    expect(program.call(['paths', 'small.json', '--cover', '--lang', 'zh-CN']).out).toContain('0 项未覆盖');
  });

  test('what no journey comes to is told in the language asked for', async () => {
    program.write('island.json', {
      ...small,
      series: [
        {
          ...small.series[0],
          moves: { skip: 'forbid', rollBack: 'forbid' },
          startIn: ['talk'],
          stages: [
            {
              id: 'talk',
              requires: {
                condition: {
                  all: [
                    { field: 'offer', eq: 'a' },
                    { field: 'offer', eq: 'b' },
                  ],
                },
              },
            },
            { id: 'trust' },
          ],
        },
      ],
    });
    const chinese = await program.ask(['paths', 'island.json', '--cover', '--lang', 'zh-CN']);
    expect(chinese.code).toBe(1);
    expect(chinese.out).toContain('  阶段: s: trust\n');
    expect(chinese.out).not.toContain('  stages');
    expect((await program.ask(['paths', 'island.json', '--cover'])).out).toContain('  stages: s: trust\n');
  });

  test('wrong names and numbers are told', () => {
    expect(program.call(['paths', 'small.json', '--series', 'x'])).toMatchObject({ code: 2 });
    expect(program.call(['paths', 'small.json', '--limit', 'many'])).toMatchObject({ code: 2 });
    const { code, error } = program.call(['paths', 'small.json', '--stage', 'tolk']);
    expect([code, error.includes('talk')]).toEqual([2, true]);
  });
});

describe('test', () => {
  const golden = `# What a seller may count on
- title: Nobody leaves the talk without a demo
  given: { stage: talk, done: [], fields: { offer: one } }
  steps:
    - { when: advance, then: { refused: missing_action, action: demo } }
    - { when: [{ completeAction: demo }, advance], then: { stage: talk } } # wrong
`;

  test('tells which journeys go as they say, and why the others do not', () => {
    program.write('golden.yaml', golden);
    const { code, out } = program.call(['test', 'small.json', 'golden.yaml']);
    expect(code).toBe(1);
    expect(out).toContain('✗ Nobody leaves the talk without a demo');
    expect(out).toContain('1 journey, 1 not as expected.');
  });

  test('writes what happens into the file, and leaves the rest of it alone', () => {
    program.write('golden.yaml', golden);
    const updated = program.call(['test', 'small.json', 'golden.yaml', '--update']);
    expect(updated.code).toBe(0);
    expect(updated.out).toContain('golden.yaml was written anew: it now says what happened.');
    expect(program.call(['test', 'small.json', 'golden.yaml', '--update']).out).not.toContain('written anew');
    const mended = golden.replace('then: { stage: talk }', 'then: { stage: trust }');
    expect(readFileSync(`${program.folder}/golden.yaml`, 'utf8')).toBe(mended);
    expect(program.call(['test', 'small.json', 'golden.yaml'])).toMatchObject({ code: 0 });
    expect(program.call(['test', 'small.json', '-', '--update'], golden).out).toBe(mended);
  });

  test('answers in Chinese, and as JSON', async () => {
    program.write('golden.yaml', golden);
    const { out } = await program.ask(['test', 'small.json', 'golden.yaml', '--lang', 'zh-CN']);
    expect(out).toContain('1 个旅程，1 个不符。');
    expect(out).toContain('第 2 步（第 6 行）：');
    const told = await program.ask(['test', 'small.json', 'golden.yaml', '--format', 'json']);
    expect(JSON.parse(told.out)).toMatchObject([{ holds: false, steps: [{ holds: true }, { holds: false }] }]);
  });

  test('a file that is no list of journeys is refused with its lines', async () => {
    program.write('wrong.yaml', '- title: One\n  steps: 5\n');
    const { code, error } = await program.ask(['test', 'small.json', 'wrong.yaml']);
    expect(code).toBe(2);
    expect(error).toMatch(/wrong\.yaml:2 /);
  });
});

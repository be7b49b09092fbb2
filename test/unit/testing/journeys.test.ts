import { compileSalesModel, replay, type SalesModelInput, type StagewrightError } from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { assertFollows, parseJourneys, runJourneys, updateJourneys } from 'stagewright/testing';
import 'stagewright/testing/vitest';
import { describe, expect, test } from 'vitest';
import { runChinese, runEnglish } from '../../../src/testing/texts/runWords.js';
import { provenModel } from '../../support/provenModel.js';

const plan = compileSalesModel(provenModel);

const golden = `# What a project must go through.
- title: No bid without two demos
  given: { stage: solution, done: [] }
  steps:
    - { when: advance, then: { refused: missing_action, action: demo } } # none yet
    - { when: [{ completeAction: demo }, { completeAction: demo }, advance], then: { stage: bid } }
- title: The bid is reviewed by another
  given: { stage: bid, approved: [] }
  steps:
    - { as: rep, when: { raiseProcess: bid-review }, then: { stage: bid } }
    - { as: rep, when: { approveProcess: bid-review }, then: { refused: role_required, process: bid-review } }
    - { when: advance, then: { refused: process_pending, at: series.project.stages.bid.requires.processes.0 } }
    - { facts: { processes: { bid-review: approved }, checks: { creditOk: false } }, when: advance, then: { refused: check_failed } }
    - { facts: { checks: { creditOk: true } }, when: advance, then: { stage: negotiate } }
- title: Lost, and won back in time
  given: { outcome: lost }
  steps:
    - { later: 91, when: { changeOutcome: won, reason: fit }, then: { refused: change_window_over } }
`;

test('golden journeys are read, and happen as they say', () => {
  const journeys = parseJourneys(golden);
  expect(journeys.map(({ title, line }) => [title, line])).toEqual([
    ['No bid without two demos', 2],
    ['The bid is reviewed by another', 7],
    ['Lost, and won back in time', 15],
  ]);
  expect(runJourneys(plan, journeys).map(({ text }) => text)).toEqual(['', '', '']);
  for (const journey of journeys) {
    expect(plan).toFollow(journey);
    assertFollows(plan, journey);
  }
});

test('the log of a run is one that the kernel replays', () => {
  for (const { log, steps } of runJourneys(plan, parseJourneys(golden))) {
    const records = log.filter((entry) => !('kind' in entry));
    expect(log.filter((entry) => 'kind' in entry)).toHaveLength(
      steps.filter(({ actual }) => actual.refused !== undefined).length,
    );
    expect(replay(records as never)).toMatchObject({ ok: true });
  }
});

test('what does not hold is told with its line, what it comes to, and the verdict', () => {
  const [journey] = parseJourneys(golden.replace('refused: missing_action, action: demo', 'stage: bid'));
  expect(() => expect(plan).toFollow(journey as never)).toThrow(
    /“No bid without two demos” is not followed\n {2}step 1 \(line 5\): advance comes to {"refused":"missing_action","at":"series\.project\.stages\.solution\.requires\.actions\.0"}, and should come to {"stage":"bid"}\n {2}standing: blocked\n {2}missing_action/,
  );
});

test('what does not hold is told in Chinese too', () => {
  const wrong = golden.replace('refused: missing_action, action: demo', 'stage: bid');
  const [run] = runJourneys(plan, parseJourneys(wrong), { locale: zhCN });
  expect(run?.text).toMatch(
    /^“No bid without two demos”未按预期进行\n {2}第 1 步（第 5 行）：advance 的结果为 \{"refused":"missing_action",.+\}，应为 \{"stage":"bid"\}\n {2}结论：条件未满足\n {2}series\.project\.stages\.solution\.requires\.actions\.0 处 missing_action：.*\p{Script=Han}/u,
  );
  const [unknown] = runJourneys(
    plan,
    parseJourneys('- { title: x, given: { stage: nowhere }, steps: [{ when: advance, then: { stage: bid } }] }'),
    { locale: zhCN },
  );
  expect(unknown?.text).toMatch(/^“x”无法开始\n {2}给定条件：.*\p{Script=Han}/u);
});

test('a journey whose steps name a role that the model does not have cannot begin', () => {
  const journeys = parseJourneys(`- title: x
  given: {}
  steps:
    - { when: advance, then: { refused: role_required } }
    - { as: rpe, when: advance, then: { refused: role_required } }
`);
  const [run] = runJourneys(plan, journeys);
  expect(run).toMatchObject({
    holds: false,
    issues: [{ code: 'unknown_reference', path: 'steps.1.as', params: { kind: 'role', id: 'rpe', nearest: 'rep' } }],
  });
  expect(run?.text).toMatch(/^“x” cannot begin\n {2}unknown_reference at steps\.1\.as: .*“rep”/);
});

test('each journey has an opportunity of its own name, so that their logs can be read as one', () => {
  const logs = runJourneys(plan, parseJourneys(golden)).map(({ log }) => log);
  const named = logs.map((log) => [...new Set(log.map(({ opportunityId }) => opportunityId))]);
  expect(named).toEqual([['journey-1'], ['journey-2'], ['journey-3']]);
});

test('every word of a run has its parameters in both languages', () => {
  const parametersOf = (text: string) => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1]).sort();
  expect(Object.keys(runChinese)).toEqual(Object.keys(runEnglish));
  for (const [word, text] of Object.entries(runEnglish))
    expect(parametersOf(runChinese[word as keyof typeof runEnglish]), word).toEqual(parametersOf(text));
});

test('journeys go on to their end, whatever does not hold', () => {
  const [run] = runJourneys(plan, parseJourneys(golden.replace('refused: missing_action, action: demo', 'stage: bid')));
  expect(run?.steps.map(({ holds }) => holds)).toEqual([false, true]);
});

test('a weaker model does not follow them', () => {
  const [series] = provenModel.series;
  const stages = series.stages.map((stage) => (stage.id === 'solution' ? { id: 'solution' } : stage));
  const weak = compileSalesModel({ ...provenModel, series: [{ ...series, stages }] } as SalesModelInput);
  expect(runJourneys(weak, parseJourneys(golden)).map(({ holds }) => holds)).toEqual([false, true, true]);
});

test('a beginning that the model does not know is told, and begins nothing', () => {
  const text = '- { title: Lost way, given: { stage: bidd }, steps: [{ when: advance, then: { stage: bid } }] }';
  const [run] = runJourneys(plan, parseJourneys(text));
  expect(run).toMatchObject({ holds: false, steps: [], issues: [{ code: 'unknown_stage', path: 'stage' }] });
  expect(run?.text).toContain('cannot begin');
  expect(updateJourneys(plan, text)).toBe(text);
});

describe('an expectation', () => {
  const runOf = (then: string) =>
    runJourneys(
      plan,
      parseJourneys(
        `[{ title: t, given: { stage: negotiate }, steps: [{ when: { close: won, reason: fit }, then: ${then} }] }]`,
      ),
    )[0];

  test.each(['{ outcome: won }', '{ status: won, stage: null }', '{ reason: fit }'])('%s holds', (then) => {
    expect(runOf(then)?.text).toBe('');
  });

  test.each(['{}', '{ outcome: lost }', '{ refused: missing_field }'])('%s does not', (then) => {
    expect(runOf(then)?.holds).toBe(false);
  });
});

describe('files that are wrong', () => {
  const issuesOf = (text: string) => {
    try {
      parseJourneys(text);
      return [];
    } catch (error) {
      return (error as StagewrightError).issues.map(({ code, path, params }) => `${params.line} ${code} ${path}`);
    }
  };

  test('every fault at once, with its line', () => {
    expect(
      issuesOf(`- title: 3
  givn: {}
- steps:
    - when: advnace
      then: { stage: a }
    - when: [advance, { close: won, reason: fit }, 7, { advance: now }]
      as: [1]
      later: -1
    - then: []
      when: advance
      facts: { actions: [demo], acts: {} }
- bare
`).sort(),
    ).toEqual(
      [
        '2 unknown_property 0.givn',
        '1 wrong_type 0.title',
        '1 missing_property 0.steps',
        '3 missing_property 1.title',
        '4 unknown_choice 1.steps.0.when',
        '6 missing_property 1.steps.1.then',
        '6 wrong_type 1.steps.1.when.2',
        '6 wrong_type 1.steps.1.when.3.advance',
        '7 wrong_type 1.steps.1.as',
        '8 wrong_type 1.steps.1.later',
        '9 wrong_type 1.steps.2.then',
        '11 wrong_type 1.steps.2.facts.actions',
        '11 unknown_property 1.steps.2.facts.acts',
        '12 wrong_type 2',
      ].sort(),
    );
  });

  test.each([
    ['- title: a\n  given: ]', '2 wrong_type '],
    ['title: a', '1 wrong_type '],
    ['"a text"', '1 wrong_type '],
  ])('%j', (text, told) => {
    expect(issuesOf(text)[0]).toBe(told);
  });

  test.each(['', '# nothing yet', '[]'])('%j holds no journey', (text) => {
    expect(parseJourneys(text)).toEqual([]);
  });
});

describe('updating', () => {
  test('what holds stays letter by letter', () => {
    expect(updateJourneys(plan, golden)).toBe(golden);
  });

  test('what does not is replaced, and nothing else, comments least of all', () => {
    const updated = updateJourneys(plan, golden.replace('refused: missing_action, action: demo', 'stage: bid'));
    expect(updated).toBe(
      golden.replace(
        'refused: missing_action, action: demo',
        'refused: missing_action, at: series.project.stages.solution.requires.actions.0',
      ),
    );
    expect(runJourneys(plan, parseJourneys(updated)).every(({ holds }) => holds)).toBe(true);
  });

  test('a block is replaced where it stands, and JSON stays JSON', () => {
    const block =
      '- title: t\n  given: { stage: negotiate }\n  steps:\n    - when: { rollBack: bid, reason: back }\n      then:\n        stage: won\n    # the end\n';
    const updated = updateJourneys(plan, block);
    expect(updated).toContain('        { stage: bid }\n    # the end\n');
    expect(runJourneys(plan, parseJourneys(updated))[0]?.text).toBe('');
    const json = '[{"title": "t", "given": {"stage": "bid"}, "steps": [{"when": "advance", "then": {"stage":"x"}}]}]';
    expect(updateJourneys(plan, json)).toBe(json.replace('"x"', '"negotiate"'));
  });
});

describe('a journey that begins with nothing', () => {
  const created = compileSalesModel({
    format: 'stagewright/1',
    id: 'm',
    version: 1,
    actions: { demo: 'Demo' },
    fields: { interest: {}, mobile: { type: 'phone', check: 'cn-mobile' } },
    checks: { isOurs: 'It is ours' },
    objects: {
      order: ['lead', 'account', 'opportunity'],
      checks: [
        { to: 'account', condition: { field: 'mobile', valid: true } },
        { to: 'opportunity', condition: { all: [{ field: 'interest', present: true }, { check: 'isOurs' }] } },
      ],
    },
    types: [{ id: 'new', when: { field: 'interest', present: true } }, { id: 'old' }],
    series: [
      {
        id: 'course',
        won: 'order-placed',
        stages: [{ id: 'trial', requires: { actions: ['demo'] } }, { id: 'offer' }],
        result: { outcomes: [{ id: 'won', kind: 'won' }] },
      },
      {
        id: 'care',
        won: 'order-placed',
        stages: [{ id: 'visit' }],
        result: { outcomes: [{ id: 'won', kind: 'won' }] },
      },
    ],
  } as SalesModelInput);
  const run = (text: string) => runJourneys(created, parseJourneys(text));
  const open = '{ open: course, fields: { mobile: "13912345678", interest: English } }';

  test('says which creations are refused, and goes on with what is opened', () => {
    const runs = run(`
- title: Somebody new says what they are interested in
  steps:
    - { when: { create: account, fields: { mobile: "139" } }, then: { refused: condition_unmet, field: mobile } }
    - { when: { create: account, fields: { mobile: "13912345678" } }, then: { created: account } }
    - { when: { create: contact }, then: { refused: move_not_allowed, at: objects.order } }
    - { when: { open: course, fields: { mobile: "13912345678" } }, then: { refused: condition_unmet, at: objects.checks.1.condition.all.0 } }
    - { when: { open: course, stage: offer }, then: { refused: move_not_allowed } }
    - { when: open, then: { refused: condition_unknown } }
    - { facts: { checks: { isOurs: false } }, when: ${open}, then: { refused: check_failed } }
    - { facts: { checks: { isOurs: true } }, when: ${open}, then: { stage: trial, series: course, type: new, variant: null } }
    - { when: [{ completeAction: demo }, advance], then: { stage: offer } }
- title: All at once
  given: { at: 2026-03-02T00:00:00Z, checks: { isOurs: true } }
  steps:
    - { when: [{ create: lead }, ${open}, { completeAction: demo }, advance], then: { stage: offer } }
    - { later: 3, when: { close: won, reason: fit }, then: { outcome: won } }
`);
    expect(runs.map(({ text }) => text)).toEqual(['', '']);
    const records = runs.map(({ log }) => log.filter((entry) => !('kind' in entry)));
    for (const some of records) expect(replay(some as never)).toMatchObject({ ok: true });
    expect(records[1]?.map(({ event, at }) => `${event.type} ${at}`)).toEqual([
      'open 2026-03-02T00:00:00.000Z',
      'completeAction 2026-03-02T00:00:00.000Z',
      'advance 2026-03-02T00:00:00.000Z',
      'close 2026-03-05T00:00:00.000Z',
    ]);
    expect(runs[0]?.log.flatMap((entry) => ('kind' in entry ? [entry.afterSeq] : []))).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('what is refused within a list leaves nothing behind', () => {
    const [first] = run(`
- title: No offer without a demo
  steps:
    - { when: [${open}, advance], then: { refused: missing_action } }
    - { when: [{ create: account, fields: { mobile: "1" } }, ${open}], then: { refused: condition_unmet } }
    - { when: advance, then: { refused: invalid_event } }
`);
    expect(first?.text).toBe('');
    expect(first?.log.every((entry) => 'kind' in entry)).toBe(true);
  });

  test('what cannot be is told: a stage before there is one, facts in nothing, an opening of what is there', () => {
    const [given, facts, twice] = run(`
- title: A stage
  given: { stage: trial }
  steps: [{ when: ${open}, then: { stage: trial } }]
- title: Facts
  steps: [{ facts: { actions: { demo: 1 } }, when: ${open}, then: { stage: trial } }]
- title: Twice
  given: { stage: trial }
  steps: [{ when: { type: advance }, then: { stage: offer } }, { when: ${open}, then: { stage: trial } }]
`);
    expect(given?.issues.map(({ code, path }) => [code, path])).toEqual([['unknown_property', 'stage']]);
    expect(facts?.text).toMatch(/invalid_event at facts\.actions: .*no property “actions”/);
    expect(twice?.steps.map(({ actual }) => actual.refused ?? actual.stage)).toEqual(['offer', 'invalid_event']);
  });

  test('a series that is not said is told as an input that lacks, and kept by an update', () => {
    const text =
      '- title: Which\n  steps: [{ when: { open: , fields: { mobile: "13912345678", interest: x } }, then: { stage: x } }]\n';
    const updated = updateJourneys(created, text);
    expect(updated).toContain('then: { refused: needs_input }');
    expect(run(updated)[0]?.holds).toBe(true);
    expect(run(text)[0]?.text).toContain('lacks series: one of course, care');
  });
});

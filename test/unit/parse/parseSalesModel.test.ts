import { describe, expect, test } from 'vitest';
import * as examples from '../../../examples/models/index.js';
import { parseSalesModel } from '../../../src/parse/index.js';
import { compileSalesModel } from '../../../src/plan/index.js';
import { smallModel, smallSeries, told } from '../../support/smallModel.js';

/** `code path {params}` of every issue of the small model with some parts replaced. */
const toldOf = (changes: object) => told(parseSalesModel({ ...smallModel, ...changes }).issues);
const toldOfSeries = (changes: object) => toldOf({ series: [{ ...smallSeries, ...changes }] });

describe('a model that holds', () => {
  test.each(Object.entries({ ...examples, smallModel }))(
    '%s parses, through JSON too, to an equal plan',
    (_, model) => {
      const parsed = parseSalesModel(JSON.parse(JSON.stringify(model)));
      expect(parsed.issues).toEqual([]);
      if (!parsed.ok) throw new Error('not parsed');
      const loaded = compileSalesModel(parsed.value);
      const written = compileSalesModel(model as typeof smallModel);
      for (const part of ['id', 'version', 'definition', 'fields', 'processes', 'series'] as const) {
        expect(loaded[part]).toEqual(written[part]);
      }
      expect(parseSalesModel(parsed.value)).toEqual(parsed);
    },
  );

  test('what comes back is a copy with every default; what was given is left as it was', () => {
    const given = structuredClone(smallModel) as { actions: { demo: string } };
    const parsed = parseSalesModel(given);
    expect(given).toEqual(smallModel);
    given.actions.demo = 'changed later';
    expect(parsed.ok && parsed.value.actions.demo).toEqual({ label: 'Demo' });
    expect(parsed.ok && parsed.value.recycleTo).toBe('pool');
    expect(parsed.ok && parsed.value.roles[0]).toEqual({ id: 'rep', label: 'rep' });
  });

  test('short forms, labels by language, switched-off blocks, and what is free', () => {
    const meta = { list: [1, null, { deep: [true] }], constructor: 'x' };
    const parsed = parseSalesModel({
      ...smallModel,
      label: { en: 'Small', 'zh-CN': '小' },
      meta,
      actions: {
        demo: { en: 'Demo', 'zh-CN': '演示' },
        call: { label: 'Call', line: 'company', element: 3 },
        visit: {},
      },
      lifecycle: { transfer: false },
      series: [
        {
          ...smallSeries,
          probability: { mode: 'model', factors: ['age'] },
          moves: { skip: [{ to: 'negotiate' }], rollBack: 'any', repeat: ['propose'] },
          stages: [
            { id: 'qualify', requires: { actions: ['demo', { action: 'call', times: 2 }] } },
            { id: 'propose', effects: ['lead.create', { type: 'host', name: 'ping' }] },
            { id: 'negotiate', requires: { condition: { all: [{ not: { check: 'creditOk' } }, { any: [] }] } } },
          ],
        },
      ],
      processes: [{ id: 'review', approve: { by: ['manager'], quorum: 2 } }],
    });
    expect(parsed.issues).toEqual([]);
    expect(parsed.ok && parsed.value.meta).toEqual(meta);
    expect(parsed.ok && parsed.value.actions.demo).toEqual({ label: { en: 'Demo', 'zh-CN': '演示' } });
  });

  test('a property that is undefined is left out, as in JSON', () => {
    expect(parseSalesModel({ ...smallModel, profile: undefined, roles: ['rep', 'manager'] })).toEqual(
      parseSalesModel(smallModel),
    );
  });
});

describe('every fault at once, each at its place, with the nearest name', () => {
  test('shape and references together', () => {
    const found = toldOf({
      verion: 1,
      roles: ['rep', 'manager', 7],
      series: [
        {
          ...smallSeries,
          won: 'contract-singed',
          wom: true,
          stages: [
            { id: 'qualify', winProbability: 3, requires: { actions: ['dmeo', { action: 'demo', tims: 2 }] } },
            { id: 'propose', targetDays: null, purpose: null, label: { english: 'x' } },
            { id: 'negotiate', requires: { fields: ['amuont'], condition: { feild: 'amount', gt: 3 } } },
          ],
        },
      ],
    });
    expect([...found].sort()).toEqual(
      [
        'unknown_property verion {"property":"verion","nearest":"version"}',
        'wrong_type roles.2 {"expected":["text","record"],"found":"number"}',
        'unknown_choice series.deal.won {"found":"contract-singed","choices":["order-placed","bid-won","contract-signed","paid-in-full"],"nearest":"contract-signed"}',
        'unknown_property series.deal.wom {"property":"wom","nearest":"won"}',
        'out_of_range series.deal.stages.qualify.winProbability {"found":3,"max":1}',
        'unknown_reference series.deal.stages.qualify.requires.actions.0.action {"kind":"action","id":"dmeo","nearest":"demo"}',
        'unknown_property series.deal.stages.qualify.requires.actions.1.tims {"property":"tims","nearest":"times"}',
        'wrong_type series.deal.stages.propose.targetDays {"expected":"number","found":"null"}',
        'wrong_type series.deal.stages.propose.purpose {"expected":"list","found":"null"}',
        'unknown_property series.deal.stages.propose.label.english {"property":"english","nearest":null}',
        'unknown_reference series.deal.stages.negotiate.requires.fields.0 {"kind":"field","id":"amuont","nearest":"amount"}',
        'missing_property series.deal.stages.negotiate.requires.condition.field {"property":"field"}',
        'unknown_property series.deal.stages.negotiate.requires.condition.feild {"property":"feild","nearest":"field"}',
      ].sort(),
    );
  });

  test.each([
    [
      { format: 'stagewright/2' },
      ['unsupported_format format {"found":"stagewright/2","supported":["stagewright/1"]}'],
    ],
    [{ version: 1.5 }, ['not_an_integer version {"found":1.5}']],
    [{ version: 0 }, ['out_of_range version {"found":0,"min":1}']],
    [{ id: '' }, ['invalid_id id {"kind":"model","problem":"empty","id":""}']],
    [{ recycleTo: 'pol' }, ['unknown_choice recycleTo {"found":"pol","choices":["pool","manager"],"nearest":"pool"}']],
    [{ dedupe: [] }, []],
    [{ objects: { order: [] } }, ['empty_list objects.order {}']],
    [{ checks: { creditOk: 7 } }, ['wrong_type checks.creditOk {"expected":["text","record"],"found":"number"}']],
    [
      { relationship: { decisionChain: { minCoverage: 2 } } },
      ['out_of_range relationship.decisionChain.minCoverage {"found":2,"max":1}'],
    ],
    [
      { playbooks: { p: { docs: 'x', scirpt: 'y' } } },
      [
        'wrong_type playbooks.p.docs {"expected":"list","found":"text"}',
        'unknown_property playbooks.p.scirpt {"property":"scirpt","nearest":"script"}',
      ],
    ],
    [{ series: [] }, ['no_series series {}']],
    [{ series: {} }, ['wrong_type series {"expected":"list","found":"record"}']],
    [{ series: undefined }, ['missing_property series {"property":"series"}']],
  ])('%j', (changes, expected) => expect(toldOf(changes)).toEqual(expected));

  test.each([
    [{ cycleDays: 0 }, ['out_of_range series.deal.cycleDays {"found":0,"above":0}']],
    [
      { probability: { mode: 'fixd' } },
      [
        'unknown_choice series.deal.probability.mode {"found":"fixd","choices":["fixed","individual","model"],"nearest":"fixed"}',
      ],
    ],
    [{ probability: { basis: 'history' } }, ['missing_property series.deal.probability.mode {"property":"mode"}']],
    [
      { probability: { mode: 'fixed', setBy: ['rep'] } },
      ['unknown_property series.deal.probability.setBy {"property":"setBy","nearest":null}'],
    ],
    [{ moves: { skip: 5 } }, ['wrong_type series.deal.moves.skip {"expected":["text","list"],"found":"number"}']],
    [
      { result: { ...smallSeries.result, reopen: true } },
      ['wrong_type series.deal.result.reopen {"expected":"record","found":"boolean"}'],
    ],
    [{ stages: [{ id: 'a' }, { id: 'a' }] }, ['duplicate_id series.deal.stages.1.id {"kind":"stage","id":"a"}']],
    [
      { stages: [{ id: 'a', effects: ['order.alow', { type: 'team.shift', phse: 'x' }] }] },
      [
        'unknown_choice series.deal.stages.a.effects.0 {"found":"order.alow","choices":["order.allow","lead.create"],"nearest":"order.allow"}',
        'missing_property series.deal.stages.a.effects.1.phase {"property":"phase"}',
        'unknown_property series.deal.stages.a.effects.1.phse {"property":"phse","nearest":"phase"}',
      ],
    ],
  ])('series: %j', (changes, expected) => expect(toldOfSeries(changes)).toEqual(expected));

  test('a stage of the catalogue is named by its use, two of one name by position', () => {
    const stages = [
      { use: 'propose', targetDays: 'x' },
      { id: 'a', targetDays: 'x' },
      { id: 'a', targetDays: 'x' },
    ];
    expect(
      toldOf({ stages: [{ id: 'propose' }], series: [{ ...smallSeries, stages }] }).map((text) => text.split(' ')[1]),
    ).toEqual([
      'series.deal.stages.propose.targetDays',
      'series.deal.stages.1.targetDays',
      'series.deal.stages.2.targetDays',
      'series.deal.stages.2.id',
    ]);
  });

  test.each([
    [undefined, 'not_plain_json', { found: 'undefined' }],
    [null, 'wrong_type', { expected: 'record', found: 'null' }],
    ['{}', 'wrong_type', { expected: 'record', found: 'text' }],
    [[], 'wrong_type', { expected: 'record', found: 'list' }],
    [7, 'wrong_type', { expected: 'record', found: 'number' }],
  ])('%j is no model', (value, code, params) => {
    expect(parseSalesModel(value).issues).toEqual([{ code, severity: 'error', path: '', params }]);
  });
});

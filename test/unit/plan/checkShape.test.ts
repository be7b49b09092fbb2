import { describe, expect, test } from 'vitest';
import { faultsOf, seriesFaults, smallModel, smallSeries, told } from '../../support/smallModel.js';

const at = 'series.deal.stages.qualify';
const stage = (changes: object) => told(seriesFaults({ stages: [{ id: 'qualify', ...changes }, { id: 'propose' }] }));
const result = (changes: object) => told(seriesFaults({ result: { ...smallSeries.result, ...changes } }));
const process = (changes: object) =>
  told(faultsOf({ processes: [{ id: 'review', approve: { by: ['manager'] }, ...changes }] }));

describe('numbers', () => {
  test.each(
    [
      // A rate is 0..1, never percent.
      [stage({ winProbability: 60 }), `out_of_range ${at}.winProbability {"found":60,"min":0,"max":1}`],
      [stage({ winProbability: Number.NaN }), `wrong_type ${at}.winProbability {"expected":"number","found":"number"}`],
      [stage({ targetDays: -1 }), `out_of_range ${at}.targetDays {"found":-1,"min":0}`],
      [
        stage({ targetDays: Number.POSITIVE_INFINITY }),
        `wrong_type ${at}.targetDays {"expected":"number","found":"number"}`,
      ],
      [
        stage({ requires: { actions: [{ action: 'demo', times: 0 }] } }),
        `out_of_range ${at}.requires.actions.0.times {"found":0,"min":1}`,
      ],
      [
        stage({ requires: { actions: [{ action: 'demo', times: 1.5 }] } }),
        `not_an_integer ${at}.requires.actions.0.times {"found":1.5}`,
      ],
      [told(seriesFaults({ cycleDays: 0 })), 'out_of_range series.deal.cycleDays {"found":0,"above":0}'],
      [
        result({ reopen: { withinDays: '90' } }),
        'wrong_type series.deal.result.reopen.withinDays {"expected":"number","found":"text"}',
      ],
      [
        process({ approve: { by: ['manager'], quorum: 0 } }),
        'out_of_range processes.review.approve.quorum {"found":0,"min":1}',
      ],
      [
        process({ approve: { by: ['manager'], quorum: 1.5 } }),
        'not_an_integer processes.review.approve.quorum {"found":1.5}',
      ],
      [told(faultsOf({ ageing: [{ remind: -3 }] })), 'out_of_range ageing.0.remind {"found":-3,"min":0}'],
      [
        told(faultsOf({ fields: { ...smallModel.fields, f: { element: 1 } } })),
        'out_of_range fields.f.element {"found":1,"min":2,"max":9}',
      ],
      [
        told(
          faultsOf({ benchmarks: [{ metric: 'days', series: 'deal', from: 'qualify', to: 'propose', ownWeight: 2 }] }),
        ),
        'out_of_range benchmarks.0.ownWeight {"found":2,"min":0,"max":1}',
      ],
      [
        told(faultsOf({ lifecycle: { suspend: { reasons: [{ id: 'later', wakeLeadDays: -1 }] } } })),
        'out_of_range lifecycle.suspend.reasons.later.wakeLeadDays {"found":-1,"min":0}',
      ],
    ].map(([issues, expected]) => ({ issues, expected })),
  )('$expected', ({ issues, expected }) => {
    expect(issues).toEqual([expected]);
  });

  test('a quorum of more persons than roles is fine: a role may have many holders', () => {
    expect(process({ approve: { by: ['manager'], quorum: 3 } })).toEqual([]);
  });
});

describe('words that the kernel relies on', () => {
  test.each(
    [
      [
        told(seriesFaults({ won: 'signed' })),
        'unknown_choice series.deal.won {"found":"signed","choices":["order-placed","bid-won","contract-signed","paid-in-full"],"nearest":null}',
      ],
      [told(seriesFaults({ won: undefined })), 'missing_property series.deal.won {"property":"won"}'],
      [
        told(seriesFaults({ moves: { skip: 'alow' } })),
        'unknown_choice series.deal.moves.skip {"found":"alow","choices":["forbid","allow"],"nearest":"allow"}',
      ],
      [
        told(seriesFaults({ moves: { rollBack: 'all' } })),
        'unknown_choice series.deal.moves.rollBack {"found":"all","choices":["forbid","previous","any"],"nearest":null}',
      ],
      [
        result({ outcomes: [{ id: 'won', kind: 'win' }] }),
        'unknown_choice series.deal.result.outcomes.won.kind {"found":"win","choices":["won","lost","abandoned"],"nearest":"won"}',
      ],
      [
        result({ outcomes: [{ id: 'won' }] }),
        'missing_property series.deal.result.outcomes.won.kind {"property":"kind"}',
      ],
      [
        result({ outcomes: [{ id: 'won', kind: 'won', from: 'first' }] }),
        'unknown_choice series.deal.result.outcomes.won.from {"found":"first","choices":["any","last"],"nearest":null}',
      ],
      [
        process({ effect: 'block' }),
        'unknown_choice processes.review.effect {"found":"block","choices":["gate","advice"],"nearest":null}',
      ],
      [
        process({ approve: { by: ['manager'], quorum: 'most' } }),
        'unknown_choice processes.review.approve.quorum {"found":"most","choices":["all","any"],"nearest":null}',
      ],
      [
        stage({ forecastCategory: 'best' }),
        `unknown_choice ${at}.forecastCategory {"found":"best","choices":["omitted","pipeline","best-case","commit","closed"],"nearest":null}`,
      ],
      [
        told(faultsOf({ fields: { ...smallModel.fields, f: { type: 'string' } } })),
        'unknown_choice fields.f.type {"found":"string","choices":["text","number","money","date","boolean","choice","phone","email"],"nearest":null}',
      ],
      [
        told(faultsOf({ fields: { ...smallModel.fields, f: { check: 'usc' } } })),
        'unknown_choice fields.f.check {"found":"usc","choices":["cn-mobile","uscc","e164","email"],"nearest":"uscc"}',
      ],
      [
        told(faultsOf({ recycleTo: 'bin' })),
        'unknown_choice recycleTo {"found":"bin","choices":["pool","manager"],"nearest":null}',
      ],
      [
        told(faultsOf({ waivers: [{ role: 'rep', kinds: ['rights'] }] })),
        'unknown_choice waivers.0.kinds.0 {"found":"rights","choices":["fields","actions","processes","questions","conditions"],"nearest":null}',
      ],
      [
        stage({ effects: ['order.alow'] }),
        `unknown_choice ${at}.effects.0.type {"found":"order.alow","choices":["order.allow","lead.create","settlement.open","opportunity.open","team.shift","customer.tag","host"],"nearest":"order.allow"}`,
      ],
      [stage({ effects: [{ type: 'host' }] }), `missing_property ${at}.effects.0.name {"property":"name"}`],
      [stage({ effects: [{ type: 'settlement.open' }] }), `missing_property ${at}.effects.0.mode {"property":"mode"}`],
    ].map(([issues, expected]) => ({ issues, expected })),
  )('$expected', ({ issues, expected }) => {
    expect(issues).toEqual([expected]);
  });
});

describe('shapes written by hand in JavaScript', () => {
  test.each(
    [
      [
        stage({ requires: { fields: 'amount' } }),
        `wrong_type ${at}.requires.fields {"expected":"list","found":"text"}`,
      ],
      [stage({ requires: { fields: [5] } }), `wrong_type ${at}.requires.fields.0 {"expected":"text","found":"number"}`],
      [
        stage({ requires: { fields: [null] } }),
        `wrong_type ${at}.requires.fields.0 {"expected":"text","found":"null"}`,
      ],
      [stage({ access: { own: 'rep' } }), `wrong_type ${at}.access.own {"expected":"list","found":"text"}`],
      [stage({ auto: 'yes' }), `wrong_type ${at}.auto {"expected":"boolean","found":"text"}`],
      [stage({ aliases: 'Offer' }), `wrong_type ${at}.aliases {"expected":"list","found":"text"}`],
      [told(seriesFaults({ startIn: 'qualify' })), 'wrong_type series.deal.startIn {"expected":"list","found":"text"}'],
      [
        told(seriesFaults({ variants: [{ id: 'v' }] })),
        'missing_property series.deal.variants.v.drop {"property":"drop"}',
      ],
      [result({ changes: [{ from: 'lost' }] }), 'missing_property series.deal.result.changes.0.to {"property":"to"}'],
      [told(faultsOf({ teams: [{ id: 't' }] })), 'missing_property teams.t.roles {"property":"roles"}'],
      [told(faultsOf({ routing: [{}] })), 'missing_property routing.0.series {"property":"series"}'],
      [told(faultsOf({ dedupe: ['note'] })), 'wrong_type dedupe.0 {"expected":"list","found":"text"}'],
      [told(faultsOf({ benchmarks: 5 })), 'wrong_type benchmarks {"expected":"list","found":"number"}'],
      [told(faultsOf({ playbooks: [] })), 'wrong_type playbooks {"expected":"record","found":"list"}'],
      [process({ approve: {} }), 'missing_property processes.review.approve.by {"property":"by"}'],
    ].map(([issues, expected]) => ({ issues, expected })),
  )('$expected', ({ issues, expected }) => {
    expect(issues).toEqual([expected]);
  });
});

// S3-2: eight dimensions; S3-3: "not exhaustive".
test('a profile has all eight dimensions from -2 to 2, and any other', () => {
  const profile = {
    customer: -2,
    product: 0,
    decision: 1,
    contact: 1,
    cycle: 1,
    collaboration: 1,
    shortageCost: 0,
    inventoryCost: 2,
  };
  expect(faultsOf({ profile: { ...profile, volume: 7 } })).toEqual([]);
  const { cycle: _, ...without } = profile;
  expect(told(faultsOf({ profile: without }))).toEqual(['missing_property profile.cycle {"property":"cycle"}']);
  expect(told(faultsOf({ profile: { ...profile, cycle: 3 } }))).toEqual([
    'out_of_range profile.cycle {"found":3,"min":-2,"max":2}',
  ]);
});

test('a million-character name stands shortened in its issue', () => {
  const [issue] = seriesFaults({ team: 'x'.repeat(1_000_000) });
  expect(String(issue?.params.id)).toHaveLength(201);
});

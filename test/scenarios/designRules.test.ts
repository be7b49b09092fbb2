import type { SalesModelInput } from 'stagewright';
import { lintSalesModel } from 'stagewright/lint';
import { describe, expect, it } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../examples/models/index.js';
import { changed } from '../docs/rules/changed.js';
import { smallModel, smallSeries } from '../support/smallModel.js';

/** Numbers and paths of what is an error or a warning. */
const serious = (model: SalesModelInput) =>
  lintSalesModel(model).flatMap(({ number, severity, path }) => (severity === 'info' ? [] : [`${number} ${path}`]));
const numbers = (model: SalesModelInput) => [...new Set(lintSalesModel(model).map(({ number }) => number))];
const without = <T extends { readonly id: string }>(list: readonly T[], id: string) =>
  list.filter((one) => one.id !== id);
const small = (series: object, model: object = {}) =>
  ({ ...smallModel, ...model, series: [{ ...smallSeries, ...series }] }) as unknown as SalesModelInput;

describe('the models that are shipped', () => {
  it.each(Object.entries({ kaSmb, tas, training, trainingThreeTeams, smallModel }))(
    '%s has no error and no warning',
    (_, model) => {
      expect(serious(model)).toEqual([]);
    },
  );
});

describe('series, teams and customer states', () => {
  it('S0-1: a series without a goal, or with one that lies behind it, is refused', () => {
    expect(serious(changed(training, { 'series.M.to': null }))).toEqual(['SW103 series.M']);
    expect(serious(changed(training, { 'series.M.to': 'potential' }))).toContain('SW103 series.M.to');
  });

  it('S0-5: a merged state is no goal', () => {
    expect(serious(changed(training, { 'series.M.to': 'repeat' }))).toContain('SW108 series.M.to');
  });

  it('S0-5: a state that nothing needs is to be merged', () => {
    expect(serious(changed(training, { 'customerStates.protected.neededFor': [] }))).toEqual([
      'SW109 customerStates.protected',
    ]);
  });

  it('S0-8, S0-11: without series S nobody reaches 转介绍, and the back team has no part', () => {
    const model = { ...training, series: without(training.series, 'S'), routing: [{ series: 'M' }] };
    const found = serious(
      changed(model as unknown as SalesModelInput, { 'series.0.result.outcomes.won.effects': ['order.allow'] }),
    );
    expect(found).toContain('SW101 customerStates.referrer');
    expect(found).toContain('SW104 teams.back');
  });

  it('S0-12: a series in which nobody acts', () => {
    expect(numbers(small({}))).toContain('SW106');
    expect(numbers(small({ stages: [{ id: 'qualify', requires: { actions: ['demo'] } }] }))).not.toContain('SW106');
  });

  it('S0-13: the trial given to the teacher inside series M is the work of another team; with a series of their own it is not', () => {
    const model = changed(trainingThreeTeams, { 'series.M.stages.need.access': { own: ['teacher'] } });
    expect(serious(model)).toEqual(['SW107 series.M.stages.need.access.own']);
    expect(serious(trainingThreeTeams)).toEqual([]);
  });

  it('S0-14: three states, one team, one series and no process need no opportunity', () => {
    const model = small({ from: 'a', to: 'c' }, { processes: [], customerStates: ['a', 'b', 'c'] });
    expect(numbers(model)).toContain('SW105');
    expect(numbers({ ...model, customerStates: ['a', 'b', 'c', 'd'] })).not.toContain('SW105');
  });

  it('S0-15: a stage called like a state copies it', () => {
    expect(serious(changed(training, { 'series.M.stages.need.label': '先导客户' }))).toEqual([
      'SW202 series.M.stages.need',
    ]);
  });
});

describe('records', () => {
  it('S0-18: an order of records without checks', () => {
    expect(serious(changed(training, { 'objects.checks': [] }))).toEqual([
      'SW605 objects.order.1',
      'SW605 objects.order.2',
    ]);
  });

  it('S0-21: a lead that nothing checks or uses', () => {
    const model = small({}, { objects: { order: ['lead', 'opportunity'] } });
    expect(numbers(model)).toContain('SW606');
  });

  it('S1-32: without a key nothing tells that two are one', () => {
    expect(lintSalesModel(changed(kaSmb, { dedupe: null }), { strict: true }).map(({ number }) => number)).toContain(
      'SW603',
    );
  });

  it('S2-20: core data without a steward or a process', () => {
    expect(serious(changed(kaSmb, { 'fields.uscc.steward': null }))).toEqual(['SW604 fields.uscc']);
  });
});

describe('what "won" means, and results', () => {
  it('S0-27: a series must say it', () => {
    expect(serious(changed(kaSmb, { 'series.SMB.won': null }))).toContain('SW303 series.SMB.won');
  });

  it('S0-32: rates behind the win, rates that fall, and a bid that nobody follows to the contract', () => {
    expect(serious(changed(tas, { 'series.TAS.afterWin.sign.winProbability': 0.9 }))).toEqual([
      'SW307 series.TAS.afterWin.sign.winProbability',
    ]);
    expect(serious(changed(tas, { 'series.TAS.stages.bid.winProbability': 0.3 }))).toEqual([
      'SW027 series.TAS.stages.bid.winProbability',
    ]);
    expect(numbers(small({ won: 'bid-won' }))).toContain('SW308');
  });

  it('S0-52, S0-54: once one series states what becomes of results, the others must', () => {
    const model = changed(training, { 'series.S.result.changes': null, 'series.S.result.reopen': null });
    expect(serious(model)).toEqual(['SW304 series.S.result', 'SW305 series.S.result']);
  });

  it('S0-53: 输单 is an outcome with reasons, no stage', () => {
    expect(serious(changed(training, { 'series.M.stages.confirm.label': '输单' }))).toContain(
      'SW301 series.M.stages.confirm',
    );
    expect(serious(changed(training, { 'series.M.result.outcomes.lost.reasons': null }))).toEqual([
      'SW302 series.M.result.outcomes.lost',
    ]);
  });

  it('S0-54: free jumping without a mandatory stage', () => {
    expect(serious(small({ moves: { skip: 'allow' } }))).toEqual(['SW306 series.deal.moves.skip']);
    expect(
      serious(small({ moves: { skip: 'allow' }, stages: [{ id: 'a' }, { id: 'b', mandatory: true }, { id: 'c' }] })),
    ).toEqual([]);
  });

  it('S1-15: monthly settlement in a series that knows only real time', () => {
    expect(serious(changed(kaSmb, { 'series.SMB.result.outcomes.won.effects.1.mode': 'monthly' }))).toEqual([
      'SW904 series.SMB.result.outcomes.won.effects.1',
    ]);
  });

  it('S1-45: no order before signing, and none without proof', () => {
    expect(
      serious(changed(kaSmb, { 'series.KA.stages.0.effects': ['order.allow'] })).map((one) => one.split(' ')[0]),
    ).toEqual(['SW309']);
    expect(serious(changed(kaSmb, { 'series.KA.result.outcomes.won.requires': null }))).toEqual([
      'SW309 series.KA.result.outcomes.won.requires',
    ]);
  });
});

describe('stages', () => {
  it('S0-43: eight stages in thirty days are too many', () => {
    const stages = Array.from({ length: 8 }, (_, at) => ({ id: `s${at}` }));
    const found = lintSalesModel(small({ stages, cycleDays: 30 })).find(({ number }) => number === 'SW201');
    expect(found).toMatchObject({ path: 'series.deal.stages', params: { count: 8, cycleDays: 30, daysPerStage: 3.8 } });
  });

  it('S0-44: 建立联系, 消除异议 and 取得信任 are vague, and without exit no result', () => {
    const stages = ['建立联系', '消除异议', '取得信任'].map((label, at) => ({ id: `s${at}`, label }));
    const model = small({ stages: [...stages, { id: 'done', requires: { fields: ['note'] } }] });
    expect(serious(model)).toEqual([
      ...stages.map(({ id }) => `SW204 series.deal.stages.${id}`),
      ...stages.map(({ id }) => `SW205 series.deal.stages.${id}.requires`),
    ]);
  });

  it('S0-45: an action named as a stage', () => {
    expect(serious(changed(training, { 'series.M.stages.need.label': '讲解方案' }))).toEqual([
      'SW206 series.M.stages.need',
    ]);
  });

  it('S0-33, S0-34: milestones for large deals, guidance where acts are governed', () => {
    const actions = { a: 'A', b: 'B', c: 'C', d: 'D' };
    expect(
      numbers(
        small({ govern: 'milestone', stages: [{ id: 'x', requires: { actions: Object.keys(actions) } }] }, { actions }),
      ),
    ).toContain('SW209');
    expect(serious(small({ govern: 'action', stages: [{ id: 'x' }] }))).toEqual(['SW208 series.deal.stages.x']);
  });

  it('S0-46: advancing by itself is for stages without a visible result', () => {
    expect(serious(changed(training, { 'series.M.stages.trial.requires.fields': ['pilotOrder'] }))).toContain(
      'SW207 series.M.stages.trial.auto',
    );
    expect(serious(changed(training, { 'series.M.stages.trial.requires.actions': [] }))).toContain(
      'SW210 series.M.stages.trial.auto',
    );
  });

  it('S1-8, S1-10: a variant must not drop a gate, and the small series is the shorter one', () => {
    expect(serious(changed(kaSmb, { 'series.SMB.variants.renewal.drop': ['quote'] }))).toEqual([
      'SW212 series.SMB.variants.renewal.drop.0',
    ]);
    expect(serious(changed(kaSmb, { 'series.SMB.stages': kaSmb.series[0].stages }))).toContain(
      'SW903 series.SMB.stages',
    );
  });

  it('S1-13: a heavy process in a consumer business', () => {
    const profile = Object.fromEntries(Object.keys(tas.profile).map((dimension) => [dimension, 1]));
    expect(serious(changed(tas, { profile }))).toContain('SW901 series.TAS');
  });
});

describe('rates and figures', () => {
  it('S0-47: a fixed rate for large deals; S0-50: an individual one that nobody reviews; S0-48: a model without data', () => {
    expect(serious(changed(kaSmb, { 'series.KA.probability': { mode: 'fixed' } }))).toEqual([
      'SW401 series.KA.probability',
    ]);
    expect(serious(changed(kaSmb, { 'series.KA.probability.reviewDays': null }))).toEqual([
      'SW405 series.KA.probability',
    ]);
    expect(numbers(changed(kaSmb, { 'series.KA.probability': { mode: 'model', factors: ['segment'] } }))).toContain(
      'SW404',
    );
  });

  it('S1-28: a standard from one source', () => {
    expect(serious(changed(kaSmb, { 'benchmarks.0.own': null }))).toEqual(['SW408 benchmarks.0']);
  });

  it('S4-2: an amount that rests on the rep alone', () => {
    expect(serious(changed(kaSmb, { 'fields.amount.sources': ['rep'] }))).toEqual(['SW403 fields.amount.sources']);
  });
});

describe('processes and people', () => {
  it('S0-38, S3-5: high inventory cost without a gate', () => {
    const model = small({}, { profile: { ...kaSmb.profile, inventoryCost: -2 } });
    expect(serious(model)).toEqual(['SW503 profile.inventoryCost']);
  });

  it('S0-41: a field for nothing, and one asked for twice', () => {
    const model = small({
      stages: [
        { id: 'a', requires: { fields: ['note'] } },
        { id: 'b', requires: { fields: ['note'] } },
      ],
    });
    expect(serious(model)).toEqual(['SW602 series.deal.stages.b.requires.fields.0']);
    expect(numbers(model)).toContain('SW601');
  });

  it('S0-42: two processes, one after the other, before the same people', () => {
    const processes = ['x', 'y'].map((id) => ({ id, stage: 'qualify', approve: { by: ['manager'] } }));
    expect(numbers(small({}, { processes }))).toContain('SW506');
  });

  it('S2-10, S2-11: without DR-3 the quote goes out unreviewed', () => {
    const processes = tas.processes
      .filter(({ id }) => id !== 'DR-3')
      .map((process) => ({
        ...process,
        after: ('after' in process ? process.after : []).filter((id: string) => id !== 'DR-3'),
      }));
    const model = changed(tas, {
      processes,
      'fields.amount.sources': ['process:TAS 6-2', 'rep'],
      'fields.margin.sources': ['rep'],
    });
    expect(serious(model)).toEqual(['SW504 actions.submitQuote']);
  });

  it('S2-12, S2-34: without TAS 7-1 nobody reviews the scope', () => {
    const model = changed(tas, {
      processes: without(tas.processes, 'TAS 7-1'),
      'series.TAS.afterWin.sign.requires.processes': [],
    });
    expect(serious(model)).toContain('SW512 series.TAS.afterWin');
  });

  it('S2-16, S2-35: codes that wait in a circle are refused; a gap in the numbers is only told', () => {
    expect(serious(changed(tas, { 'processes.TAS 2-3.after': ['TAS 2-5'] })).map((one) => one.split(' ')[0])).toContain(
      'SW501',
    );
    const told = lintSalesModel(tas).filter(({ path }) => path.startsWith('processes.'));
    expect([...new Set(told.map(({ number, severity }) => `${number} ${severity}`))]).toEqual(['SW502 info']);
  });

  it('S2-5, S2-7: delivery in the pursuit, and one role through all phases', () => {
    expect(serious(changed(tas, { 'phases.pursue.roles': ['AM', 'SM'] }))).toEqual(['SW703 phases.pursue.roles']);
    expect(numbers(changed(tas, { 'phases.deliver.roles': ['SV'] }))).toContain('SW704');
  });

  it('S2-23, S2-24, S2-41, S2-47: resources after initiation, grades with criteria, no self-approval, no gate from the personal line', () => {
    expect(serious(changed(tas, { 'processes.TAS 2-3.after': [] }))).toContain('SW509 processes.TAS 2-3');
    expect(serious(changed(tas, { 'grades.A.when': null }))).toContain('SW510 grades.A');
    expect(serious(changed(tas, { 'processes.TAS 2-1.raise': ['DIR'] }))).toEqual([
      'SW505 processes.TAS 2-1.approve.by',
    ]);
    expect(numbers(changed(tas, { 'series.TAS.stages.bid.requires.questions': ['q1'] }))).toContain('SW513');
  });

  it('S3-7: a stage in which nobody may work, and a blind hand-over', () => {
    expect(serious(changed(training, { 'series.M.stages.need.access': null }))).toEqual([
      'SW701 series.M.stages.need.access',
    ]);
    expect(numbers(changed(training, { 'series.M.stages.need.access': { own: ['manager'] } }))).toContain('SW702');
  });

  it('S3-19: parts that nothing uses', () => {
    const found = lintSalesModel(changed(training, { 'actions.wave': 'Wave' }));
    expect(found.filter(({ number }) => number === 'SW609').map(({ path }) => path)).toEqual(['actions.wave']);
  });
});

describe('time', () => {
  it('S1-35, S1-36, S1-37, S1-40: idle rules, their order, dates for what is set aside, and ways to do so', () => {
    expect(lintSalesModel(changed(training, { ageing: null }), { strict: true }).map(({ number }) => number)).toContain(
      'SW801',
    );
    expect(numbers(training)).toContain('SW803');
    expect(serious(changed(training, { 'ageing.0.warn': 2 }))).toEqual(['SW802 ageing.0']);
    expect(serious(changed(training, { 'lifecycle.suspend.reasons.later-term.needs': [] }))).toEqual([
      'SW804 lifecycle.suspend.reasons.later-term',
    ]);
    expect(serious(changed(training, { 'lifecycle.void.reasons': [] }))).toEqual(['SW805 lifecycle.void']);
  });
});

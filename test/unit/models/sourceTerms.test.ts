import { compileSalesModel, type SalesModelInput } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../../examples/models/index.js';

// The example models against the terms of the published articles that they follow, in the authors' own words.

type Labelled = { readonly id: string; readonly label: { readonly 'zh-CN': string } };
const chinese = (entries: readonly Labelled[]) => entries.map(({ label }) => label['zh-CN']);
const plan = (model: SalesModelInput) => compileSalesModel(model).definition;
const stagesOf = (model: SalesModelInput, series: string) => {
  const found = plan(model).series.find(({ id }) => id === series);
  return chinese([...(found?.stages ?? []), ...(found?.afterWin ?? [])] as unknown as readonly Labelled[]);
};

describe('training courses', () => {
  test('S0-4, S0-5, S0-6: eight states observed; without the two merged ones six are left, 先导客户 among them', () => {
    expect(chinese(training.customerStates)).toEqual([
      '潜在客户',
      '保护客户',
      '先导客户',
      '先导交付客户',
      '正式客户',
      '二次购买客户',
      '转介绍客户',
      '跨业务客户',
    ]);
    const kept = training.customerStates.filter((state) => !('mergedInto' in state));
    expect(chinese(kept)).toEqual(['潜在客户', '保护客户', '先导客户', '先导交付客户', '正式客户', '转介绍客户']);
  });

  test('S0-8, S0-9, S0-10: two teams with a series each, on the customer’s path', () => {
    expect(training.teams.map(({ part, label }) => [part, label['zh-CN']])).toEqual([
      ['front', '前端团队'],
      ['back', '后端团队'],
    ]);
    expect(training.series.map(({ id, team, from, to }) => [id, team, from, to])).toEqual([
      ['M', 'front', 'potential', 'formal'],
      ['S', 'back', 'formal', 'referrer'],
    ]);
  });

  test('S0-13: a third team and series where the deal is closed in class', () => {
    expect(trainingThreeTeams.teams.map(({ part }) => part)).toEqual(['front', 'back', 'middle']);
    expect(trainingThreeTeams.series.map(({ id, team, from, to }) => [id, team, from, to])).toEqual([
      ['M', 'front', 'potential', 'pilot'],
      ['T', 'middle', 'pilot', 'formal'],
      ['S', 'back', 'formal', 'referrer'],
    ]);
  });

  test('S0-27: won is 全款到位, paid in full', () => {
    expect(training.series[0].won).toBe('paid-in-full');
    expect(training.series[0].result.outcomes[0].requires.condition).toEqual({ field: 'paid', eq: true });
  });

  test('S0-44: one stage 有效联系 with a decidable end: a valid mobile of the decision maker that no other has', () => {
    const [contact] = training.series[0].stages;
    expect(contact.label['zh-CN']).toBe('有效联系');
    expect(contact.requires.fields).toEqual(['mobile']);
    expect(training.fields.mobile.check).toBe('cn-mobile');
    expect(contact.requires.condition.all).toEqual([{ field: 'decisionMaker', eq: true }, { check: 'mobileIsUnique' }]);
    expect(stagesOf(training, 'M').filter((name) => /建立联系|消除异议|取得信任/.test(name))).toEqual([]);
  });

  test('S0-45: the six prescribed actions are actions, required or optional, and none is a stage', () => {
    const actions: readonly string[] = Object.values(training.actions).map((label) => label['zh-CN']);
    const prescribed = ['有效电话', '邮寄资料', '高层拜访', '讲解方案', '老客户现身说法', '试用试听'];
    expect(actions.slice(0, 6)).toEqual(prescribed);
    for (const series of ['M', 'S'])
      expect(stagesOf(training, series).filter((name) => actions.includes(name))).toEqual([]);
    const [contact, need, trial] = training.series[0].stages;
    expect([contact.requires.actions, need.requires.actions, trial.requires.actions]).toEqual([
      ['call'],
      ['present'],
      ['attendTrial'],
    ]);
    expect([contact.optional.actions, need.optional.actions]).toEqual([['mail'], ['visit', 'testimonial']]);
  });

  test('S0-47: small deals in number carry fixed probabilities; large ones are judged one by one', () => {
    for (const { dealSize, probability } of training.series) {
      expect([dealSize, probability.mode]).toEqual(['small', 'fixed']);
    }
    expect([tas.series[0].dealSize, tas.series[0].probability.mode]).toEqual(['large', 'individual']);
    expect(kaSmb.series.map(({ dealSize, probability }) => [dealSize, probability.mode])).toEqual([
      ['large', 'individual'],
      ['small', 'fixed'],
    ]);
  });

  test('S0-53: results are 赢单, 输单 and 放弃 of one result stage', () => {
    expect(training.series[0].result.label['zh-CN']).toBe('结果列示');
    expect(chinese(training.series[0].result.outcomes)).toEqual(['赢单', '输单', '放弃']);
  });
});

describe('large accounts by TAS', () => {
  test('S2-17: six stages, the last behind the win', () => {
    expect(stagesOf(tas, 'TAS')).toEqual(['验证商机', '商机立项', '需求分析', '价值呈现', '组织投标', '谈判签约']);
    expect(chinese(tas.series[0].afterWin)).toEqual(['谈判签约']);
    expect(tas.series[0].won).toBe('bid-won');
  });

  test('S2-18 to S2-34: seventeen numbered processes with their names and stages', () => {
    const numbered = tas.processes.filter(({ id }) => id.startsWith('TAS'));
    expect(
      numbered.map((process) => [process.id, process.label['zh-CN'], 'stage' in process ? process.stage : null]),
    ).toEqual([
      ['TAS 1-1', '创建商机流程', 'verify'],
      ['TAS 1-2', '客户信息评估流程', 'verify'],
      ['TAS 1-3', '客户核心信息修改流程', null],
      ['TAS 2-1', '商机立项流程', 'initiate'],
      ['TAS 2-2', 'E 类商机报备流程', 'initiate'],
      ['TAS 2-3', '售前资源申请流程', 'initiate'],
      ['TAS 2-4', '商机升级流程', 'initiate'],
      ['TAS 2-5', '售前资源调度流程', 'initiate'],
      ['TAS 2-6', '工时录入和评估流程', null],
      ['TAS 3-1', '技术引导评估流程', 'analyse'],
      ['TAS 3-2', '商务公关评估流程', 'analyse'],
      ['TAS 4-1', '售前测试申请流程', 'value'],
      ['TAS 6-1', '技术方案评估流程', 'bid'],
      ['TAS 6-2', '商务评估流程', 'bid'],
      ['TAS 6-3', '投标批准流程', 'bid'],
      ['TAS 6-4', '投标文件申请流程', 'bid'],
      ['TAS 7-1', '合同工作范围评估流程', 'sign'],
    ]);
  });

  test('S2-16: every process has a card of its mode, department, post and measure, beside its name', () => {
    for (const { id, card } of tas.processes) {
      expect(Object.keys(card), id).toEqual(['mode', 'department', 'post', 'kpi']);
    }
  });

  test('S2-11: three reviews of the delivery manager, each before what it reviews is handed in', () => {
    const reviews = plan(tas).processes.filter(({ id }) => id.startsWith('DR'));
    expect(reviews.map(({ id, before, approve }) => [id, before, approve.by])).toEqual([
      ['DR-1', 'submitSolution', ['DM']],
      ['DR-2', 'submitEffort', ['DM']],
      ['DR-3', 'submitQuote', ['DM']],
    ]);
  });

  test('S2-36: grades A, B and E are named, what is below them may be upgraded', () => {
    expect(tas.grades.map(({ id }) => id)).toEqual(['A', 'B', 'E', 'other']);
  });

  test('S4-8: three questions of the author’s, a fourth from TAS', () => {
    expect(chinese(tas.questions)).toEqual(['这是一个机会吗？', '我们有竞争力吗？', '我们能赢吗？', '值得赢吗？']);
  });

  test('S4-1, S4-6, S4-7, S4-16: three scales and six indices are named; who measures them is the host', () => {
    expect(tas.relationship.scales).toEqual(['closeness', 'solution-acceptance', 'price-acceptance']);
    expect(tas.relationship.indices).toHaveLength(6);
  });

  test('S3-4: stock is dear here, that of presales people, and so a gate stands before they are asked for', () => {
    expect(tas.profile.inventoryCost).toBe(-2);
    expect(tas.series[0].stages[1].requires.processes).toContain('TAS 2-1');
  });
});

describe('key accounts beside small business', () => {
  test('S1-3, S1-4, S1-5: new business, renewal and resale, in both modes', () => {
    expect(chinese(kaSmb.types)).toEqual(['续签商机', '再销售商机', '新商机']);
    for (const { types } of kaSmb.series) expect([...types].sort()).toEqual(['new', 'renewal', 'resale']);
  });

  test('S1-7: the usual stages, and signing as the result', () => {
    expect(stagesOf(kaSmb, 'KA')).toEqual(['初次洽谈', '需求确定', '方案/报价', '谈判']);
    expect(kaSmb.series[0].result.outcomes[0].label['zh-CN']).toBe('签约');
  });

  test('S1-10, S1-15: mode 2 is shorter, and settles in real time alone', () => {
    const [ka, smb] = kaSmb.series;
    expect(smb.cycleDays).toBeLessThan(ka.cycleDays);
    expect(smb.stages.length).toBeLessThan(ka.stages.length);
    expect([ka.settlement, smb.settlement]).toEqual([['monthly', 'real-time'], ['real-time']]);
  });

  test('S1-20, S1-29, S1-30: key person and importance are asked for; segment and company form are two fields', () => {
    expect(Object.keys(kaSmb.fields)).toEqual(expect.arrayContaining(['keyPerson', 'importance']));
    expect(kaSmb.fields.segment.choices).toEqual(['KA', 'SMB']);
    expect(kaSmb.fields.ownership.choices).toEqual(['state-owned', 'foreign', 'private']);
  });

  test('S1-25: why not every deal is won: no will, no fit, intake not due', () => {
    const [, lost] = kaSmb.series[0].result.outcomes;
    expect(chinese(lost.reasons)).toEqual(expect.arrayContaining(['合作意愿不足', '需求不匹配', '招商周期不符']));
  });

  test('S1-26, S1-27, S1-28: standards hold an industry value and an own one, by company form and for the rest', () => {
    for (const { industry, own, ownWeight } of kaSmb.benchmarks) {
      expect([industry > 0, own > 0, ownWeight]).toEqual([true, true, 0.5]);
    }
    const stateOwned = kaSmb.benchmarks[0];
    expect(stateOwned).toMatchObject({ when: { field: 'ownership', eq: 'state-owned' }, industry: 0.35, own: 0.3 });
    expect(kaSmb.benchmarks.filter((benchmark) => !('when' in benchmark)).length).toBe(3);
  });
});

test('the illustrative numbers are said to be so', () => {
  for (const { description } of [training, trainingThreeTeams, tas, kaSmb]) {
    expect(description.en).toMatch(/illustrative/);
    expect(description['zh-CN']).toMatch(/示例/);
  }
});

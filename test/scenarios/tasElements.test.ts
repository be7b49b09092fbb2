import { moveTo } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { tas } from '../../examples/models/tas.js';
import type { Refused } from './support/Desk.js';
import { openTas, passes, toAnalyse, toAward, toBid, toInitiate, toValue } from './support/tasDesk.js';

type Blocked = Pick<Refused<typeof tas>, 'blockers'>;

/** Elements by the thing that they stand beside. */
function elements({ blockers }: Blocked): { readonly [thing: string]: number | null } {
  return Object.fromEntries(
    blockers.map(({ code, params, element }) => [
      params.field ?? params.action ?? params.process ?? params.question ?? code,
      element,
    ]),
  );
}

describe('the nine elements: each refusal says which one it belongs to', () => {
  test('S2-39: 2, fill the required content', () => {
    expect(elements(toInitiate().refuses({ type: 'advance' }))).toMatchObject({ grade: 2, amount: 2, closeDate: 2 });
  });

  test('S2-40: 3, do what must be done', () => {
    expect(elements(toValue().refuses({ type: 'advance' }))).toMatchObject({ submitSolution: 3, submitEffort: 3 });
  });

  test('S2-41: 4, pass the prescribed processes', () => {
    expect(elements(openTas().refuses({ type: 'advance' }))).toEqual({ 'TAS 1-2': 4 });
    const pending = openTas().sends({ type: 'raiseProcess', process: 'TAS 1-2' });
    const refused = pending.refuses({ type: 'advance' });
    expect(refused.blockers).toMatchObject([{ code: 'process_pending', element: 4 }]);
  });

  test('S2-42: 5, a violation is refused and the attempt can be kept', () => {
    const refused = toValue().refuses({ type: 'advance' }, { as: ['DM'] });
    expect(elements(refused).role_required).toBe(5);
    expect(refused.refusal.blockers).toEqual(refused.blockers);
  });

  test('S2-43, S4-8: 6, think: the four questions, asked where their gate is', () => {
    expect(tas.questions.map(({ element }) => element)).toEqual([6, 6, 6, 6]);
    const early = toInitiate().refuses({ type: 'raiseProcess', process: 'TAS 2-1' });
    expect(early.blockers.map(({ element }) => element)).toEqual([6, 6]);
  });

  test('S2-44: 7, analyse the decision chain and the competitors', () => {
    expect(elements(toAnalyse().refuses({ type: 'advance' }))).toMatchObject({ decisionChain: 7, rivals: 7, need: 7 });
  });

  test('S2-45, S4-13: 8, decide on competition and relationship', () => {
    expect(elements(toAnalyse().refuses({ type: 'advance' }))).toMatchObject({ strategy: 8, relationshipPlan: 8 });
  });

  test('S2-46, S4-13: 9, act by plan: the work plan is done, recorded, and blocks nothing', () => {
    expect(tas.actions.workPlan.element).toBe(9);
    const desk = toAnalyse().sends({ type: 'completeAction', action: 'workPlan', result: { notes: '3 visits' } });
    expect(desk.opportunity.visit.actions.workPlan).toMatchObject({ times: 1, result: { notes: '3 visits' } });
    expect(Object.keys(elements(desk.refuses({ type: 'advance' })))).not.toContain('workPlan');
  });

  test('S2-39, S2-40, S2-41, S2-42: every element told is one of 2 to 9', () => {
    const desks = [openTas, toInitiate, toAnalyse, toValue, toBid, toAward];
    const refusals = desks.flatMap((at) => [at().moves(), at().moves({ as: ['DM'] })].flat());
    const told = refusals.flatMap(({ blockers }) => blockers.map(({ element }) => element));
    expect(told.length).toBeGreaterThan(20);
    for (const element of told) expect([2, 3, 4, 5, 6, 7, 8, 9]).toContain(element);
  });
});

describe('bright line and dark line', () => {
  test('S2-47: no stage waits for a person’s own question or action; the company’s gates may', () => {
    const personal = new Set<string>([
      ...tas.questions.filter(({ line }) => line === 'personal').map(({ id }) => id),
      ...Object.entries(tas.actions).flatMap(([id, action]) =>
        'line' in action && action.line === 'personal' ? [id] : [],
      ),
    ]);
    const asked = [...tas.series[0].stages, ...tas.series[0].afterWin].flatMap(({ requires }) => [
      ...('actions' in requires ? requires.actions : []),
      ...('questions' in requires ? (requires.questions as readonly string[]) : []),
    ]);
    expect(personal).toEqual(new Set(['q1', 'q2', 'q3', 'q4', 'workPlan']));
    expect(asked.filter((id) => personal.has(id))).toEqual([]);
  });

  test('S2-37, S2-38: every verdict tells passed and open requirements of the stage at once', () => {
    const desk = toAnalyse().sends({ type: 'setFields', values: { rivals: 'Acme' } });
    const verdict = desk.explains({ type: 'advance' });
    const wanted = [
      'need',
      'decisionChain',
      'rivals',
      'strategy',
      'relationshipPlan',
      'TAS 3-1',
      'TAS 3-2',
      'workPlan',
    ];
    const told = verdict.checklist.map(({ params }) => params.field ?? params.action ?? params.process);
    for (const thing of wanted) expect(told).toContain(thing);
    expect(verdict.checklist.find(({ params }) => params.field === 'rivals')?.met).toBe(true);
  });

  test('S4-12: stage, grade, roles, processes and phases stand in one model', () => {
    const model = tas;
    for (const part of ['series', 'grades', 'roles', 'processes', 'phases', 'questions'] as const) {
      expect(model[part].length).toBeGreaterThan(0);
    }
  });

  test('a remedy, where there is one, is the event that removes its blocker', () => {
    const desk = openTas();
    const [blocker] = desk.refuses({ type: 'advance' }).blockers;
    expect(blocker?.remedy).toMatchObject({ type: 'raiseProcess', process: 'TAS 1-2' });
    passes(desk, 'TAS 1-2');
    expect(moveTo(desk.plan, desk.opportunity, { stage: 'initiate' }, desk.context())).toMatchObject({
      allowed: true,
      event: { type: 'advance' },
    });
  });
});

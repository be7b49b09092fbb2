import { explain, gradeOf } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { tas } from '../../examples/models/tas.js';
import { codes, reasons } from './support/Desk.js';
import { openTas, passes, tasPlan, toInitiate } from './support/tasDesk.js';

const at = '2026-01-05T09:00:00Z';
const by = { id: 'ann', roles: ['AM'] };
const [series] = tas.series;
const answered = [
  { type: 'answerQuestion', question: 'q1', answer: 'yes' },
  { type: 'answerQuestion', question: 'q2', answer: 'yes' },
] as const;
const amount = { amount: '3000000', currency: 'CNY' } as const;

describe('the numbered processes', () => {
  const numbered = tas.processes.map(({ id }) => id as string).filter((id) => id.startsWith('TAS'));

  test('S2-16: there are seventeen, none of them TAS 5-x', () => {
    expect(numbered).toEqual([
      'TAS 1-1',
      'TAS 1-2',
      'TAS 1-3',
      'TAS 2-1',
      'TAS 2-2',
      'TAS 2-3',
      'TAS 2-4',
      'TAS 2-5',
      'TAS 2-6',
      'TAS 3-1',
      'TAS 3-2',
      'TAS 4-1',
      'TAS 6-1',
      'TAS 6-2',
      'TAS 6-3',
      'TAS 6-4',
      'TAS 7-1',
    ]);
    expect(new Set(numbered).size).toBe(17);
    expect(numbered.filter((id) => id.startsWith('TAS 5'))).toEqual([]);
  });

  test('S2-16, S2-17, S2-35: numbers are opaque: the fifth stage, bid, holds 6-1 to 6-4, signing holds 7-1', () => {
    expect([...series.stages, ...series.afterWin].map(({ id }) => id)).toEqual([
      'verify',
      'initiate',
      'analyse',
      'value',
      'bid',
      'sign',
    ]);
    const held = (stage: string) =>
      tas.processes.filter((process) => 'stage' in process && process.stage === stage).map(({ id }) => id as string);
    expect(held('bid').filter((id) => id.startsWith('TAS'))).toEqual(['TAS 6-1', 'TAS 6-2', 'TAS 6-3', 'TAS 6-4']);
    expect(held('sign')).toEqual(['TAS 7-1']);
  });
});

describe('verify', () => {
  test('S2-19: the account’s core data are reviewed before the opportunity goes on', () => {
    const desk = openTas();
    expect(reasons(desk.refuses({ type: 'advance' }))).toEqual(['process_not_raised TAS 1-2']);
    passes(desk, 'TAS 1-2');
    expect(desk.opportunity.fields.uscc?.source).toBe('process:TAS 1-2');
    desk.sends({ type: 'advance' });
    expect(desk.place).toEqual(['open', 'initiate']);
    expect(desk.told).toContain('customer.advance pursued');
  });
});

describe('initiate', () => {
  test('S2-21: 2-1 cannot be raised before both questions are answered yes', () => {
    const desk = toInitiate();
    const early = desk.refuses({ type: 'raiseProcess', process: 'TAS 2-1' });
    expect(early.standing).toBe('blocked');
    expect(new Set(codes(early))).toEqual(new Set(['condition_unknown']));
    expect(early.blockers.flatMap(({ params }) => (params as { questions?: string[] }).questions ?? [])).toEqual([
      'q1',
      'q2',
    ]);
    desk.sends([answered[0], { type: 'answerQuestion', question: 'q2', answer: 'no' }]);
    expect(codes(desk.refuses({ type: 'raiseProcess', process: 'TAS 2-1' }))).toEqual(['condition_unmet']);
    desk.sends(answered).sends({ type: 'raiseProcess', process: 'TAS 2-1' });
    expect(desk.opportunity.processes['TAS 2-1']?.status).toBe('pending');
  });

  test('S2-21: an unanswered question never waives the gate', () => {
    const desk = toInitiate().sends({ type: 'setFields', values: { grade: 'A', amount, closeDate: '2026-10-31' } });
    expect(reasons(desk.refuses({ type: 'advance' }))).toEqual(['process_not_raised TAS 2-1']);
    for (const answer of ['unknown', 'no', 'yes'] as const) {
      desk.sends({ type: 'answerQuestion', question: 'q1', answer });
      expect(reasons(desk.refuses({ type: 'advance' }))).toEqual(['process_not_raised TAS 2-1']);
    }
  });

  test('S2-21: nor does anybody else: the model lets no role waive a process', () => {
    const desk = toInitiate().sends({ type: 'setFields', values: { grade: 'A', amount, closeDate: '2026-10-31' } });
    const { blockers } = desk.explains({ type: 'advance' });
    const waive = blockers.map(({ code, path }) => ({
      code,
      path,
      by: { id: 'dan', roles: tas.roles.map(({ id }) => id) },
      reason: 'In a hurry',
    }));
    const verdict = explain(tasPlan, desk.opportunity, { type: 'advance' }, { ...desk.context(), waive });
    expect(verdict.standing).toBe('blocked');
    expect(reasons(verdict)).toContain('process_not_raised TAS 2-1');
  });

  test('S2-22, S2-36: grade A needs 2-1 only, grade E also 2-2', () => {
    const initiated = (grade: 'A' | 'E') => {
      const desk = toInitiate().sends([
        ...answered,
        { type: 'setFields', values: { grade, amount, closeDate: '2026-10-31' } },
      ]);
      return passes(desk, 'TAS 2-1');
    };
    const own = initiated('A');
    expect(
      own.explains({ type: 'advance' }).checklist.find(({ params }) => params.process === 'TAS 2-2'),
    ).toMatchObject({
      met: true,
      applicable: false,
    });
    expect(own.sends({ type: 'advance' }).place).toEqual(['open', 'analyse']);
    expect(Object.keys(own.opportunity.processes)).not.toContain('TAS 2-2');
    const partner = initiated('E');
    expect(reasons(partner.refuses({ type: 'advance' }))).toEqual(['process_not_raised TAS 2-2']);
    passes(partner, 'TAS 2-2').sends({ type: 'advance' });
    expect(partner.place).toEqual(['open', 'analyse']);
  });

  test('S2-22: while the grade is unknown, whether 2-2 applies is unknown too, and that blocks', () => {
    const desk = toInitiate().sends([...answered, { type: 'setFields', values: { amount, closeDate: '2026-10-31' } }]);
    passes(desk, 'TAS 2-1');
    const verdict = desk.explains({ type: 'advance' });
    expect(verdict.standing).toBe('blocked');
    expect(reasons(verdict)).toContain('missing_field grade');
    const item = verdict.checklist.find(({ params }) => params.process === 'TAS 2-2');
    expect(item?.met).toBe(false);
  });

  test('S2-22: a deal of another grade has nothing to register', () => {
    const desk = toInitiate().sends({ type: 'setFields', values: { grade: 'B' } });
    expect(codes(desk.refuses({ type: 'raiseProcess', process: 'TAS 2-2' }, { as: ['PT'] }))).toEqual([
      'process_not_applicable',
    ]);
  });

  test('S0-38, S2-23, S2-25, S3-5: presales people are asked for after 2-1, dispatched after 2-3', () => {
    const desk = toInitiate().sends(answered);
    expect(codes(desk.refuses({ type: 'raiseProcess', process: 'TAS 2-3' }))).toEqual(['process_order']);
    passes(desk, 'TAS 2-1');
    expect(codes(desk.refuses({ type: 'raiseProcess', process: 'TAS 2-5' }, { as: ['PSH'] }))).toEqual([
      'process_order',
    ]);
    desk.sends({ type: 'raiseProcess', process: 'TAS 2-3' });
    expect(codes(desk.refuses({ type: 'raiseProcess', process: 'TAS 2-5' }, { as: ['PSH'] }))).toEqual([
      'process_order',
    ]);
    desk.sends({ type: 'approveProcess', process: 'TAS 2-3' }, { as: ['PSH'] });
    passes(desk, 'TAS 2-5');
    expect(desk.opportunity.processes['TAS 2-5']?.status).toBe('approved');
  });

  test('S2-24: the upgrade is only for a deal below A and B that would be a flagship, and sets the grade', () => {
    const graded = (grade: 'A' | 'B' | 'E' | 'other') => toInitiate().sends({ type: 'setFields', values: { grade } });
    const raise = { type: 'raiseProcess', process: 'TAS 2-4', values: { grade: 'A' } } as const;
    const flagship = { checks: { isFlagship: true } };
    for (const grade of ['A', 'B', 'E'] as const)
      expect(codes(graded(grade).refuses(raise, flagship))).toEqual(['process_not_applicable']);
    expect(reasons(graded('other').refuses(raise, { checks: { isFlagship: false } }))).toEqual([
      'check_failed isFlagship',
    ]);
    expect(reasons(graded('other').refuses(raise))).toEqual(['check_unanswered isFlagship']);
    const desk = graded('other').sends(raise, flagship);
    expect(desk.opportunity.fields.grade?.value).toBe('other');
    desk.sends({ type: 'approveProcess', process: 'TAS 2-4' }, { as: ['DIR'] });
    expect(desk.opportunity.fields.grade).toMatchObject({ value: 'A', source: 'process:TAS 2-4' });
  });

  test('S2-26: timesheets are entered again and again and never block', () => {
    const desk = toInitiate().sends(answered);
    for (const process of ['TAS 2-1', 'TAS 2-3', 'TAS 2-5', 'TAS 2-6', 'TAS 2-6'] as const) passes(desk, process);
    expect(desk.opportunity.processes['TAS 2-6']).toMatchObject({ round: 2, status: 'approved' });
    desk.sends({ type: 'setFields', values: { grade: 'A', amount, closeDate: '2026-10-31' } });
    desk.sends({ type: 'raiseProcess', process: 'TAS 2-6' }, { as: ['PRE'] });
    expect(desk.explains({ type: 'advance' }).standing).toBe('ready');
    desk.sends({ type: 'advance' });
    desk.sends({ type: 'approveProcess', process: 'TAS 2-6' }, { as: ['PSH'] });
    passes(desk, 'TAS 2-6');
    expect(desk.opportunity.processes['TAS 2-6']?.round).toBe(4);
  });

  test('a process that is not recurring is raised once', () => {
    const desk = passes(toInitiate().sends(answered), 'TAS 2-1');
    expect(codes(desk.refuses({ type: 'raiseProcess', process: 'TAS 2-1' }))).toEqual(['process_already_raised']);
  });

  test('S2-36: the host’s criteria propose a grade; an event sets it', () => {
    const grade = (checks: { readonly [check: string]: boolean }) =>
      gradeOf(tasPlan, { fields: {} }, { at, by, checks });
    expect(grade({ meetsGradeA: true })).toMatchObject({ kind: 'found', id: 'A' });
    expect(grade({ meetsGradeA: false, meetsGradeB: false, ledByPartner: true })).toMatchObject({
      kind: 'found',
      id: 'E',
    });
    expect(grade({ meetsGradeA: false, meetsGradeB: false, ledByPartner: false })).toMatchObject({
      kind: 'found',
      id: 'other',
    });
    expect(grade({ meetsGradeB: true })).toMatchObject({ kind: 'unknown' });
    expect(codes(toInitiate().refuses({ type: 'setFields', values: { grade: 'C' as 'A' } }))).toEqual([
      'invalid_field',
    ]);
  });
});

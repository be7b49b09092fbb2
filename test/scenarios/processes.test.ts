import { compileSalesModel, defineSalesModel } from 'stagewright';
import { describe, expect, test } from 'vitest';
import { codes, Desk, reasons } from './support/Desk.js';
import { openTas, passes, toAnalyse, toBid, toInitiate } from './support/tasDesk.js';

const priced = defineSalesModel({
  format: 'stagewright/1',
  id: 'priced',
  version: 1,
  roles: ['rep', 'manager', 'planner'],
  fields: { discount: { type: 'number', min: 0, max: 1 } },
  actions: { quote: 'Quote' },
  processes: [
    { id: 'configuration', stage: 'quote', raise: ['rep'], approve: { by: ['planner'] }, run: 'external' },
    { id: 'price', stage: 'quote', raise: ['rep'], approve: { by: ['manager'] }, when: { field: 'discount', gt: 0.2 } },
    { id: 'advice', stage: 'quote', raise: ['rep'], approve: { by: ['manager'] }, effect: 'advice' },
  ],
  series: [
    {
      id: 's',
      won: 'order-placed',
      stages: [
        { id: 'talk' },
        { id: 'quote', requires: { processes: ['configuration', 'price', 'advice'] } },
        { id: 'close' },
      ],
      result: { outcomes: [{ id: 'won', kind: 'won' }] },
    },
  ],
});
const plan = compileSalesModel(priced);
const quoting = () => new Desk(plan, { id: 'o' }, { as: ['rep'] }).sends({ type: 'advance' });
const requests = (desk: { readonly effects: readonly { readonly type: string }[] }) =>
  desk.effects.flatMap((effect) => (effect.type === 'process.request' && 'process' in effect ? [effect.process] : []));

describe('processes that a stage triggers', () => {
  test('S0-37, S3-16: entering a stage asks for each due process once', () => {
    const desk = toInitiate();
    // TAS 2-1 waits for its two questions, TAS 2-2 and 2-4 for the grade, TAS 2-3 and 2-5 for TAS 2-1.
    expect(requests(desk)).toEqual([]);
    desk.sends([
      { type: 'answerQuestion', question: 'q1', answer: 'yes' },
      { type: 'answerQuestion', question: 'q2', answer: 'yes' },
    ]);
    expect(requests(desk)).toEqual(['TAS 2-1']);
    desk.sends({ type: 'setFields', values: { closeDate: '2026-10-31' } });
    expect(requests(desk)).toEqual([]);
    desk.sends({ type: 'setFields', values: { grade: 'E' } });
    expect(requests(desk)).toEqual(['TAS 2-2']);
    passes(desk, 'TAS 2-1');
    expect(requests(desk)).toEqual(['TAS 2-3']);
  });

  test('S0-37: what is due on arrival is asked for on arrival, one request each', () => {
    expect(requests(openTas())).toEqual(['TAS 1-2']);
    // TAS 2-3 belongs to the stage that was left.
    expect(requests(toAnalyse())).toEqual(['TAS 3-1', 'TAS 3-2']);
    // TAS 6-1 follows DR-1 and DR-2, which are approved; 6-2 waits for DR-3, 6-3 and 6-4 for those before them.
    expect(requests(toBid())).toEqual(['DR-3', 'TAS 6-1']);
    const again = toAnalyse().sends({ type: 'setFields', values: { rivals: 'Acme' } });
    expect(requests(again)).toEqual([]);
  });

  test('S0-37: a process that does not apply is neither asked for nor waited for', () => {
    const desk = quoting();
    expect(requests(desk)).toEqual(['configuration', 'advice']);
    expect(codes(desk.explains({ type: 'advance' }))).toContain('condition_unknown');
    desk.sends({ type: 'setFields', values: { discount: 0.1 } });
    expect(requests(desk)).toEqual([]);
    const item = desk.explains({ type: 'advance' }).checklist.find(({ params }) => params.process === 'price');
    expect(item).toMatchObject({ met: true, applicable: false });
    desk.sends({ type: 'setFields', values: { discount: 0.3 } });
    expect(requests(desk)).toEqual(['price']);
    expect(reasons(desk.explains({ type: 'advance' }))).toContain('process_not_raised price');
  });

  test('S0-39, S3-16, S3-18: an external process is raised towards its system and waits for the answer it carries back', () => {
    const desk = quoting().sends({ type: 'raiseProcess', process: 'configuration' });
    expect(desk.effects).toContainEqual(
      expect.objectContaining({
        type: 'process.raised',
        process: 'configuration',
        run: 'external',
        approvers: ['planner'],
      }),
    );
    expect(reasons(desk.explains({ type: 'advance' }))).toContain('process_pending configuration');
    desk.sends({ type: 'approveProcess', process: 'configuration' }, { as: [], who: 'erp', system: true });
    expect(desk.opportunity.processes.configuration?.status).toBe('approved');
    expect(reasons(desk.explains({ type: 'advance' }))).not.toContain('process_pending configuration');
  });

  test('S0-39: a job of the host answers no process of the CRM itself', () => {
    const desk = quoting().sends([
      { type: 'setFields', values: { discount: 0.3 } },
      { type: 'raiseProcess', process: 'price' },
    ]);
    const refused = desk.refuses(
      { type: 'approveProcess', process: 'price' },
      { as: ['manager'], who: 'job', system: true },
    );
    expect(codes(refused)).toEqual(['role_required']);
  });

  test('a review that advises wants an answer, and takes no for one', () => {
    const desk = quoting().sends([
      { type: 'setFields', values: { discount: 0 } },
      { type: 'raiseProcess', process: 'advice' },
      { type: 'raiseProcess', process: 'configuration' },
    ]);
    desk.sends({ type: 'approveProcess', process: 'configuration' }, { as: ['planner'] });
    expect(reasons(desk.explains({ type: 'advance' }))).toEqual(['process_pending advice']);
    desk.sends({ type: 'rejectProcess', process: 'advice', reason: 'Thin margin' }, { as: ['manager'] });
    expect(desk.explains({ type: 'advance' }).standing).toBe('ready');
  });

  test('S2-41: who raised a process does not approve it, whatever roles are held', () => {
    const desk = quoting().sends([
      { type: 'setFields', values: { discount: 0.3 } },
      { type: 'raiseProcess', process: 'price' },
    ]);
    const refused = desk.refuses({ type: 'approveProcess', process: 'price' }, { as: ['rep', 'manager'], who: 'rep' });
    expect(codes(refused)).toEqual(['self_approval']);
  });

  test('a late answer to an earlier request does not open the gate', () => {
    const desk = quoting().sends([
      { type: 'setFields', values: { discount: 0.3 } },
      { type: 'raiseProcess', process: 'price' },
    ]);
    const first = desk.opportunity.processes.price?.request ?? '';
    desk.sends({ type: 'rejectProcess', process: 'price', reason: 'Too high' }, { as: ['manager'] });
    expect(reasons(desk.explains({ type: 'advance' }))).toContain('process_rejected price');
    desk.sends({ type: 'raiseProcess', process: 'price' });
    const late = desk.refuses({ type: 'approveProcess', process: 'price', request: first }, { as: ['manager'] });
    expect(codes(late)).toEqual(['request_outdated']);
  });
});

import { compileSalesModel, explain, type SalesModelInput, StagewrightError } from 'stagewright';
import { type GivenState, given, type Situation } from 'stagewright/testing';
import { describe, expect, test } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../../examples/models/index.js';
import { provenModel } from '../../support/provenModel.js';

const plan = compileSalesModel(provenModel);
const codesOf = ({ plan: of, opportunity, context }: Situation<typeof provenModel>, event: object) =>
  explain(of, opportunity, event as never, context).blockers.map(({ code }) => code);
const win = { type: 'close', outcome: 'won', reason: 'fit' };

describe('what the claim does not speak of is filled in', () => {
  test.each(['qualify', 'solution', 'bid', 'negotiate'] as const)('every requirement of %s is met', (stage) => {
    const event = stage === 'negotiate' ? win : { type: 'advance' };
    expect(codesOf(given(plan, { stage }), event)).toEqual([]);
  });

  test.each([
    ['ka-smb', kaSmb],
    ['tas', tas],
    ['training', training],
    ['three teams', trainingThreeTeams],
  ])('of every stage of the example %s', (_, model: SalesModelInput) => {
    const example = compileSalesModel(model);
    const unmet = example.definition.series.flatMap(({ id, stages, afterWin, result }) =>
      [...stages, ...afterWin].flatMap((stage) => {
        const { opportunity, context } = given(example, { series: id, stage: stage.id } as GivenState);
        // From the last stage before the result only a win asks for what the stage asks for.
        const win = { type: 'close', outcome: result.outcomes.find(({ kind }) => kind === 'won')?.id };
        const event = stage === stages.at(-1) ? win : { type: 'advance' };
        const { checklist } = explain(example, opportunity, event as never, context);
        return checklist.filter(({ met, required }) => required && !met).map(({ path }) => path);
      }),
    );
    expect(unmet).toEqual([]);
  });

  test('it starts where opportunities start, in the first series that has what is said', () => {
    expect(given(plan).opportunity).toMatchObject({ series: 'project', stage: 'qualify', status: 'open' });
    expect(given(plan, { outcome: 'lost' }).opportunity).toMatchObject({
      status: 'lost',
      stage: null,
      closing: { outcome: 'lost', fromStage: 'negotiate', at: '2026-01-05T00:00:00.000Z' },
    });
  });

  test('the requirements of the outcomes are met too, where they can be', () => {
    expect(codesOf(given(plan, { stage: 'bid' }), { type: 'close', outcome: 'lost', reason: 'price' })).toEqual([]);
  });
});

describe('what the claim says stands', () => {
  test('fields: a value, or none', () => {
    expect(codesOf(given(plan, { fields: { amount: null } }), { type: 'advance' })).toEqual(['missing_field']);
    const small = given(plan, { stage: 'negotiate', fields: { amount: { amount: '49999.99', currency: 'CNY' } } });
    expect(codesOf(small, win)).toEqual(['condition_unmet']);
  });

  test('actions: once a mention', () => {
    expect(codesOf(given(plan, { stage: 'solution', done: ['demo'] }), { type: 'advance' })).toEqual([
      'missing_action',
    ]);
    expect(codesOf(given(plan, { stage: 'solution', done: ['demo', 'demo'] }), { type: 'advance' })).toEqual([]);
  });

  test('approvals, also where whether they apply depends on a field', () => {
    const discounted = { stage: 'negotiate', fields: { discount: 0.25 }, approved: [] } as const;
    expect(codesOf(given(plan, discounted), win)).toEqual(['process_not_raised']);
    expect(codesOf(given(plan, { ...discounted, fields: { discount: 0.2 } }), win)).toEqual([]);
    expect(codesOf(given(plan, { ...discounted, fields: {} }), win)).toEqual([]);
    expect(codesOf(given(plan, { ...discounted, approved: ['finance'] }), win)).toEqual([]);
  });

  test('answers and checks', () => {
    expect(codesOf(given(plan, { answers: { budget: 'unknown' } }), { type: 'advance' })).toEqual(['question_open']);
    const unpaid = given(plan, { stage: 'bid', checks: { creditOk: false } });
    expect(codesOf(unpaid, { type: 'advance' })).toEqual(['check_failed']);
  });

  test('wrong names and values are told, all those of a kind at once', () => {
    const issues = (state: object) => {
      try {
        given(plan, state as never);
        return [];
      } catch (error) {
        return (error as StagewrightError).issues.map(({ code, path }) => `${code} ${path}`);
      }
    };
    expect(issues({ done: ['demmo'], approved: ['x'], checks: { y: true } })).toEqual([
      'unknown_reference done',
      'unknown_reference approved',
      'unknown_reference checks.y',
    ]);
    expect(issues({ stage: 'bidd' })).toEqual(['unknown_stage stage']);
    expect(issues({ outcome: 'wonn' })).toEqual(['unknown_outcome outcome']);
    expect(issues({ series: 'none' })).toEqual(['unknown_series series']);
    expect(issues({ fields: { discount: 'half' } })).toEqual(['field_not_parsed fields.discount']);
    expect(issues({ at: 'tomorrow' })).toEqual(['unreadable_instant at']);
  });
});

describe('steps from a situation', () => {
  test('later: windows count elapsed days, the last instant included', () => {
    const change = { type: 'changeOutcome', to: 'won', reason: 'price' };
    expect(codesOf(given(plan, { outcome: 'lost' }).later({ days: 90 }), change)).toEqual([]);
    expect(codesOf(given(plan, { outcome: 'lost' }).later({ days: 91 }), change)).toEqual(['change_window_over']);
  });

  test('as and after: another person answers what one has raised', () => {
    const raised = given(plan, { stage: 'bid', approved: [] })
      .as('rep')
      .after({ type: 'raiseProcess', process: 'bid-review' });
    const approve = { type: 'approveProcess', process: 'bid-review' };
    expect(codesOf(raised, approve)).toEqual(['role_required', 'self_approval']);
    expect(codesOf(raised.as('lead'), approve)).toEqual([]);
    const { opportunity } = raised
      .as('lead')
      .after({ type: 'approveProcess', process: 'bid-review' }, { type: 'advance' });
    expect(opportunity.stage).toBe('negotiate');
  });

  test('as: a role that the model does not have is told, none is somebody without a role', () => {
    const issues = () => {
      try {
        given(plan).as('rpe' as never, 'lead', 3 as never);
        return [];
      } catch (error) {
        return (error as StagewrightError).issues;
      }
    };
    expect(issues()).toMatchObject([
      { code: 'unknown_reference', path: 'as', params: { kind: 'role', id: 'rpe', nearest: 'rep' } },
      { code: 'unknown_reference', path: 'as', params: { kind: 'role', id: '3', nearest: null } },
    ]);
    const { by } = given(plan, { stage: 'bid', approved: [] }).as().context;
    expect(by).toEqual({ id: 'somebody', roles: [] });
    const raised = given(plan, { stage: 'bid', approved: [] })
      .as('rep')
      .after({ type: 'raiseProcess', process: 'bid-review' });
    expect(codesOf(raised.as(), { type: 'approveProcess', process: 'bid-review' })).toEqual(['role_required']);
  });

  test('a situation is never changed by a step from it', () => {
    const situation = given(plan);
    const before = structuredClone(situation.opportunity);
    situation.later({ days: 3 }).as('rep').after({ type: 'advance' });
    expect(situation.opportunity).toEqual(before);
    expect(situation.context.at).toBe('2026-01-05T00:00:00.000Z');
  });

  test('events that are refused fail the claim with their verdict', () => {
    expect(() => given(plan, { fields: { amount: null } }).after({ type: 'advance' })).toThrow(
      /advance is refused\n {2}standing: blocked\n {2}missing_field at series\.project\.stages\.qualify\.requires\.fields\.0/,
    );
  });
});

test('the names of the model are checked by the compiler', () => {
  // @ts-expect-error no such stage
  expect(() => given(plan, { stage: 'bidd' })).toThrow(StagewrightError);
  // @ts-expect-error no such action
  expect(() => given(plan, { done: ['demmo'] })).toThrow(StagewrightError);
});

import {
  type AnyPlan,
  advanceCustomer,
  adviseObjects,
  apply,
  can,
  classifyType,
  compileSalesModel,
  describeModel,
  describeProfile,
  dueItems,
  en,
  eventSchema,
  explain,
  explainCreation,
  fieldsSchema,
  findDuplicates,
  gradeOf,
  importOpportunity,
  moves,
  moveTo,
  neededChecks,
  nextDueAt,
  openOpportunity,
  parseEvent,
  parseEvents,
  profileLean,
  refineCustomerStates,
  replay,
  restoreOpportunity,
  rights,
  routeSeries,
  StagewrightError,
  stageMove,
  stagePath,
  toDeals,
  translator,
} from 'stagewright';
import { toCustomerMachine, toMachine, toMachineConfig } from 'stagewright/machine';
import { describe, expect, test } from 'vitest';
import { tasPlan as plan } from '../../scenarios/support/tasDesk.js';

const at = '2026-01-05T09:00:00Z';
const context = { at, by: { id: 'ann', roles: ['AM'] } };
const opened = openOpportunity(
  plan,
  { id: 'o', fields: { uscc: '91350100M000100Y43' }, processes: { 'TAS 1-1': 'approved' } },
  context,
);
if (!opened.ok) throw new Error(opened.standing);
const { opportunity } = opened;
const given: AnyPlan = plan;

/** What a program in JavaScript may pass where the compiler does not look: anything but the right thing. */
const anything: readonly unknown[] = [
  undefined,
  null,
  5,
  7n,
  'x',
  true,
  Symbol('s'),
  () => 1,
  [],
  [null],
  {},
  Object.create(null),
  { fields: null },
  { fields: 5 },
  { checks: 5 },
  { format: 5 },
  { zone: 5 },
];

type Calls = { readonly [name: string]: (value: never) => unknown };

/** Functions whose answer says what is wrong. */
const answering: Calls = {
  'classifyType subject': (value) => classifyType(plan, value, context),
  'classifyType fields': (value) => classifyType(plan, { fields: value }, context),
  'classifyType checks': (value) => classifyType(plan, { fields: {}, checks: value }, context),
  'classifyType context': (value) => classifyType(plan, opportunity, value),
  'routeSeries subject': (value) => routeSeries(plan, value, context),
  'gradeOf subject': (value) => gradeOf(plan, value, context),
  'explainCreation object': (value) => explainCreation(plan, value, { fields: {} }, context),
  'explainCreation facts': (value) => explainCreation(plan, 'opportunity', value, context),
  'explainCreation fields': (value) => explainCreation(plan, 'opportunity', { fields: value }, context),
  'explainCreation checks': (value) => explainCreation(plan, 'opportunity', { fields: {}, checks: value }, context),
  'explainCreation processes': (value) =>
    explainCreation(plan, 'opportunity', { fields: {}, processes: value }, context),
  'explainCreation context': (value) => explainCreation(plan, 'opportunity', { fields: {} }, value),
  parseEvent: (value) => parseEvent(plan, value),
  parseEvents: (value) => parseEvents(plan, value),
  'parseEvents entry': (value) => parseEvents(plan, [value]),
  'parseEvent values': (value) => parseEvent(plan, { type: 'setFields', values: value }),
  eventSchema: (value) => eventSchema(plan)['~standard'].validate(value),
  'fieldsSchema input': (value) => fieldsSchema(plan, ['amount'])['~standard'].validate(value),
  'fieldsSchema value': (value) => fieldsSchema(plan, ['amount'])['~standard'].validate({ amount: value }),
  'stageMove series': (value) => stageMove(plan, value, 'a', 'b'),
  'stageMove stages': (value) => stageMove(plan, 'TAS', value, value),
};

/** Functions that have no room for issues in their answer: a mistake of the program, thrown as issues. */
const throwing: Calls = {
  'advanceCustomer state': (value) => advanceCustomer(plan, value, opened.effects[0] as never),
  'advanceCustomer effect': (value) => advanceCustomer(plan, 'potential', value),
  'advanceCustomer to': (value) =>
    advanceCustomer(plan, 'potential', { id: 'e', opportunityId: 'o', at, type: 'customer.advance', to: value }),
  'rights opportunity': (value) => rights(plan, value, []),
  'rights roles': (value) => rights(plan, opportunity, value),
  'dueItems opportunity': (value) => dueItems(plan, value, { asOf: at, calendar: 'UTC' }),
  'dueItems options': (value) => dueItems(plan, opportunity, value),
  'dueItems asOf': (value) => dueItems(plan, opportunity, { asOf: value, calendar: 'UTC' }),
  'dueItems calendar': (value) => dueItems(plan, opportunity, { asOf: at, calendar: value }),
  'dueItems lastActivityAt': (value) =>
    dueItems(plan, opportunity, { asOf: at, calendar: 'UTC', lastActivityAt: value }),
  'nextDueAt options': (value) => nextDueAt(plan, opportunity, value),
  'toDeals list': (value) => toDeals(plan, value),
  'toDeals entry': (value) => toDeals(plan, [value]),
  'findDuplicates list': (value) => findDuplicates(plan, value),
  'findDuplicates entry': (value) => findDuplicates(plan, [value]),
  'findDuplicates options': (value) => findDuplicates(plan, [opportunity], value),
  'findDuplicates among': (value) => findDuplicates(plan, [opportunity], { among: value }),
  'stagePath series': (value) => stagePath(plan, value),
  'stagePath variant': (value) => stagePath(plan, 'TAS', value),
  'fieldsSchema fields': (value) => fieldsSchema(plan, value),
  'fieldsSchema field': (value) => fieldsSchema(plan, [value]),
  'describeModel options': (value) => describeModel(plan, value),
  'describeModel language': (value) => describeModel(plan, { language: value }),
  'moveTo target': (value) => moveTo(plan, opportunity, value, context),
  'moveTo stage': (value) => moveTo(plan, opportunity, { stage: value }, context),
};

/** What takes a plan: given none, a model that was not compiled, or anything else. */
const taking: { readonly [name: string]: (plan: typeof given) => unknown } = {
  adviseObjects: (of) => adviseObjects(of),
  advanceCustomer: (of) => advanceCustomer(of, 'potential', opened.effects[0] as never),
  apply: (of) => apply(of, opportunity, { type: 'advance' }, context),
  can: (of) => can(of, opportunity, { type: 'advance' }, context),
  classifyType: (of) => classifyType(of, opportunity, context),
  describeModel: (of) => describeModel(of),
  describeProfile: (of) => describeProfile(of),
  dueItems: (of) => dueItems(of, opportunity, { asOf: at, calendar: 'UTC' }),
  eventSchema: (of) => eventSchema(of),
  explain: (of) => explain(of, opportunity, { type: 'advance' }, context),
  explainCreation: (of) => explainCreation(of, 'opportunity', { fields: {} }, context),
  fieldsSchema: (of) => fieldsSchema(of, []),
  findDuplicates: (of) => findDuplicates(of, []),
  gradeOf: (of) => gradeOf(of, opportunity, context),
  importOpportunity: (of) => importOpportunity(of, { id: 'o', stage: 'a' }, context),
  moveTo: (of) => moveTo(of, opportunity, { outcome: 'lost' }, context),
  moves: (of) => moves(of, opportunity, context),
  neededChecks: (of) => neededChecks(of, opportunity),
  nextDueAt: (of) => nextDueAt(of, opportunity, { asOf: at, calendar: 'UTC' }),
  openOpportunity: (of) => openOpportunity(of, { id: 'o' }, context),
  parseEvent: (of) => parseEvent(of, { type: 'advance' }),
  parseEvents: (of) => parseEvents(of, []),
  profileLean: (of) => profileLean(of),
  refineCustomerStates: (of) => refineCustomerStates(of),
  restoreOpportunity: (of) => restoreOpportunity(of, opportunity),
  rights: (of) => rights(of, opportunity, []),
  routeSeries: (of) => routeSeries(of, opportunity, context),
  stagePath: (of) => stagePath(of, 'TAS'),
  toDeals: (of) => toDeals(of, []),
  toMachine: (of) => toMachine(of, 'TAS'),
  toMachineConfig: (of) => toMachineConfig(of, 'TAS'),
  toCustomerMachine: (of) => toCustomerMachine(of),
  translator: (of) => translator(of, en),
};

/** What takes an opportunity: given the whole answer that it came in, above all. */
const takingOpportunity: { readonly [name: string]: (opportunity: never) => unknown } = {
  apply: (of) => apply(plan, of, { type: 'advance' }, context),
  can: (of) => can(plan, of, { type: 'advance' }, context),
  dueItems: (of) => dueItems(plan, of, { asOf: at, calendar: 'UTC' }),
  explain: (of) => explain(plan, of, { type: 'advance' }, context),
  moveTo: (of) => moveTo(plan, of, { outcome: 'lost' }, context),
  moves: (of) => moves(plan, of, context),
  neededChecks: (of) => neededChecks(plan, of),
  nextDueAt: (of) => nextDueAt(plan, of, { asOf: at, calendar: 'UTC' }),
  rights: (of) => rights(plan, of, []),
};

describe('arguments that no compiler would let through', () => {
  test.each(Object.entries(answering))('%s: an answer, whatever is given', (_name, call) => {
    for (const value of anything) expect(() => call(value as never)).not.toThrow();
  });

  test.each(Object.entries(throwing))('%s: an answer or issues, whatever is given', (_name, call) => {
    for (const value of anything) {
      try {
        call(value as never);
      } catch (error) {
        expect(error).toBeInstanceOf(StagewrightError);
        const { issues } = error as StagewrightError;
        expect(JSON.parse(JSON.stringify(issues))).toEqual(issues);
      }
    }
  });

  /** What a call is refused with. */
  function told(call: () => unknown): readonly string[] {
    try {
      call();
      return [];
    } catch (error) {
      if (!(error instanceof StagewrightError)) throw error;
      return error.issues.map(({ code, path, params }) => `${code} ${path} ${params.found ?? params.nearest}`);
    }
  }

  test.each(Object.entries(taking))('%s names a plan that is none', (_name, call) => {
    for (const value of [...anything, plan.model])
      expect(told(() => call(value as never)).map((line) => line.replace(/ \w+$/, ''))).toEqual(['wrong_type plan']);
  });

  test.each(Object.entries(takingOpportunity))('%s names an opportunity that is none', (_name, call) => {
    for (const value of anything) expect(told(() => call(value as never))[0]).toMatch(/^wrong_type opportunity/);
    expect(told(() => call(opened as never))).toEqual(['wrong_type opportunity.model undefined']);
  });

  test('a translator without its words, a log that is none', () => {
    expect(told(() => translator(plan, undefined as never))).toEqual(['wrong_type locale undefined']);
    expect(told(() => translator(plan, 'zh-CN' as never))).toEqual(['wrong_type locale text']);
    expect(told(() => compileSalesModel(undefined as never))).toEqual(['wrong_type model undefined']);
    expect(told(() => compileSalesModel('{}' as never))).toEqual(['wrong_type model text']);
    expect(told(() => replay(undefined as never))).toEqual(['wrong_type records undefined']);
    expect(told(() => replay([null] as never))).toEqual(['wrong_type records.0 null']);
  });

  test('the issue names the argument, and the nearest name where there is one', () => {
    expect(told(() => rights(plan, opportunity, 'AM' as never))).toEqual(['wrong_type roles text']);
    expect(told(() => toDeals(plan, opportunity as never))).toEqual(['wrong_type opportunities record']);
    expect(told(() => toDeals(plan, [null] as never))).toEqual(['wrong_type opportunities null']);
    expect(told(() => findDuplicates(plan, [], { among: 'closed' as never }))).toEqual([
      'unknown_choice options.among closed',
    ]);
    expect(told(() => dueItems(plan, opportunity, { asOf: at, calendar: {} as never }))).toEqual([
      'missing_property options.calendar.zone undefined',
    ]);
    expect(told(() => stagePath(plan, 'TSA' as 'TAS'))).toEqual(['unknown_reference series TAS']);
    expect(told(() => fieldsSchema(plan, ['amuont' as 'amount']))).toEqual(['unknown_reference fields amount']);
    expect(told(() => advanceCustomer(plan, 'pursed' as 'pursued', opened.effects[0] as never))).toEqual([
      'unknown_reference customerStates pursued',
    ]);
  });

  test('facts that are no record are refused, not read as none', () => {
    const creation = explainCreation(plan, 'opportunity', { fields: 5 as never }, context);
    expect(creation.standing).toBe('invalid');
    expect(creation.blockers.map(({ code, path }) => `${code} ${path}`)).toContain('invalid_event fields');
  });
});

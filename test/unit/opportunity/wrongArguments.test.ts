import {
  advanceCustomer,
  classifyType,
  describeModel,
  dueItems,
  eventSchema,
  explainCreation,
  fieldsSchema,
  findDuplicates,
  gradeOf,
  moveTo,
  nextDueAt,
  openOpportunity,
  parseEvent,
  parseEvents,
  rights,
  routeSeries,
  StagewrightError,
  stageMove,
  stagePath,
  toDeals,
} from 'stagewright';
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

  test('the issue names the argument, and the nearest name where there is one', () => {
    expect(told(() => rights(plan, opportunity, 'AM' as never))).toEqual(['wrong_type roles text']);
    expect(told(() => toDeals(plan, opportunity as never))).toEqual(['wrong_type opportunities record']);
    expect(told(() => toDeals(plan, [null] as never))).toEqual(['wrong_type opportunities null']);
    expect(told(() => findDuplicates(plan, [], { among: 'closed' as never }))).toEqual([
      'unknown_choice options.among closed',
    ]);
    expect(told(() => dueItems(plan, opportunity, { asOf: at, calendar: {} as never }))).toEqual([
      'wrong_type options.calendar.zone undefined',
    ]);
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

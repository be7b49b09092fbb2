import * as root from 'stagewright';
import * as diagram from 'stagewright/diagram';
import * as machine from 'stagewright/machine';
import * as parse from 'stagewright/parse';
import * as testing from 'stagewright/testing';
import * as arbitraries from 'stagewright/testing/arbitraries';
import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { training } from '../../examples/models/index.js';
import { modelOf, Player, START } from '../support/Player.js';

const model = modelOf(
  { stages: [{ id: 'a' }, { id: 'b' }], from: 'new', to: 'known' },
  {
    customerStates: ['new', 'known'],
    roles: ['r'],
    fields: { email: { type: 'text' } },
    dedupe: [['email']],
    profile: training.profile,
  },
);
const player = new Player(model).send({ type: 'advance' });
const { plan, opportunity, log } = player;
const context = { at: START, by: { id: 'ann', roles: ['r'] } };
const calendar = root.businessCalendar({ zone: 'UTC' });
const issue = root.createIssue('wrong_type', 'x', {});
const series = machine.toMachine(plan, 's');
const situation = testing.given(plan);
const journeys = testing.parseJourneys('[{ title: t, steps: [{ when: advance, then: { stage: b } }] }]');
const covered = testing.coverage(plan, log);

/** Every function that hosts can call, with arguments that it takes. */
const calls: { readonly [entry: string]: { readonly [name: string]: readonly unknown[] } } = {
  root: {
    addBusinessDays: [calendar, '2026-03-01', 3],
    adviseObjects: [plan],
    advanceCustomer: [plan, 'new', { id: 'e', opportunityId: 'o', at: START, type: 'customer.advance', to: 'known' }],
    apply: [plan, opportunity, { type: 'repeat' }, context],
    businessCalendar: [{ zone: 'UTC' }],
    businessDaysBetween: [calendar, '2026-03-01', '2026-03-08'],
    can: [plan, opportunity, { type: 'repeat' }, context],
    classifyType: [plan, { fields: {} }, context],
    compileSalesModel: [model],
    createIssue: ['wrong_type', 'x', {}, 'error'],
    defineSalesModel: [model],
    describeModel: [plan, { language: 'en' }],
    describeProfile: [plan],
    diffModels: [model, { ...model, version: 2 }],
    dueItems: [plan, opportunity, { asOf: START, calendar: 'UTC' }],
    eventSchema: [plan],
    explain: [plan, opportunity, { type: 'repeat' }, context],
    explainCreation: [plan, 'opportunity', { fields: {} }, context],
    fieldsSchema: [plan, ['email']],
    findDuplicates: [plan, [opportunity], { among: 'open' }],
    fold: [opportunity, log[1]],
    formatHint: [issue, root.en],
    formatIssue: [issue, root.en],
    fourFourFive: [[{ name: 'FY2026', from: '2026-02-01' }], '4-4-5'],
    gradeOf: [plan, { fields: {} }, context],
    importOpportunity: [plan, { id: 'o', stage: 'a' }, context],
    isBusinessDay: [calendar, '2026-03-01'],
    moveTo: [plan, opportunity, { outcome: 'lost' }, context],
    moves: [plan, opportunity, context],
    neededChecks: [plan, opportunity, { type: 'advance' }],
    nextBestSteps: [plan, [opportunity], { ...context, expectedValues: {} }],
    nextDueAt: [plan, opportunity, { asOf: START, calendar: 'UTC' }],
    openOpportunity: [plan, { id: 'o' }, context],
    parseContext: [plan, context],
    parseEvent: [plan, { type: 'advance' }],
    parseEvents: [plan, [{ type: 'advance' }]],
    profileLean: [plan],
    refineCustomerStates: [plan],
    replay: [log],
    restoreOpportunity: [plan, opportunity],
    rights: [plan, opportunity, ['r']],
    routeSeries: [plan, { fields: {} }, context],
    stageMove: [plan, 's', 'a', 'b'],
    stagePath: [plan, 's', null],
    StagewrightError: [[issue]],
    toDeals: [plan, [opportunity]],
    translator: [plan, root.en],
    unwrap: [{ ok: true, value: 1, issues: [] }],
  },
  diagram: {
    toDot: [plan, 's', { language: 'en' }],
    toMarkdownTable: [plan, 's', { language: 'en' }],
    toMermaid: [plan, 's', { language: 'en' }],
  },
  machine: {
    explainSend: [createActor(series, { input: { opportunity } } as never).start(), { type: 'advance', ...context }],
    fromOpportunity: [series, opportunity],
    toCustomerMachine: [plan],
    toMachine: [plan, 's', {}],
    toMachineConfig: [plan, 's', {}],
  },
  parse: { parseSalesModel: [model], salesModelJsonSchema: [] },
  testing: {
    assertAllows: [situation, { type: 'advance' }],
    assertCoversEveryMove: [plan, log],
    assertFollows: [plan, journeys[0]],
    assertNeverReaches: [plan, { stage: 'b' }, {}],
    assertNoDesignErrors: [model, {}],
    assertReaches: [plan, { stage: 'b' }],
    assertRefuses: [situation, { type: 'advance' }, 'move_not_allowed', {}],
    coverage: [plan, log],
    coverageToLcov: [covered, 'x'],
    coverageToText: [covered, { locale: root.en }],
    coverPlan: [plan],
    describeMutant: [{ code: 'x', path: '', params: {} }, root.en],
    given: [plan, {}],
    mutants: [model],
    mutationScore: [model, {}],
    parseJourneys: ['[]'],
    paths: [plan, {}],
    runJourneys: [plan, journeys, { locale: root.en }],
    updateJourneys: [plan, '[]'],
  },
  arbitraries: {
    actorArbitrary: [plan],
    checksArbitrary: [plan],
    eventArbitrary: [plan],
    historyArbitrary: [plan, {}],
    invariants: [plan],
    journeyArbitrary: [plan, {}],
    salesModelArbitrary: [{}],
  },
};
const entries: { readonly [entry: string]: object } = { root, diagram, machine, parse, testing, arbitraries };

/** What no compiler would let through, made anew for each call. */
const hostile: { readonly [what: string]: () => unknown } = {
  undefined: () => undefined,
  null: () => null,
  number: () => 1,
  text: () => 'x',
  list: () => [],
  'list of nothing': () => [null],
  'list of what is something else': () => [{ a: 1 }],
  'list of what is half': () => [{ kind: 'refusal' }, { changes: {}, event: {}, model: null }, { model: {} }],
  record: () => ({}),
  'record without a prototype': () => Object.create(null),
  'record of nulls': () => ({
    ...opportunity,
    ...Object.fromEntries(Object.keys(opportunity).map((key) => [key, null])),
  }),
  symbol: () => Symbol('s'),
  bigint: () => 7n,
  function: () => () => 1,
  'model that was not compiled': () => model,
  'revoked proxy': () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  'proxy that throws': () =>
    new Proxy(
      {},
      {
        get() {
          throw new TypeError('looked at');
        },
        ownKeys() {
          throw new TypeError('looked at');
        },
      },
    ),
};

type Called = (...args: readonly unknown[]) => unknown;

/** What a call throws beside issues; a claim that does not hold is an error of the test that makes it. */
function thrown(called: Called, args: readonly unknown[]): unknown {
  try {
    const answer = called === (root.StagewrightError as unknown) ? Reflect.construct(called, args) : called(...args);
    // Mutants and paths are made one by one, so that nothing is looked at before the first.
    if (called === testing.mutants || called === testing.paths) (answer as Iterator<unknown>).next();
    return null;
  } catch (error) {
    const isClaim = Object.values(testing).includes(called as never) && (error as Error).name === 'Error';
    return error instanceof root.StagewrightError || isClaim ? null : error;
  }
}

describe.each(Object.entries(calls))('%s', (entry, functions) => {
  const exported = Object.entries(entries[entry] as object).filter(([, value]) => typeof value === 'function');

  test('every function is in this table', () => {
    expect(Object.keys(functions).sort()).toEqual(exported.map(([name]) => name).sort());
  });

  test.each(exported as readonly (readonly [string, Called])[])('%s: an answer or issues', (name, called) => {
    const usual = functions[name] ?? [];
    expect(thrown(called, usual)).toBeNull();
    const wrong = usual.flatMap((_, index) =>
      Object.entries(hostile).flatMap(([what, make]) => {
        const error = thrown(called, usual.with(index, make()));
        return error === null ? [] : [`argument ${index + 1}, ${what}: ${error}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

/** The functions whose last argument is options, with options that they take. */
const withOptions: { readonly [entry: string]: readonly string[] } = {
  root: ['businessCalendar', 'describeModel', 'dueItems', 'findDuplicates', 'nextDueAt'],
  diagram: ['toDot', 'toMarkdownTable', 'toMermaid'],
  machine: ['toMachine', 'toMachineConfig'],
  testing: [
    'assertNeverReaches',
    'assertNoDesignErrors',
    'assertReaches',
    'coverageToText',
    'given',
    'paths',
    'runJourneys',
  ],
  arbitraries: ['historyArbitrary', 'journeyArbitrary', 'salesModelArbitrary'],
};

describe('an option that nobody reads is refused', () => {
  const all = Object.entries(withOptions).flatMap(([entry, names]) => names.map((name) => [entry, name] as const));
  test.each(all)('%s %s', (entry, name) => {
    const usual = calls[entry]?.[name] ?? [];
    const called = (entries[entry] as { readonly [name: string]: Called })[name] as Called;
    const misspelt = usual.with(-1, { ...(usual.at(-1) as object), nonsense: 1 });
    expect(() => called(...misspelt)).toThrow('unknown_property');
    // What is `undefined` says nothing; a claim may fail for what it says.
    const unsaid = usual.with(-1, { ...(usual.at(-1) as object), nonsense: undefined });
    expect(() => called(...unsaid)).not.toThrow(root.StagewrightError);
    expect(thrown(called, unsaid)).toBeNull();
  });
});

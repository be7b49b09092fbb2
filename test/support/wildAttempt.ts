import {
  apply,
  explainCreation,
  openOpportunity,
  type SalesModelInput,
  type SalesPlan,
  StagewrightError,
} from 'stagewright';
import { given } from 'stagewright/testing';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Event = { readonly type: string; readonly [property: string]: Json | undefined };
type Plan = SalesPlan<SalesModelInput>;
type Definition = Plan['definition'];
type Blocker = { readonly code: string; readonly path: string };

/** Draws from a list; the seed makes it repeatable. */
export function randomOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    one: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    some: <T>(list: readonly T[]): readonly T[] => list.filter(() => next() < 0.5),
  };
}
export type Random = ReturnType<typeof randomOf>;

const ids = (elements: readonly { readonly id: string }[] = []) => elements.map(({ id }) => id);
const MISFIT = 'no such thing';

/** Every event that the ids of a model make, with and without what it may carry. */
function everyEvent(definition: Definition): readonly Event[] {
  const { lifecycle, series, processes, fields, questions, actions } = definition;
  const reasons = (declared: readonly string[] = []) => [undefined, MISFIT, ...declared];
  const stages = series.flatMap((one) => ids([...one.stages, ...one.afterWin]));
  const outcomes = series.flatMap(({ result }) => result.outcomes);
  const transfer = lifecycle.transfer === false ? [] : ids(lifecycle.transfer.reasons);
  const withReasons = (event: Event, declared: readonly string[] = []) =>
    reasons(declared).map((reason) => ({ ...event, reason }));
  return [
    ...['advance', 'repeat', 'resume', 'recycle', 'rollBack', 'reopen'].map((type) => ({ type })),
    ...stages.flatMap((to) => ['skip', 'rollBack', 'reopen'].flatMap((type) => withReasons({ type, to }))),
    ...outcomes.flatMap(({ id, reasons: declared }) => [
      ...withReasons({ type: 'close', outcome: id }, ids(declared ?? [])),
      ...withReasons({ type: 'changeOutcome', to: id }, ids(declared ?? [])),
    ]),
    ...[undefined, '2030-01-01'].flatMap((followUpOn) =>
      withReasons({ type: 'suspend', followUpOn }, ids(lifecycle.suspend.reasons)),
    ),
    { type: 'assign', owner: 'eve' },
    ...series.flatMap((one) =>
      [undefined, ...ids([...one.stages, ...one.afterWin])].flatMap((to) =>
        withReasons({ type: 'transfer', series: one.id, to }, transfer),
      ),
    ),
    ...withReasons({ type: 'void' }, ids(lifecycle.void.reasons)),
    ...Object.keys(fields).flatMap((field) =>
      [null, MISFIT, false, true, 1, '2026-03-01', { amount: '5', currency: 'CNY' }].flatMap((value) =>
        [undefined, 'document', 'hearsay'].map((source) => ({ type: 'setFields', values: { [field]: value }, source })),
      ),
    ),
    ...Object.keys(actions).flatMap((action) => [
      { type: 'completeAction', action },
      ...withReasons({ type: 'retractAction', action }),
    ]),
    ...ids(questions).map((question) => ({ type: 'answerQuestion', question, answer: 'yes' })),
    ...ids(processes).flatMap((process) => [
      { type: 'raiseProcess', process },
      { type: 'approveProcess', process },
      { type: 'rejectProcess', process },
      ...withReasons({ type: 'withdrawProcess', process }),
    ]),
    ...withReasons({ type: 'setProbability', value: 0.4 }),
  ];
}

/** An opportunity at every place of a model, in every variant that has the place. */
function everyPlace(plan: Plan) {
  return plan.definition.series.flatMap((series) =>
    [undefined, ...series.variants].flatMap((variant) =>
      [
        ...series.stages.map(({ id }) => ({ stage: id })),
        ...series.result.outcomes.flatMap(({ id, kind }) => [
          { outcome: id },
          ...(kind === 'won' ? series.afterWin.map((stage) => ({ outcome: id, stage: stage.id })) : []),
        ]),
      ]
        .filter((place) => !('stage' in place) || !variant?.drop.includes(place.stage))
        .flatMap((place) => placed(plan, { series: series.id, ...(variant && { variant: variant.id }), ...place })),
    ),
  );
}

/** None where the series without a variant cannot be chosen, so that a stage which one drops is not there. */
function placed(plan: Plan, state: object) {
  try {
    return [given(plan, state as never)];
  } catch (error) {
    if (error instanceof StagewrightError && error.issues.every(({ code }) => code === 'stage_not_in_variant'))
      return [];
    throw error;
  }
}

/** What can be put to opportunities of a plan, and where. */
export function wilds(plan: Plan) {
  const text = JSON.stringify(plan.definition);
  return {
    plan,
    places: everyPlace(plan),
    events: everyEvent(plan.definition),
    /** Numbers and texts that conditions and bounds may name. */
    numbers: ['0', '-1', '1000000', ...(text.match(/-?\d+(\.\d+)?/g) ?? [])].map(Number),
    texts: ['13800138000', '91350100M000100Y43', 'text', ...(text.match(/(?<="(?:eq|ne|in)":\[?")[^"]+/g) ?? [])],
  };
}
type Wilds = ReturnType<typeof wilds>;

/** An opportunity at any place, with any facts in it, before anybody at any time. */
function anySituation(wild: Wilds, random: Random) {
  const { plan, places } = wild;
  const { definition } = plan;
  const { opportunity, context } = random.one(places);
  const at = opportunity.updatedAt;
  const by = 'a colleague';
  const actor = {
    id: random.one(['ann', 'bob']),
    roles: random.one([ids(definition.roles), ids(definition.roles), [], random.some(ids(definition.roles))]),
  };
  const one = <T>(names: readonly string[], value: (name: string) => T | undefined) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const found = value(name);
        return found === undefined ? [] : [[name, found]];
      }),
    );
  const status = () => random.one([undefined, 'pending', 'pending', 'approved', 'approved', 'rejected', 'withdrawn']);
  const isKept = random.next() < 0.3;
  const any = isKept
    ? {}
    : {
        type: random.one([null, ...ids(definition.types)]),
        fields: one(Object.keys(definition.fields), (id) => {
          const value = anyValue(wild, id, random);
          return value === undefined ? undefined : { value, source: random.one(['rep', 'document']), at, by };
        }),
        answers: one(ids(definition.questions), () => random.one(['yes', 'no', 'unknown', undefined])),
        visit: {
          ...opportunity.visit,
          actions: one(Object.keys(definition.actions), () => {
            const times = random.one([0, 0, 1, 2, 5]);
            return times === 0 ? undefined : { times, at, by, result: null };
          }),
        },
      };
  // What converts is raised before there is an opportunity, by whoever made the record.
  const converts = new Set(ids(definition.processes.filter(({ kind }) => kind === 'conversion')));
  const processes = one(ids(definition.processes), (id) => {
    const state = isKept && random.next() < 0.7 ? 'approved' : status();
    const round = {
      round: 1,
      request: `given:${id}:1`,
      raisedBy: converts.has(id) ? by : random.one([by, 'ann']),
      raisedAt: at,
      proposed: {},
    };
    return state === undefined ? undefined : { ...round, status: state, votes: [] };
  });
  const days = random.one([0, 0, 0, 1, 30, 400]);
  return {
    opportunity: { ...opportunity, ...any, processes },
    context: {
      ...context,
      by: actor,
      at: new Date(Date.parse(at) + days * 86_400_000).toISOString(),
      checks: one(Object.keys(definition.checks), () => random.one([true, true, false, undefined])),
    },
  };
}

/** A value for a field: one of its own, one that a condition may name, or one that it cannot take. */
function anyValue({ plan, numbers, texts }: Wilds, id: string, random: Random): Json | undefined {
  const field = plan.definition.fields[id];
  const number = random.one(numbers);
  if (random.next() < 0.25) return undefined;
  if (random.next() < 0.15) return MISFIT;
  switch (field?.type) {
    case 'boolean':
      return random.next() < 0.5;
    case 'number':
      return number;
    case 'money':
      return { amount: String(Math.abs(number)), currency: 'CNY' };
    case 'date':
      return random.one(['2026-01-05', '2026-01-10', '2026-02-01', '2027-01-01', '2020-01-01']);
    case 'choice':
      return random.one(field.choices);
    case 'phone':
      return '+8613800138000';
    case 'email':
      return 'li@example.com';
    default:
      return random.one(texts);
  }
}

/** Puts one to three events to an opportunity in any state; the blockers of what is refused. */
export function wildAttempt(wild: Wilds, random: Random): readonly Blocker[] {
  const { opportunity, context } = anySituation(wild, random);
  const count = random.one([1, 1, 1, 2, 3]);
  const first = random.one(wild.events);
  // What was said once is often said again.
  const list = Array.from({ length: count }, (_, at) =>
    at === 0 || random.next() < 0.3 ? first : random.one(wild.events),
  );
  const applied = apply(wild.plan, opportunity as never, list as never, context as never);
  return applied.ok ? [] : applied.blockers;
}

const OBJECTS = ['lead', 'prospect', 'account', 'contact', 'opportunity'] as const;

/** Creates any object of any facts, or opens an opportunity anywhere; the blockers of what is refused. */
export function wildCreation(wild: Wilds, random: Random): readonly Blocker[] {
  const { plan } = wild;
  const { definition } = plan;
  const maybe = <T>(list: readonly T[]): T | undefined => (random.next() < 0.5 ? undefined : random.one([...list]));
  const isBare = random.next() < 0.2;
  const fields = isBare
    ? {}
    : Object.fromEntries(Object.keys(definition.fields).map((id) => [id, anyValue(wild, id, random) ?? null]));
  const processes = Object.fromEntries(
    ids(definition.processes).map((id) => [id, random.one([null, 'approved', 'approved', 'rejected'])]),
  );
  const checks = Object.fromEntries(
    Object.keys(definition.checks).flatMap((id) => {
      const answer = random.one([true, true, false, undefined]);
      return answer === undefined ? [] : [[id, answer]];
    }),
  );
  const context = { at: '2026-01-05T00:00:00Z', by: { id: 'ann', roles: [] }, checks };
  if (random.next() < 0.4)
    return explainCreation(plan, random.one(OBJECTS), { fields, processes } as never, context as never).blockers;
  const series = maybe(definition.series);
  const start = {
    id: 'o',
    fields,
    processes,
    series: series?.id,
    type: maybe(ids(definition.types)),
    stage: maybe(ids((series ?? random.one(definition.series)).stages)),
  };
  const opened = openOpportunity(plan, start as never, context as never);
  return opened.ok ? [] : opened.blockers;
}

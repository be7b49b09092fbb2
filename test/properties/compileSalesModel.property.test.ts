import { fc, test } from '@fast-check/vitest';
import {
  type AnyPlan,
  adviseObjects,
  compileSalesModel,
  describeModel,
  describeProfile,
  dueItems,
  explain,
  importOpportunity,
  moves,
  rights,
  type SalesModelInput,
  StagewrightError,
  stagePath,
  toDeals,
  translator,
} from 'stagewright';
import { zhCN } from 'stagewright/locales/zh-CN';
import { toCustomerMachine, toMachine, toMachineConfig } from 'stagewright/machine';
import { expect } from 'vitest';
import * as examples from '../../examples/models/index.js';
import { smallModel } from '../support/smallModel.js';

const models: readonly SalesModelInput[] = [smallModel, ...Object.values(examples)];

const cyclic: { [key: string]: unknown } = {};
for (const key of ['id', 'label', 'all', 'not', 'stages']) cyclic[key] = cyclic;
const cyclicList: unknown[] = [];
cyclicList.push(cyclicList);
const fails = (): never => {
  throw new RangeError('nobody may look');
};
const getters = Object.defineProperties(
  {},
  Object.fromEntries(['id', 'label', 'kind', 'en', 'all'].map((key) => [key, { get: fails, enumerable: true }])),
);
const closed = new Proxy({}, { get: fails, has: fails, ownKeys: fails, getOwnPropertyDescriptor: fails });

/** What a program in JavaScript may put in by mistake or malice. */
const ODD: readonly unknown[] = [
  undefined,
  null,
  0,
  -1,
  Number.NaN,
  1e300,
  7n,
  '',
  'x',
  '__proto__',
  true,
  [],
  [null],
  ['x'],
  {},
  { id: 'x' },
  Object.create(null),
  new Date(0),
  new Map(),
  Symbol('s'),
  () => 1,
  cyclic,
  cyclicList,
  getters,
  closed,
];

/** Every place in a model but what is the host's own (`meta`). */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).filter(([key]) => key !== 'meta');
  return [path, ...inner.flatMap(([key, part]) => placesOf(part, [...path, key]))];
}

function changed(model: SalesModelInput, path: readonly string[], value: unknown): SalesModelInput {
  if (path.length === 0) return value as SalesModelInput;
  const copy = structuredClone(model);
  let target = copy as unknown as { [key: string]: unknown };
  for (const step of path.slice(0, -1)) target = target[step] as typeof target;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete target[last];
  else target[last] = value;
  return copy;
}

/** The plan, or `null` where the model is refused with issues that can be sent. */
function compiled(model: SalesModelInput): AnyPlan | null {
  try {
    return compileSalesModel(model);
  } catch (error) {
    expect(error).toBeInstanceOf(StagewrightError);
    const { issues } = error as StagewrightError;
    expect(issues.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(issues))).toEqual(issues);
    return null;
  }
}

/** Asks everything that a plan is there for: no answer may be an exception, and what is told is JSON. */
function ask(plan: AnyPlan): void {
  const context = { at: '2026-01-05T09:00:00Z', by: { id: 'ann', roles: ['rep', 'AM'] } };
  const t = translator(plan, zhCN);
  JSON.stringify([describeModel(plan, { language: 'zh-CN' }), describeProfile(plan), adviseObjects(plan)]);
  if (plan.definition.customerStates.length > 0) toCustomerMachine(plan);
  for (const { id: series, stages, variants } of plan.definition.series) {
    JSON.stringify([stagePath(plan, series), toMachineConfig(plan, series as never)]);
    toMachine(plan, series as never);
    // In whichever variant it comes to be.
    const stage = stages.find(({ id }) => !variants.some(({ drop }) => (drop as readonly string[]).includes(id)));
    const imported = importOpportunity(plan, { id: 'o', series, stage: stage?.id ?? null }, context);
    if (!imported.ok) throw new Error(JSON.stringify(imported.issues));
    const { opportunity } = imported.value;
    for (const move of moves(plan, opportunity, context)) {
      JSON.stringify(move);
      expect([
        ...move.blockers.map((blocker) => t(blocker)),
        ...move.checklist.map((item) => t.item(item)),
      ]).not.toContain('');
    }
    JSON.stringify(explain(plan, opportunity, { type: 'advance' }, context));
    JSON.stringify([
      dueItems(plan, opportunity, { asOf: '2027-01-01T00:00:00Z', calendar: 'Asia/Shanghai' }),
      rights(plan, opportunity, ['rep']),
      toDeals(plan, [opportunity]),
    ]);
  }
}

test.prop([fc.constantFrom(...models), fc.nat(), fc.nat(ODD.length - 1)], { numRuns: 400 })(
  'a model with one value replaced by anything is refused with issues, or runs',
  (model, place, odd) => {
    const places = placesOf(model);
    const plan = compiled(changed(model, places[place % places.length] ?? [], ODD[odd]));
    if (plan !== null) ask(plan);
  },
);

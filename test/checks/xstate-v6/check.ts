import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  type AnyOpportunity,
  type AnyPlan,
  apply,
  compileSalesModel,
  explain,
  importOpportunity,
  type SalesModelInput,
} from 'stagewright';
import { fromOpportunity, type SeriesMachineConfig, toMachine, toMachineConfig } from 'stagewright/machine';
import { actorArbitrary, checksArbitrary, eventArbitrary, salesModelArbitrary } from 'stagewright/testing/arbitraries';
import * as models from '../../../examples/models/index.js';
import { createActor, createMachineFromConfig } from './node_modules/xstate/dist/xstate.esm.js';

// The configuration that `toMachineConfig` gives, loaded as it is by the alpha of XState 6: with the three guards given
// from outside, its states are those of the kernel and of the machine of XState 5.

const START = Date.UTC(2026, 0, 1);
const by = { id: 'ann', roles: ['rep', 'manager'] };
type Node = string | null;
type Guard = (args: unknown, params: { readonly to: string }) => boolean;

/** The id of the node that a state value names in the configuration. */
function nodeOf(config: SeriesMachineConfig, value: unknown): Node {
  const states = config.states as {
    readonly [key: string]: {
      readonly id?: string;
      readonly states?: { readonly [key: string]: { readonly id?: string } };
    };
  };
  if (typeof value === 'string') return states[value]?.id ?? null;
  const [[group, key] = ['', '']] = Object.entries(value as Record<string, string>);
  return states[group]?.states?.[key]?.id ?? null;
}

function start(plan: AnyPlan, series: string): AnyOpportunity {
  const { startIn, stages } = plan.definition.series.find(({ id }) => id === series) ?? {
    startIn: undefined,
    stages: [],
  };
  const stage = startIn?.[0] ?? stages[0]?.id ?? null;
  const imported = importOpportunity(plan, { id: 'o', series, stage, openedAt: START }, { at: START, by });
  if (!imported.ok) throw new Error(JSON.stringify(imported.issues));
  return imported.value.opportunity as AnyOpportunity;
}

/** Sends events to the machine of XState 6, and to the kernel; how many of them happened. */
function play(
  plan: AnyPlan,
  series: string,
  steps: readonly { readonly event: { readonly type: string }; readonly by: object; readonly checks: object }[],
): number {
  let current = start(plan, series);
  const options = current.variant === null ? {} : { variant: current.variant as never };
  const config = JSON.parse(JSON.stringify(toMachineConfig(plan, series as never, options))) as SeriesMachineConfig;
  const five = toMachine(plan, series as never, options);
  // The adapter: the kernel is asked before an event is sent, and the guards read its answer.
  let leads: Node = null;
  const guards: { readonly [name: string]: Guard } = {
    leadsTo: (_, { to }) => leads === to,
    mayHappen: () => leads !== null,
    hasMovedTo: (_, { to }) => leads === to,
  };
  const actor = createActor(
    createMachineFromConfig(config as never, { guards, actions: { apply: () => undefined } } as never) as never,
  ).start();
  let happened = 0;
  for (const { event, by: actorBy, checks } of steps) {
    const context = { at: START + happened, by: actorBy, checks };
    const applied = apply(plan, current, event as never, context as never);
    const happens = applied.ok && applied.records.length > 0 && event.type !== 'transfer';
    assert.equal(explain(plan, current, event as never, context as never).allowed || !happens, true);
    if (happens) current = applied.opportunity;
    const expected = fromOpportunity(five as never, current as never).value as unknown;
    leads = happens ? nodeOf(config, expected) : null;
    actor.send(event as never);
    const { value } = actor.getSnapshot() as unknown as { readonly value: unknown };
    assert.deepEqual(value, expected, `${JSON.stringify(event)}`);
    if (happens) happened++;
  }
  actor.stop();
  return happened;
}

function walk(plan: AnyPlan) {
  const step = fc.record({ event: eventArbitrary(plan), by: actorArbitrary(plan), checks: checksArbitrary(plan) });
  return fc.record({
    series: fc.constantFrom(...plan.series.keys()),
    steps: fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
  });
}

let events = 0;
const count = (happened: number) => {
  events += happened;
};
for (const model of Object.values(models) as readonly SalesModelInput[]) {
  const plan: AnyPlan = compileSalesModel(model);
  fc.assert(
    fc.property(walk(plan), ({ series, steps }) => count(play(plan, series, steps))),
    { numRuns: 60 },
  );
}
fc.assert(
  fc.property(
    salesModelArbitrary().chain((model) => {
      const plan: AnyPlan = compileSalesModel(model);
      return walk(plan).map((walked) => ({ plan, ...walked }));
    }),
    ({ plan, series, steps }) => count(play(plan, series, steps)),
  ),
  { numRuns: 400 },
);
assert.ok(events > 1_000, `only ${events} events happened`);
console.log(
  `XState 6 alpha reached the kernel's states over ${events} events that happened, and kept them over those refused.`,
);

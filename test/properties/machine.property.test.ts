import { fc, test } from '@fast-check/vitest';
import {
  type AnyOpportunity,
  type AnyPlan,
  apply,
  compileSalesModel,
  explain,
  importOpportunity,
  moves,
  type SalesModelInput,
} from 'stagewright';
import { explainSend, fromOpportunity, toMachine } from 'stagewright/machine';
import { actorArbitrary, checksArbitrary, eventArbitrary, salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect } from 'vitest';
import { createActor, matchesState } from 'xstate';
import { kaSmb, tas, training, trainingThreeTeams } from '../../examples/models/index.js';

const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

type Step = {
  readonly event: { readonly type: string };
  readonly by: { readonly id: string; readonly roles: readonly string[] };
  readonly checks: object;
  readonly hours: number;
  /** Instead of the event: one of the moves that are open here, so that walks come far. */
  readonly pick: number | undefined;
};

/** The first event, from the picked one on, that the kernel would allow with one of the models' reasons. */
function openMove(plan: AnyPlan, current: AnyOpportunity, context: object, pick: number): Step['event'] | undefined {
  const found = moves(plan, current, context as never).map(({ event }) => event as Step['event']);
  const at = pick % Math.max(1, found.length);
  for (const move of [...found.slice(at), ...found.slice(0, at)]) {
    for (const reason of [
      {},
      { reason: 'r1' },
      { reason: 'later', followUpOn: '2026-12-31' },
      { reason: 'duplicate' },
    ]) {
      const event = { ...move, ...reason };
      if (explain(plan, current, event as never, context as never).allowed) return event;
    }
  }
  return undefined;
}

/** An opportunity in the first stage of a series; gates of creation are not what is tested here. */
function start(plan: AnyPlan, series: string): AnyOpportunity {
  const stage = plan.definition.series.find(({ id }) => id === series)?.stages[0]?.id ?? null;
  const imported = importOpportunity(
    plan,
    { id: 'o', series, stage, openedAt: START },
    { at: START, by: { id: 'ann', roles: [] } },
  );
  if (!imported.ok) throw new Error(JSON.stringify(imported.issues));
  return imported.value.opportunity as AnyOpportunity;
}

/** Where the specification's table puts an opportunity, told from its status alone and without the library. */
function stateOf({ status, stage, outcome }: AnyOpportunity): unknown {
  const key = (id: string) => (id.startsWith('#') ? `%23${id.slice(1)}` : id);
  switch (status) {
    case 'open':
      return { open: key(stage ?? '') };
    case 'suspended':
    case 'pooled':
    case 'voided':
      return status;
    default:
      return stage !== null ? { afterWin: key(stage) } : { result: key(outcome ?? '') };
  }
}

const hasRoad = (plan: AnyPlan, { series }: AnyOpportunity) =>
  (plan.definition.series.find(({ id }) => id === series)?.afterWin ?? []).length > 0;

/** Plays events through the kernel and through an actor side by side, and holds every answer of one to the other. */
function play(plan: AnyPlan, series: string, steps: readonly Step[]): void {
  let current = start(plan, series);
  let context = { at: START, by: { id: 'ann', roles: [] as readonly string[] }, checks: {} };
  const machine = toMachine(plan, series as never, {
    ...(current.variant === null ? {} : { variant: current.variant as never }),
    context: () => context as never,
  });
  const heard: unknown[] = [];
  const actor = createActor(machine as never, { input: { opportunity: current } as never });
  actor.on('*' as never, (emitted: unknown) => heard.push(emitted));
  actor.start();
  let at = START;
  for (const { event: drawn, by, checks, hours, pick } of steps) {
    at += hours * HOUR;
    context = { at, by, checks };
    const event = (pick === undefined ? undefined : openMove(plan, current, context, pick)) ?? drawn;
    const verdict = explain(plan, current, event as never, context as never);
    const applied = apply(plan, current, event as never, context as never);
    // Another series is another machine.
    const leadsOut = event.type === 'transfer' && (!applied.ok || applied.records.length > 0);
    const happens = applied.ok && applied.records.length > 0 && !leadsOut;

    const before = actor.getSnapshot() as { readonly value: unknown; can: (event: unknown) => boolean };
    expect(before.can(event)).toBe(happens);
    heard.length = 0;
    const told = explainSend(actor as never, event as never);
    if (leadsOut && applied.ok) expect(told.standing).toBe('impossible');
    else expect(told).toEqual(applied.ok ? verdict : { ...verdict, ...pickVerdict(applied) });

    const after = actor.getSnapshot() as unknown as {
      readonly value: unknown;
      readonly status: string;
      readonly context: { readonly opportunity: AnyOpportunity };
      hasTag: (tag: string) => boolean;
    };
    if (!happens) {
      expect(after).toBe(before);
      expect(heard).toEqual([]);
      continue;
    }
    current = applied.opportunity;
    expect(after.status).toBe('active');
    expect(after.context.opportunity).toEqual(current);
    expect(heard).toEqual([...applied.records.map((record) => ({ type: 'record', record })), ...applied.effects]);
    const isDone = current.status === 'won' && current.stage === null && hasRoad(plan, current);
    expect(after.value).toEqual(isDone ? 'done' : stateOf(current));
    expect(after.hasTag('closed')).toBe(current.status !== 'voided' && current.stage === null);
    const stored = JSON.parse(JSON.stringify(current)) as AnyOpportunity;
    expect(matchesState(after.value as never, fromOpportunity(machine as never, stored as never).value)).toBe(true);
  }
}

function pickVerdict({ standing, allowed, checklist, blockers, inputs }: ReturnType<typeof explain>) {
  return { standing, allowed, checklist, blockers, inputs };
}

const stepOf = (plan: AnyPlan) =>
  fc.record({
    event: eventArbitrary(plan),
    by: actorArbitrary(plan),
    checks: checksArbitrary(plan),
    hours: fc.nat(200),
    pick: fc.option(fc.nat(60), { nil: undefined, freq: 2 }),
  });
const walkOf = (model: SalesModelInput) => {
  const plan: AnyPlan = compileSalesModel(model);
  return fc.record({
    plan: fc.constant(plan),
    series: fc.constantFrom(...plan.series.keys()),
    steps: fc.array(stepOf(plan), { minLength: 1, maxLength: 40, size: 'max' }),
  });
};

describe('S3-12, S3-14: the machine is the kernel', () => {
  test.prop([salesModelArbitrary().chain(walkOf)], { numRuns: 80 })(
    'over random models: states, opportunities, records, effects and refusals',
    ({ plan, series, steps }) => play(plan, series, steps as readonly Step[]),
    60_000,
  );

  for (const model of [training, trainingThreeTeams, tas, kaSmb]) {
    test.prop([walkOf(model)], { numRuns: 30 })(
      `over the model ${model.id}`,
      ({ plan, series, steps }) => play(plan, series, steps as readonly Step[]),
      60_000,
    );
  }
});

import { fc, test } from '@fast-check/vitest';
import {
  type AnyOpportunity,
  type AnyPlan,
  apply,
  compileSalesModel,
  explain,
  importOpportunity,
  moves,
  replay,
  restoreOpportunity,
  type SalesModelInput,
  type TransitionRecord,
} from 'stagewright';
import { actorArbitrary, checksArbitrary, eventArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../examples/models/index.js';

const models: readonly SalesModelInput[] = [training, trainingThreeTeams, tas, kaSmb];
const START = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

/** An opportunity in the first stage of a series; gates of creation are not what is tested here. */
function start(plan: AnyPlan, series: string) {
  const [stage] = plan.definition.series.find(({ id }) => id === series)?.stages ?? [];
  const imported = importOpportunity(
    plan,
    { id: 'o', series, stage: stage?.id ?? null, openedAt: START },
    { at: START, by: { id: 'ann', roles: [] } },
  );
  if (!imported.ok) throw new Error(JSON.stringify(imported.issues));
  return imported.value as { readonly opportunity: AnyOpportunity; readonly records: readonly TransitionRecord[] };
}

for (const model of models) {
  const plan: AnyPlan = compileSalesModel(model);
  const step = fc.record({
    event: eventArbitrary(plan),
    by: actorArbitrary(plan),
    checks: checksArbitrary(plan),
    hours: fc.nat(400),
  });
  const walk = fc.record({
    series: fc.constantFrom(...plan.series.keys()),
    steps: fc.array(step, { minLength: 1, maxLength: 40 }),
  });

  describe(`the kernel over the model ${model.id}`, () => {
    test.prop([walk], { numRuns: 150 })(
      'answers every event, folds what it allows, and keeps the rest as it was',
      ({ series, steps }) => {
        const { opportunity, records } = start(plan, series);
        let current = opportunity;
        const log: TransitionRecord[] = [...records];
        const effectIds: string[] = [];
        let at = START;
        for (const { event, by, checks, hours } of steps) {
          at += hours * HOUR;
          const context = { at, by, checks };
          const before = JSON.stringify(current);
          const verdict = explain(plan, current, event as never, context);
          const result = apply(plan, current, event as never, context);
          expect(JSON.stringify(current)).toBe(before);

          // The verdict of a complete event is the answer of `apply`.
          if (result.ok) {
            if (!result.repeated) expect(verdict.allowed).toBe(true);
            expect(result.records.length).toBe(result.repeated ? 0 : result.opportunity.seq - current.seq);
            expect(result.records.length).toBeLessThanOrEqual(2);
            for (const record of result.records) expect(record.id).toBe(`o:${record.seq}`);
            log.push(...result.records);
            effectIds.push(...result.effects.map(({ id }) => id));
            current = result.opportunity;
          } else {
            expect(result.standing).not.toBe('ready');
            expect(result.blockers.length + result.inputs.length).toBeGreaterThan(0);
            expect(result.refusal.blockers).toEqual(result.blockers);
            // A draft may lack its own data, which a complete event may not; all else is one verdict.
            if (result.standing !== 'invalid') expect(verdict.blockers).toEqual(result.blockers);
            for (const blocker of result.blockers)
              expect(blocker.element === null || (blocker.element >= 2 && blocker.element <= 9)).toBe(true);
          }
          // Everything that is stored or sent is JSON.
          expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        }
        const replayed = replay(log);
        expect(replayed.ok && replayed.value).toEqual(current);
        expect(restoreOpportunity(plan, JSON.parse(JSON.stringify(current))).ok).toBe(true);
        expect(new Set(effectIds).size).toBe(effectIds.length);
      },
    );

    test.prop([walk], { numRuns: 60 })(
      'offers only moves that exist, and what it calls ready can be applied',
      ({ series, steps }) => {
        let { opportunity } = start(plan, series);
        let at = START;
        for (const { event, by, checks, hours } of steps.slice(0, 15)) {
          at += hours * HOUR;
          const context = { at, by, checks };
          for (const move of moves(plan, opportunity, context)) {
            const overdue = move.blockers.every(
              ({ code }) => code === 'change_window_over' || code === 'reopen_window_over',
            );
            if (move.standing === 'impossible') expect(overdue).toBe(true);
            expect(['invalid', 'conflict']).not.toContain(move.standing);
            if (move.allowed) expect(apply(plan, opportunity, move.event as never, context).ok).toBe(true);
          }
          const result = apply(plan, opportunity, event as never, context);
          if (result.ok) ({ opportunity } = result);
        }
      },
    );

    test.prop([walk], { numRuns: 60 })(
      'applies a list exactly when it applies its events one after another',
      ({ series, steps }) => {
        const { opportunity } = start(plan, series);
        const context = {
          at: START + HOUR,
          by: { id: 'ann', roles: plan.definition.roles.map(({ id }: { id: string }) => id) },
          checks: {},
        };
        const events = steps.slice(0, 6).map(({ event: { id: _id, ...event } }) => event);
        let current = opportunity;
        const one = events.every((event) => {
          const result = apply(plan, current, event as never, context);
          if (result.ok) current = result.opportunity;
          return result.ok;
        });
        const all = apply(plan, opportunity, events as never, context);
        expect(all.ok).toBe(one);
        if (all.ok) expect(all.opportunity).toEqual(current);
      },
    );

    test.prop([fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), fc.anything()])(
      'refuses whatever is no event without throwing',
      (event, at) => {
        const { opportunity } = start(plan, plan.definition.series[0]?.id ?? '');
        const result = apply(plan, opportunity, event as never, { at: at as never, by: { id: 'ann', roles: [] } });
        if (!Array.isArray(event) || event.length > 0) expect(result.ok).toBe(false);
      },
    );
  });
}

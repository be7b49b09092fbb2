import { fc, test as propertyTest } from '@fast-check/vitest';
import { type AnyPlan, compileSalesModel, type SalesModelInput, stagePath } from 'stagewright';
import { historyFromRecords } from 'stagewright/conversion';
import { historyArbitrary, invariants, journeyArbitrary, salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect, test } from 'vitest';
import { kaSmb, tas, training, trainingThreeTeams } from '../../examples/models/index.js';

const models: readonly SalesModelInput[] = [training, trainingThreeTeams, tas, kaSmb];

describe.each(models.map((model) => [model.id, compileSalesModel(model) as AnyPlan] as const))('%s', (_, plan) => {
  test.each(invariants(plan).map(({ name, check }) => [name, check] as const))('%s', (_name, check) =>
    check({ numRuns: 15 }),
  );

  test('journeys come far: every stage and outcome of every series is reached by some', () => {
    const reached = new Set<string>();
    for (const { records, start } of fc.sample(journeyArbitrary(plan), { numRuns: 400, seed: 7 }))
      for (const { to } of records) if (to !== null) reached.add(`${start.series} ${to}`);
    for (const { id, stages, result } of plan.definition.series as readonly SalesModelInput['series'][number][])
      for (const place of [...stages, ...result.outcomes]) expect(reached).toContain(`${id} ${place.id}`);
  });
});

propertyTest.prop([salesModelArbitrary()], { numRuns: 20 })('the laws hold of any model', (model) => {
  for (const { check } of invariants(compileSalesModel(model))) check({ numRuns: 3 });
});

describe('a counterexample is small', () => {
  const shrunk = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => boolean): T => {
    const { failed, counterexample } = fc.check(fc.property(arbitrary, holds), { seed: 3, numRuns: 500 });
    expect(failed).toBe(true);
    return (counterexample as [T])[0];
  };

  test('of models', () => {
    const free = (model: SalesModelInput) => model.series.some(({ moves }) => moves?.skip === 'allow');
    const model = shrunk(salesModelArbitrary(), (one) => !free(one));
    expect(model.series.flatMap(({ stages }) => stages).length).toBeLessThanOrEqual(4);
    expect(JSON.stringify(model).length).toBeLessThan(2_000);
  });

  test('of models that let nobody go back', () => {
    const goesBack = ({ moves }: SalesModelInput['series'][number]) => (moves?.rollBack ?? 'previous') !== 'forbid';
    const model = shrunk(salesModelArbitrary(), ({ series }) => !series.some(goesBack));
    expect(model.series).toHaveLength(1);
    expect(model.series[0]?.stages.length).toBeLessThanOrEqual(2);
    expect(JSON.stringify(model).length).toBeLessThan(1_000);
  });

  test('of journeys', () => {
    const plan = compileSalesModel(training) as AnyPlan;
    const journey = shrunk(journeyArbitrary(plan), ({ opportunity }) => opportunity.status !== 'lost');
    // As drawn, one of up to thirty moves: what stands in its way counts as steps, too.
    expect(journey.steps.length).toBeLessThanOrEqual(3);
  });

  test('of histories', () => {
    const plan = compileSalesModel(training) as AnyPlan;
    const records = shrunk(historyArbitrary(plan), (log) => !log.some(({ event }) => event.type === 'close'));
    expect(new Set(records.map(({ opportunityId }) => opportunityId)).size).toBe(1);
  });
});

propertyTest.prop([historyArbitrary(compileSalesModel(kaSmb), { maxOpportunities: 8 })], { numRuns: 20 })(
  'a history is what the reader of records takes: every opportunity of the road, in order',
  (records) => {
    const plan = compileSalesModel(kaSmb) as AnyPlan;
    const own = records.filter(({ series, variant }) => series === 'KA' && variant === null);
    const { history } = historyFromRecords(own as never, { path: stagePath(plan, 'KA') });
    expect(records.map(({ at }) => at)).toEqual(records.map(({ at }) => at).sort());
    expect(history.opportunities).toBe(new Set(own.map(({ opportunityId }) => opportunityId)).size);
  },
);

import { fc, test } from '@fast-check/vitest';
import {
  type AnyOpportunity,
  type AnyPlan,
  apply,
  compileSalesModel,
  explain,
  importOpportunity,
  moves,
  stageMove,
} from 'stagewright';
import { salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { expect } from 'vitest';

const at = Date.UTC(2026, 0, 1);
const context = { at, by: { id: 'ann', roles: [] } };
const KINDS: { readonly [event: string]: string } = { changeOutcome: 'change' };

/** Models without variants, whose moves are others than those of the whole series. */
const wholeSeries = salesModelArbitrary().map((model) => ({
  ...model,
  series: model.series.map(({ variants: _, ...series }) => series),
}));

/** The opportunity of a series taken over into a stage. */
function standingIn(plan: AnyPlan, series: string, stage: string): AnyOpportunity {
  const found = { id: 'o', series, stage, openedAt: at };
  const imported = importOpportunity(plan, found as never, context);
  if (!imported.ok) throw new Error(JSON.stringify(imported.issues));
  return imported.value.opportunity as AnyOpportunity;
}

test.prop([wholeSeries], { numRuns: 60 })(
  'the table of moves tells of every pair what the kernel says exists',
  (model) => {
    const plan = compileSalesModel(model) as AnyPlan;
    for (const { id, stages, result } of plan.definition.series) {
      const places: readonly string[] = [...stages, ...result.outcomes].map((place) => place.id);
      for (const stage of stages) {
        const opportunity = standingIn(plan, id, stage.id);
        const listed = new Map<string, string>();
        for (const { event, to } of moves(plan, opportunity, context)) {
          const place = to === null ? undefined : 'stage' in to ? to.stage : to.outcome;
          if (place !== undefined) listed.set(place, KINDS[event.type] ?? event.type);
        }
        const table = places.flatMap((place): [string, string][] => {
          const kind = stageMove(plan, id as never, stage.id, place);
          return kind === undefined ? [] : [[place, kind]];
        });
        expect(new Map(table)).toEqual(listed);
      }
    }
  },
);

test.prop([wholeSeries, fc.nat(), fc.nat()], { numRuns: 60 })(
  'what the table does not have, the kernel calls impossible, before and after a close',
  (model, first, second) => {
    const plan = compileSalesModel(model) as AnyPlan;
    const [series] = plan.definition.series;
    if (series === undefined) return;
    const [stage, other] = [first, second].map((pick) => series.stages[pick % series.stages.length]?.id ?? '');
    const opportunity = standingIn(plan, series.id, stage ?? '');
    for (const type of ['skip', 'rollBack']) {
      const verdict = explain(plan, opportunity, { type, to: other } as never, context);
      const exists = stageMove(plan, series.id as never, stage ?? '', other ?? '') === type;
      expect(verdict.standing === 'impossible').toBe(!exists);
    }
    const lost = series.result.outcomes.find(({ kind, from }) => kind !== 'won' && from === 'any');
    const reason = lost?.reasons?.[0]?.id ?? 'any';
    const closed = apply(plan, opportunity, { type: 'close', outcome: lost?.id, reason } as never, {
      ...context,
      by: { id: 'job', roles: [], system: true },
    });
    if (!closed.ok) return;
    const reopened = explain(plan, closed.opportunity, { type: 'reopen', to: other } as never, context);
    const isListed = moves(plan, closed.opportunity, context).some(
      ({ event }) => event.type === 'reopen' && event.to === other,
    );
    expect(reopened.standing === 'impossible').toBe(!isListed);
  },
);

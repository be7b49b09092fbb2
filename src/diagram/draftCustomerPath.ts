import { createIssue, StagewrightError } from '../issues/index.js';
import { type AnyPlan, labelIn, refineCustomerStates, trackOf } from '../plan/index.js';
import type { Draft, Move } from './Diagram.js';
import { named } from './named.js';
import { placeKey } from './placeKey.js';
import type { Words } from './wordsIn.js';

/**
 * The customer's path: the states that the model keeps, and what leads from one to the next. A series is walked from the
 * state that it begins at; a step that would not lead forward leads nowhere, as in the kernel.
 */
export function draftCustomerPath(plan: AnyPlan, { names, say, locale }: Words): Draft {
  const { states, tags } = refineCustomerStates(plan);
  if (states.length === 0)
    throw new StagewrightError([createIssue('missing_property', 'customerStates', { property: 'customerStates' })]);
  const ranks = new Map(states.map(({ id }, index) => [id, index]));
  for (const { id, mergedInto } of tags) ranks.set(id, ranks.get(mergedInto ?? '') ?? 0);
  const keyAt = (rank: number) => placeKey('states', states[rank]?.id ?? '');

  const moves = new Map<string, Move>();
  const lead = (from: number, to: string | undefined, by: string): number => {
    const rank = ranks.get(to ?? '') ?? -1;
    if (rank <= from) return from;
    const key = `${from} ${rank}`;
    const notes = [...(moves.get(key)?.notes ?? []), by];
    moves.set(key, { from: keyAt(from), to: keyAt(rank), kind: 'advance', notes, rule: notes });
    return rank;
  };
  for (const [id, { series }] of plan.series) {
    let at = ranks.get(series.from ?? '') ?? 0;
    const { stages = [], outcomes = [], open = 0 } = trackOf(plan, id) ?? {};
    const by = (place: string) => `${names.series(id)}: ${place}`;
    for (const {
      id: stage,
      stage: { advancesCustomerTo },
    } of stages.slice(0, open))
      at = lead(at, advancesCustomerTo, by(names.stage(stage, id)));
    let behindWin = at;
    for (const { outcome } of outcomes) {
      const reached = lead(at, outcome.advancesCustomerTo, by(names.outcome(outcome.id, id)));
      if (outcome.kind === 'won') behindWin = Math.max(behindWin, reached);
    }
    for (const {
      id: stage,
      stage: { advancesCustomerTo },
    } of stages.slice(open))
      behindWin = lead(behindWin, advancesCustomerTo, by(names.stage(stage, id)));
  }

  return {
    title: `${named(labelIn(plan.definition.label, locale.language) ?? '', plan.id)} · ${say('customerPath')}`,
    groups: [{ id: 'states', title: say('states') }],
    places: states.map((state, index) => {
      const merged = tags.filter(({ mergedInto }) => mergedInto === state.id);
      return {
        key: keyAt(index),
        id: state.id,
        group: 'states',
        look: 'state',
        name: named(names.state(state.id), state.id),
        isStart: index === 0,
        winProbability: null,
        processes: [],
        notes:
          merged.length === 0
            ? []
            : [say('also', { states: merged.map(({ id }) => named(names.state(id), id)).join(locale.listSeparator) })],
        needs: [],
        reasons: [],
        properties: { ...state, mergedInto: merged },
      };
    }),
    moves: [...moves.values()],
  };
}

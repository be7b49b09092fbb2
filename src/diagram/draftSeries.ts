import {
  type AnyPlan,
  labelIn,
  type OutcomePlan,
  type ProcessPlan,
  type Requirement,
  type StagePlan,
  type Track,
} from '../plan/index.js';
import type { Draft, Place } from './Diagram.js';
import { named } from './named.js';
import { needText, processText } from './needText.js';
import { placeKey } from './placeKey.js';
import { seriesMoves } from './seriesMoves.js';
import type { Words } from './wordsIn.js';

/** What a track has to show: its stages, its result, the road behind a win, and the moves between them. */
export function draftSeries(plan: AnyPlan, track: Track, words: Words): Draft {
  const { series, variant, stages, outcomes, open, startIn } = track;
  const { names, locale, say } = words;
  const result = labelIn(series.result.label, locale.language) ?? say('result');
  const titled =
    variant === null ? names.series(series.id) : `${names.series(series.id)} · ${names.variant(variant, series.id)}`;
  const { mode } = series.probability;
  const inDetail = mode === 'fixed' ? '' : ` · ${say('given', { mode: locale.words.modes[mode] ?? mode })}`;
  return {
    title: `${titled}${inDetail}`,
    groups: [
      { id: 'stages', title: locale.words.description.stages ?? 'stages' },
      { id: 'result', title: result },
      ...(stages.length > open
        ? [{ id: 'afterWin' as const, title: locale.words.description.afterWin ?? 'afterWin' }]
        : []),
    ],
    places: [
      ...stages.slice(0, open).map((stage) => stagePlace(plan, stage, startIn.includes(stage.index))),
      ...outcomes.map(outcomePlace),
      ...stages.slice(open).map((stage) => stagePlace(plan, stage, false)),
    ],
    moves: seriesMoves(plan, track, words),
  };

  function stagePlace({ processes }: AnyPlan, planned: StagePlan, isStart: boolean): Place {
    const { id, stage, afterWin, requirements, optional } = planned;
    const gates = gatesIn(requirements, processes);
    const offered = planned.processes.filter((process) => !gates.includes(process));
    return {
      key: placeKey(afterWin ? 'afterWin' : 'stages', id),
      id,
      group: afterWin ? 'afterWin' : 'stages',
      look: afterWin ? 'afterWin' : 'open',
      name: named(names.stage(id, series.id), id),
      isStart,
      winProbability: stage.winProbability === undefined ? null : percent(stage.winProbability),
      processes: [
        ...gates.map((gate) => `◆ ${processText(gate, words)}`),
        ...offered.map((one) => `◇ ${processText(one, words)}`),
      ],
      notes: [
        ...(stage.mandatory ? [say('mandatory')] : []),
        ...(stage.auto ? [say('auto')] : []),
        ...customerNote(stage.advancesCustomerTo, words),
      ],
      needs: [
        ...requirements.map((need) => needText(need, words)),
        ...optional.map((need) => say('optional', { process: needText(need, words) })),
      ],
      reasons: [],
      properties: { ...stage, ...processProperties([...gates, ...offered]) },
    };
  }

  function outcomePlace({ outcome, requirements }: OutcomePlan): Place {
    const { id, kind, reasons = [] } = outcome;
    const gates = gatesIn(requirements, plan.processes);
    // Where it is reached from is told by the moves.
    const { from, ...properties } = outcome;
    return {
      key: placeKey('result', id),
      id,
      group: 'result',
      look: kind,
      name: named(names.outcome(id, series.id), id),
      isStart: false,
      winProbability: null,
      processes: gates.map((gate) => `◆ ${processText(gate, words)}`),
      notes: customerNote(outcome.advancesCustomerTo, words),
      needs: requirements.map((need) => needText(need, words)),
      reasons: reasons.map((reason) => named(names.reason(reason.id, series.id), reason.id)),
      properties: { ...properties, ...processProperties(gates) },
    };
  }
}

/** Processes that must be through: named as such, or in a condition that wants their approval. */
function gatesIn(requirements: readonly Requirement[], processes: AnyPlan['processes']): readonly ProcessPlan[] {
  const gates = requirements.flatMap((need) => {
    if (need.kind === 'process') return [need.process];
    if (need.kind !== 'condition' || !('process' in need.condition) || need.condition.is === 'raised') return [];
    return processes.get(need.condition.process) ?? [];
  });
  return [...new Set(gates)];
}

function processProperties(processes: readonly ProcessPlan[]): Place['properties'] {
  return Object.fromEntries(processes.map(({ path, process }) => [path, process]));
}

function customerNote(state: string | undefined, { names, say }: Words): readonly string[] {
  return state === undefined ? [] : [say('customer', { state: names.state(state) })];
}

/** Twelve digits are more than anybody gives, and fewer than a product of floats gets wrong. */
function percent(probability: number): string {
  return `${Number((probability * 100).toPrecision(12))}%`;
}

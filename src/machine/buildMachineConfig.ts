import type { AnyPlan, StagePlan, Track } from '../plan/index.js';
import type { Place, Places } from './placesOf.js';
import type { GroupConfig, SeriesMachineConfig, StateConfig } from './SeriesMachineConfig.js';
import { encodeNodeId, stateKey } from './stateKey.js';
import {
  afterWinTransitions,
  closedTransitions,
  parkedTransitions,
  stageTransitions,
  wonOutcomes,
} from './stateTransitions.js';

/** The whole configuration of a track's machine, as plain JSON. */
export function buildMachineConfig(plan: AnyPlan, track: Track, places: Places): SeriesMachineConfig {
  const { series, variant, stages, open, outcomes } = track;
  const results = outcomes.filter(({ outcome }) => places.outcome(outcome.id) !== undefined);
  const parked = (status: 'suspended' | 'pooled'): StateConfig => ({
    id: places[status].node,
    tags: ['parked'],
    on: parkedTransitions(track, places, status),
  });
  return {
    id: [plan.id, series.id, ...(variant === null ? [] : [variant])].map(encodeNodeId).join('.'),
    version: String(plan.version),
    meta: { model: { id: plan.id, version: plan.version }, series: series.id, variant },
    initial: 'open',
    states: {
      open: group(
        'open',
        track.startIn[0] ?? 0,
        stages.slice(0, open).map((stage) => stageState(track, places, stage)),
      ),
      suspended: parked('suspended'),
      pooled: parked('pooled'),
      ...(results.length > 0
        ? {
            result: group(
              'result',
              0,
              results.map(
                ({ outcome: { id, kind } }): Keyed => [
                  id,
                  {
                    id: places.outcome(id)?.node ?? '',
                    tags: ['closed', kind],
                    meta: { outcome: id },
                    on: closedTransitions(track, places, [id]),
                  },
                ],
              ),
            ),
          }
        : {}),
      ...(stages.length > open
        ? {
            afterWin: group(
              'afterWin',
              0,
              stages.slice(open).map((stage) => stageState(track, places, stage)),
            ),
            done: {
              id: places.done.node,
              tags: ['closed', 'won'],
              on: closedTransitions(track, places, wonOutcomes(track)),
            },
          }
        : {}),
      voided: { id: places.voided.node, tags: ['voided'], on: {} },
    },
  };
}

type Keyed = readonly [id: string, state: StateConfig];

function group(id: string, initial: number, states: readonly Keyed[]): GroupConfig {
  return {
    id,
    initial: stateKey(states[initial]?.[0] ?? ''),
    states: Object.fromEntries(states.map(([key, state]) => [stateKey(key), state])),
  };
}

function stageState(track: Track, places: Places, stage: StagePlan): Keyed {
  const { id, index, afterWin } = stage;
  const next = track.stages[index + 1];
  const follows =
    stage.stage.auto && next !== undefined && next.afterWin === afterWin ? places.stage(next.id) : undefined;
  return [
    id,
    {
      id: places.stage(id)?.node ?? '',
      tags: [afterWin ? 'won' : 'open'],
      meta: { stage: id },
      on: afterWin ? afterWinTransitions(track, places, stage) : stageTransitions(track, places, stage),
      ...(follows === undefined ? {} : { always: [following(follows)] }),
    },
  ];
}

/** The kernel has made the automatic move already; the machine only follows, and applies nothing again. */
function following({ node }: Place): StateConfig['on'][string][number] {
  return { target: `#${node}`, guard: { type: 'hasMovedTo', params: { to: node } } };
}

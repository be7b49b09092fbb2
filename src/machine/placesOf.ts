import type { AnyOpportunity } from '../opportunity/index.js';
import type { Track } from '../plan/index.js';
import { encodeNodeId, stateKey } from './stateKey.js';

/** A state of the machine: the id of its node, and the value of a snapshot that stands there. */
export type Place = {
  readonly node: string;
  readonly value: string | { readonly [group: string]: string };
};

/** Every place of a track, and which of them an opportunity stands at. */
export type Places = {
  readonly stage: (id: string) => Place | undefined;
  readonly outcome: (id: string) => Place | undefined;
  /** Where closing with an outcome leads: a win into the road behind it, where there is one. */
  readonly closingWith: (outcome: string) => Place | undefined;
  readonly suspended: Place;
  readonly pooled: Place;
  readonly done: Place;
  readonly voided: Place;
  /** `undefined` where it stands nowhere in this track. */
  readonly of: (opportunity: AnyOpportunity) => Place | undefined;
};

/** The places of a track. A win with stages behind it stands in one of them, or is `done`; it has no result of its own. */
export function placesOf({ stages, outcomes, open }: Track): Places {
  const stagePlaces = new Map(stages.map(({ id, afterWin }) => [id, inGroup(afterWin ? 'afterWin' : 'open', id)]));
  const hasAfterWin = stages.length > open;
  const results = outcomes.filter(({ outcome }) => !(hasAfterWin && outcome.kind === 'won'));
  const outcomePlaces = new Map(results.map(({ outcome: { id } }) => [id, inGroup('result', id)]));
  const wins = new Set(outcomes.flatMap(({ outcome: { id, kind } }) => (kind === 'won' ? [id] : [])));
  const firstAfterWin = stages[open] === undefined ? undefined : stagePlaces.get(stages[open].id);
  const [suspended, pooled, done, voided] = [alone('suspended'), alone('pooled'), alone('done'), alone('voided')];

  return {
    stage: (id) => stagePlaces.get(id),
    outcome: (id) => outcomePlaces.get(id),
    closingWith: (id) => (wins.has(id) && firstAfterWin !== undefined ? firstAfterWin : outcomePlaces.get(id)),
    suspended,
    pooled,
    done,
    voided,
    of: ({ status, stage, outcome }) => {
      switch (status) {
        case 'open':
          return stage === null ? undefined : stagePlaces.get(stage);
        case 'suspended':
          return suspended;
        case 'pooled':
          return pooled;
        case 'voided':
          return voided;
        case 'won':
          if (stage !== null) return stagePlaces.get(stage);
          return hasAfterWin ? done : outcomePlaces.get(outcome ?? '');
        default:
          return outcomePlaces.get(outcome ?? '');
      }
    },
  };
}

function inGroup(group: 'open' | 'afterWin' | 'result', id: string): Place {
  return { node: `${group}/${encodeNodeId(id)}`, value: { [group]: stateKey(id) } };
}

function alone(name: string): Place {
  return { node: name, value: name };
}

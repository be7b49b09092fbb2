import type { EventType } from '../opportunity/index.js';
import {
  ADVANCE,
  CHANGE,
  CLOSE,
  isGivenByHand,
  REOPEN,
  REPEAT,
  ROLL_BACK,
  SKIP,
  type StagePlan,
  type Track,
} from '../plan/index.js';
import type { Place, Places } from './placesOf.js';
import type { StateConfig, TransitionCandidate } from './SeriesMachineConfig.js';

/** Events that change an opportunity wherever it stands, unless it is voided; none of them moves it. */
const EVERYWHERE: readonly EventType[] = ['setFields', 'withdrawProcess', 'approveProcess', 'rejectProcess'];
/** Events of somebody at work in a stage, before the result or behind a win. */
const AT_WORK: readonly EventType[] = ['completeAction', 'retractAction', 'answerQuestion', 'raiseProcess'];

const APPLY = [{ type: 'apply' }] as const;

type On = StateConfig['on'];
type Moves = readonly (readonly [event: EventType, targets: readonly (Place | undefined)[]])[];

/** What may happen in a stage before the result. */
export function stageTransitions(track: Track, places: Places, stage: StagePlan): On {
  const to = (kind: number) => stagesAt(track, stage.index, kind).map(({ id }) => places.stage(id));
  return {
    ...moving(places.stage(stage.id), [
      ['advance', to(ADVANCE)],
      ['skip', to(SKIP)],
      ['rollBack', to(ROLL_BACK)],
      ['repeat', to(REPEAT)],
      ['close', outcomesAt(track, stage.index, CLOSE).map((id) => places.closingWith(id))],
      ['suspend', [places.suspended]],
      ['recycle', [places.pooled]],
      ['void', [places.voided]],
    ]),
    ...staying([
      ...AT_WORK,
      ...EVERYWHERE,
      'assign',
      ...(isGivenByHand(track.series) ? (['setProbability'] as const) : []),
    ]),
  };
}

/** A parked opportunity goes back to the stage it left, or is lost or abandoned there. */
export function parkedTransitions(track: Track, places: Places, status: 'suspended' | 'pooled'): On {
  const open = track.stages.slice(0, track.open);
  const back = open.map(({ id }) => places.stage(id));
  const unwon = track.outcomes.filter(({ outcome }) => outcome.kind !== 'won').map(({ outcome }) => outcome.id);
  const reachable = unwon.filter((id) => open.some(({ index }) => outcomesAt(track, index, CLOSE).includes(id)));
  return {
    ...moving(undefined, [
      [status === 'suspended' ? 'resume' : 'assign', back],
      ['close', reachable.map((id) => places.closingWith(id))],
      ['void', [places.voided]],
    ]),
    ...staying(status === 'suspended' ? [...EVERYWHERE, 'assign'] : EVERYWHERE),
  };
}

/** What may happen in a stage behind a win. The last one leads to `done`. */
export function afterWinTransitions(track: Track, places: Places, stage: StagePlan): On {
  const next = track.stages[stage.index + 1];
  const back = stagesAt(track, stage.index, ROLL_BACK).filter(({ afterWin }) => afterWin);
  const here = places.stage(stage.id);
  return {
    ...moving(here, [
      ['advance', [next === undefined ? places.done : places.stage(next.id)]],
      ['rollBack', back.map(({ id }) => places.stage(id))],
    ]),
    ...staying(AT_WORK),
    ...closedTransitions(track, places, wonOutcomes(track), here),
  };
}

/** What may happen once closed with one of these outcomes: corrections, reopening, and what may happen everywhere. */
export function closedTransitions(track: Track, places: Places, closedWith: readonly string[], here?: Place): On {
  const rows = closedWith.map((id) => track.stages.length + (track.outcomeIndex.get(id) ?? 0));
  return {
    ...moving(here, [
      ['changeOutcome', rows.flatMap((row) => outcomesAt(track, row, CHANGE)).map((id) => places.closingWith(id))],
      ['reopen', rows.flatMap((row) => stagesAt(track, row, REOPEN)).map(({ id }) => places.stage(id))],
      ['void', [places.voided]],
    ]),
    ...staying([...EVERYWHERE, 'assign']),
  };
}

export function wonOutcomes({ outcomes }: Track): readonly string[] {
  return outcomes.filter(({ outcome }) => outcome.kind === 'won').map(({ outcome }) => outcome.id);
}

function stagesAt({ stages, moves, size }: Track, row: number, kind: number): readonly StagePlan[] {
  return stages.filter(({ index }) => moves[row * size + index] === kind);
}

function outcomesAt({ stages, outcomes, moves, size }: Track, row: number, kind: number): readonly string[] {
  return outcomes
    .filter(({ index }) => moves[row * size + stages.length + index] === kind)
    .map(({ outcome }) => outcome.id);
}

/** One candidate per possible target; an event without one is left out. */
function moving(here: Place | undefined, moves: Moves): On {
  const on: { [event: string]: readonly TransitionCandidate[] } = {};
  for (const [event, targets] of moves) {
    const nodes = new Set(targets.flatMap((place) => place?.node ?? []));
    if (nodes.size > 0) on[event] = [...nodes].map((node) => candidateTo(node, node === here?.node));
  }
  return on;
}

/** A new visit of the same stage enters its state anew. */
function candidateTo(node: string, isHere: boolean): TransitionCandidate {
  const guard = { type: 'leadsTo', params: { to: node } } as const;
  return { target: `#${node}`, ...(isHere ? { reenter: true } : {}), guard, actions: APPLY };
}

function staying(events: readonly EventType[]): On {
  return Object.fromEntries(events.map((event) => [event, [{ guard: { type: 'mayHappen' }, actions: APPLY }]]));
}

import { demandHistory, isVoidedIn, type SpellColumns, type StageHistory } from '../history/index.js';
import { StagewrightError, wrongType } from '../issues/index.js';
import type { StagePath } from '../values/index.js';

/** A stay in one place: a stage, an outcome, or a stage behind the win. */
export type Spell = {
  readonly place: number;
  readonly at: number;
  /** When it was left; `null`: still there, as far as is known. */
  readonly until: number | null;
  /** Milliseconds of it in which the opportunity was parked. */
  readonly parkedMs: number;
  /** A close that follows another one with nothing but waiting in between: it was reopened. */
  readonly isClosedAnew: boolean;
};

/** What is known of one opportunity, as stays in order of time. */
export type Journey = {
  readonly opportunity: number;
  readonly createdAt: number;
  readonly status: number;
  readonly isVoided: boolean;
  readonly spells: readonly Spell[];
};

/**
 * The stays of every opportunity as known at an instant, as `spellColumns` has them. Linear in events.
 *
 * @throws {StagewrightError} `wrong_type` of what is no history, or no number of milliseconds.
 */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
export function journeysOf(history: StageHistory<any>, asOf: number): readonly Journey[] {
  demandHistory(history);
  if (typeof asOf !== 'number' || Number.isNaN(asOf)) throw new StagewrightError([wrongType('asOf', 'number', asOf)]);
  const columns = history.spells(asOf);
  const journeys: Journey[] = [];
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const journey = journeyIn(columns, opportunity);
    if (journey !== null) journeys.push(journey);
  }
  return journeys;
}

/** One opportunity out of the columns; `null` where nothing was known of it. */
function journeyIn(columns: SpellColumns, opportunity: number): Journey | null {
  const { first, end: ends, place, at, parkedMs, isClosedAnew, createdAt, status } = columns;
  const isVoided = isVoidedIn(columns, opportunity);
  if (isVoided === null) return null;
  const spells: Spell[] = [];
  const end = ends[opportunity] as number;
  for (let spell = first[opportunity] as number; spell < end; spell++)
    spells.push({
      place: place[spell] as number,
      at: at[spell] as number,
      until: spell + 1 < end ? (at[spell + 1] as number) : null,
      parkedMs: parkedMs?.[spell] ?? 0,
      isClosedAnew: isClosedAnew?.[spell] === 1,
    });
  return {
    opportunity,
    createdAt: createdAt[opportunity] as number,
    status: status[opportunity] as number,
    isVoided,
    spells,
  };
}

/** The ends of a road, and how far along it a place lies. */
export type Road = {
  /** Places of the stages in which work goes on, in order: waiting rooms left out. */
  readonly stages: readonly number[];
  /** By place: its position on the road; all won outcomes share one behind the stages, after-win stages follow; -1 for a loss. */
  readonly rank: readonly number[];
  readonly wonRank: number;
  /** Losses and abandonments. */
  readonly isDead: (place: number) => boolean;
};

export function roadOf(path: StagePath): Road {
  const stages = path.stages.flatMap((stage, place) => (path.parked.includes(stage) ? [] : [place]));
  const wonRank = stages.length;
  const rank = [
    ...path.stages.map((_, place) => stages.indexOf(place)),
    ...path.won.map(() => wonRank),
    ...path.lost.map(() => -1),
    ...path.abandoned.map(() => -1),
    ...(path.afterWin ?? []).map((_, index) => wonRank + 1 + index),
  ];
  const firstDead = path.stages.length + path.won.length;
  const behind = firstDead + path.lost.length + path.abandoned.length;
  return { stages, rank, wonRank, isDead: (place) => place >= firstDead && place < behind };
}

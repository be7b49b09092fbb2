import { OPEN, PARKED, type StageHistory, VOIDED } from '../history/index.js';
import type { StagePath } from '../values/index.js';

/** A stay in one place: a stage, an outcome, or a stage behind the win. */
export type Spell = {
  readonly place: number;
  readonly at: number;
  /** When it was left; `null`: still there, as far as is known. */
  readonly until: number | null;
  /** Milliseconds of it in which the opportunity was parked. */
  readonly parkedMs: number;
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
 * The stays of every opportunity as known at an instant: rows with `at` and `recordedAt` up to it. Linear in events.
 *
 * An opportunity that is parked stays in the stage that it left. Rows that change no place (of amounts, of waiting) end
 * no stay; an opportunity that never stood in a place has no stays.
 */
// biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
export function journeysOf(history: StageHistory<any>, asOf: number): readonly Journey[] {
  const { first, at, recordedAt, place, status, path } = history;
  const isWaiting = path.stages.map((stage) => path.parked.includes(stage));
  const journeys: Journey[] = [];
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const spells: { place: number; at: number; until: number | null; parkedMs: number }[] = [];
    let current: (typeof spells)[number] | undefined;
    let createdAt: number | null = null;
    let parkedSince: number | null = null;
    let last = OPEN;
    for (let event = first[opportunity] ?? 0; event < (first[opportunity + 1] ?? 0); event++) {
      const when = at[event] ?? 0;
      if (when > asOf || (recordedAt[event] ?? 0) > asOf) continue;
      createdAt ??= when;
      last = status[event] ?? OPEN;
      if (current !== undefined && parkedSince !== null) current.parkedMs += when - parkedSince;
      parkedSince = last === PARKED ? when : null;
      const here = place[event] ?? -1;
      if (here < 0 || isWaiting[here] === true || here === current?.place) continue;
      if (current !== undefined) current.until = when;
      current = { place: here, at: when, until: null, parkedMs: 0 };
      spells.push(current);
    }
    if (createdAt === null) continue;
    if (current !== undefined && parkedSince !== null) current.parkedMs += asOf - parkedSince;
    journeys.push({ opportunity, createdAt, status: last, isVoided: last === VOIDED, spells });
  }
  return journeys;
}

/** The index of the stay in which an opportunity stands at an instant; -1 before its first. */
export function spellAt(spells: readonly Spell[], instant: number): number {
  let found = -1;
  for (const [index, spell] of spells.entries()) {
    if (spell.at > instant) break;
    found = index;
  }
  return found;
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

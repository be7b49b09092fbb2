import type { SpellColumns, StageHistory } from '../history/index.js';
import type { CalendarInput } from '../values/index.js';
import { readForm } from './checkOptions.js';
import { type During, readDuring, readFollowUp, readStage } from './reportBounds.js';

/**
 * One of three: those closed in a period; or a cohort, those created, or first in a stage, in a period. `followUpDays` gives
 * each of a cohort the same time, in days of 24 hours.
 */
export type WinRateBasis =
  | {
      readonly closedDuring: During;
      readonly createdDuring?: never;
      readonly enteredDuring?: never;
      readonly stage?: never;
      readonly followUpDays?: never;
    }
  | {
      readonly createdDuring: During;
      readonly followUpDays?: number;
      readonly closedDuring?: never;
      readonly enteredDuring?: never;
      readonly stage?: never;
    }
  | {
      readonly enteredDuring: During;
      readonly stage: string;
      readonly followUpDays?: number;
      readonly closedDuring?: never;
      readonly createdDuring?: never;
    };

/** A basis with its bounds as instants. */
export type Basis = {
  readonly kind: 'closedDuring' | 'createdDuring' | 'enteredDuring';
  readonly from: number;
  readonly to: number;
  readonly followUp: number | null;
  /** `NaN`: not in the cohort. */
  readonly startOf: (spells: SpellColumns, opportunity: number) => number;
};

/** @throws {StagewrightError} what is wrong with the basis, or with what is in it. */
export function readBasis(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  basis: WinRateBasis,
  calendar: CalendarInput,
): Basis {
  readForm('basis', basis, {
    closedDuring: [],
    createdDuring: ['followUpDays'],
    enteredDuring: ['stage', 'followUpDays'],
  });
  const { followUpDays: days } = basis;
  const followUp = days === undefined ? null : readFollowUp(days, 'basis.followUpDays');
  const read = (kind: Basis['kind'], during: During, startOf: Basis['startOf']): Basis => ({
    kind,
    ...readDuring(during, calendar, `basis.${kind}`),
    followUp,
    startOf,
  });
  if ('closedDuring' in basis) return read('closedDuring', basis.closedDuring, () => Number.NaN);
  if ('createdDuring' in basis)
    return read(
      'createdDuring',
      basis.createdDuring,
      ({ createdAt }, opportunity) => createdAt[opportunity] ?? Number.NaN,
    );
  const stage = readStage(history, basis.stage, 'basis.stage');
  return read('enteredDuring', basis.enteredDuring, ({ first, end, place, at }, opportunity) => {
    for (let spell = first[opportunity] as number; spell < (end[opportunity] as number); spell++)
      if (place[spell] === stage) return at[spell] as number;
    return Number.NaN;
  });
}

import type { Money } from './Money.js';

/** The probability of a deal and where it comes from; what came by hand carries its author. */
export type DealProbability = {
  readonly value: number;
  /** The value exactly, where a number cannot hold it: `1/3`. */
  readonly exact?: string;
  readonly source: 'stage' | 'manual' | 'model' | 'evidence';
  readonly by?: string;
  readonly at?: string;
  readonly reason?: string;
  readonly expiresOn?: string | null;
  /** What the stage alone would say, for the gap between the two views. */
  readonly stageValue?: number | null;
};

/**
 * One row of a forecast. Rows with one `opportunityId` (lines, splits) are one draw. `null` is what nobody knows; such
 * rows are counted, never guessed.
 */
export type Deal = {
  readonly id: string;
  readonly opportunityId?: string;
  readonly series?: string;
  readonly category?: string;
  /** The date of the close, of closed ones, or its instant, of which a forecast takes the date in its own zone. */
  readonly closedOn?: string;
  readonly amount: Money | null;
  /** Who says the amount: `rep`, `quote`, `contract`. */
  readonly amountSource?: string;
  readonly stage: string;
  readonly status: 'open' | 'won' | 'lost' | 'abandoned';
  readonly probability: DealProbability | null;
  /** The expected close date. */
  readonly closeOn: string | null;
  readonly owner: string | null;
};

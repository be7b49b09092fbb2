import type { QualityTally } from './QualityTally.js';

/** Of so many rows the keys are known. */
const ENOUGH = 100;

/**
 * Which of the columns that are named no row has had so far. Rows may be sparse, so that all are looked at; from where every
 * column was seen on, a row costs nothing.
 */
export class ColumnsSeen {
  private unseen: readonly string[];
  /** The keys of the first rows among which a column was missing. */
  private readonly others = new Set<string>();
  private looked = 0;

  constructor(columns: Iterable<string | undefined>) {
    this.unseen = [...columns].filter((column) => column !== undefined);
  }

  /** Whether there is one that no row has had. */
  get isMissing(): boolean {
    return this.unseen.length > 0;
  }

  see(row: unknown): void {
    if (!this.isMissing || typeof row !== 'object' || row === null) return;
    try {
      if (this.unseen.some((column) => column in row)) this.unseen = this.unseen.filter((column) => !(column in row));
      if (this.unseen.length > 0 && this.looked++ < ENOUGH) for (const key of Object.keys(row)) this.others.add(key);
    } catch {
      // What throws is told where it is read.
    }
  }

  /** Where there were no rows, nothing is known of their columns. */
  tell(tally: QualityTally): void {
    if (this.looked > 0) for (const column of this.unseen) tally.addColumn(String(column), this.others);
  }
}

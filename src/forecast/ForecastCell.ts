import type { Fraction } from '../values/index.js';
import { addTo, type ExactSum, emptySum, sumValue } from './ExactSum.js';
import { addFractions, ZERO } from './fraction.js';
import { opportunityOf, type ReadRows } from './ReadRows.js';
import type { RowClass } from './RowClass.js';

/** Everything that one number of a report is made of: sums of amounts by class of row, and how many opportunities. */
export type ForecastCell = {
  readonly sums: Map<RowClass, ExactSum>;
  /** Opportunities with several rows, met already. */
  readonly shared: Set<string>;
  opportunities: number;
};

export function emptyCell(): ForecastCell {
  return { sums: new Map(), shared: new Set(), opportunities: 0 };
}

/** Adds a row that counts. */
export function addRow(cell: ForecastCell, rows: ReadRows, row: number, rowClass: RowClass): void {
  let sum = cell.sums.get(rowClass);
  if (sum === undefined) {
    sum = emptySum();
    cell.sums.set(rowClass, sum);
  }
  addTo(sum, rows.minors[row] ?? 0);
  const deal = rows.shared.has(row) ? rows.deals[row] : undefined;
  if (deal === undefined) cell.opportunities++;
  else if (!cell.shared.has(opportunityOf(deal))) {
    cell.shared.add(opportunityOf(deal));
    cell.opportunities++;
  }
}

/** Cells as one; no class may be in two of them. */
export function joinCells(cells: readonly ForecastCell[]): ForecastCell {
  return {
    sums: new Map(cells.flatMap(({ sums }) => [...sums])),
    shared: sharedBy(cells),
    opportunities: opportunitiesIn(cells),
  };
}

/** How many opportunities some cells hold: one whose rows are in several of them counts once. */
export function opportunitiesIn(cells: readonly ForecastCell[]): number {
  return cells.reduce((sum, cell) => sum + cell.opportunities - cell.shared.size, sharedBy(cells).size);
}

function sharedBy(cells: readonly ForecastCell[]): Set<string> {
  return new Set(cells.flatMap(({ shared }) => [...shared]));
}

/** The exact sum over some classes, each amount multiplied by what `factor` says of its class. */
export function sumOf(cell: ForecastCell, factor: (rowClass: RowClass) => Fraction | null): Fraction {
  // By denominator first: their common multiple is then built a few times, not once a class.
  const byDenominator = new Map<bigint, bigint>();
  for (const [rowClass, sum] of cell.sums) {
    const by = factor(rowClass);
    if (by === null) continue;
    byDenominator.set(by.denominator, (byDenominator.get(by.denominator) ?? 0n) + sumValue(sum) * by.numerator);
  }
  return [...byDenominator].reduce(
    (total, [denominator, numerator]) => addFractions(total, { numerator, denominator }),
    ZERO,
  );
}

/** The weight of a class in the currency of the forecast. */
export function weightOf({ weight }: RowClass): Fraction {
  return weight;
}

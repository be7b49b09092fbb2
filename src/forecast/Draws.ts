import type { Fraction, Rounding } from '../values/index.js';
import { addFractions } from './fraction.js';
import { eachCounted, opportunityOf, type ReadRows } from './ReadRows.js';
import type { RowClass } from './RowClass.js';
import { roundedFraction } from './roundFractions.js';

/** An open opportunity as one draw: its amount, all rows together, comes whole or not at all. */
export type Draw = {
  readonly opportunity: string;
  /** Minor units of the forecast's currency. */
  readonly minor: bigint;
  readonly probability: Fraction;
  /** The probability as the nearest float. */
  readonly chance: number;
};

/** What a forecast is drawn from. */
export type Draws = {
  /** Won amounts, in minor units: they are certain. */
  readonly won: bigint;
  readonly wonOpportunities: number;
  readonly open: readonly Draw[];
};

/** Rows of one opportunity, those that are meant, are one draw; amounts are converted first, and rounded once an opportunity. */
export function drawsOf(
  rows: ReadRows,
  rounding: Rounding,
  isMeant: (row: number, rowClass: RowClass) => boolean = () => true,
): Draws {
  const converted = convert(rows, isMeant);
  let won = 0n;
  let wonOpportunities = 0;
  const open: Draw[] = [];
  for (const { opportunity, isWon, minor, probability } of converted) {
    const rounded = roundedFraction(minor, rounding);
    if (isWon) {
      won += rounded;
      wonOpportunities++;
    } else open.push({ opportunity, minor: rounded, probability, chance: nearest(probability) });
  }
  return { won, wonOpportunities, open };
}

type Converted = { opportunity: string; isWon: boolean; minor: Fraction; probability: Fraction };

function convert(rows: ReadRows, isMeant: (row: number, rowClass: RowClass) => boolean): readonly Converted[] {
  const shared = new Map<string, Converted>();
  const all: Converted[] = [];
  eachCounted(rows, (row, rowClass) => {
    const deal = rows.deals[row];
    if (deal === undefined || !isMeant(row, rowClass)) return;
    const { conversion, part, probability } = rowClass;
    const opportunity = opportunityOf(deal);
    const isShared = rows.shared.has(row);
    const here = { ...conversion, numerator: BigInt(rows.minors[row] ?? 0) * conversion.numerator };
    const known = isShared ? shared.get(opportunity) : undefined;
    if (known !== undefined) {
      known.minor = addFractions(known.minor, here);
      return;
    }
    const draw = { opportunity, isWon: part === 'won', minor: here, probability };
    if (isShared) shared.set(opportunity, draw);
    all.push(draw);
  });
  return all;
}

function nearest({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

import { divideRounded, type Fraction, type Rounding } from '../values/index.js';
import type { ReadRow } from './ReadRow.js';

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

/** Rows of one opportunity are one draw; amounts are converted first, and rounded once an opportunity. */
export function drawsOf(rows: readonly ReadRow[], rounding: Rounding): Draws {
  const converted = convert(rows, rounding);
  let won = 0n;
  let wonOpportunities = 0;
  const open: Draw[] = [];
  for (const { opportunity, isWon, minor, probability } of converted) {
    if (isWon) {
      won += minor;
      wonOpportunities++;
    } else open.push({ opportunity, minor, probability, chance: nearest(probability) });
  }
  return { won, wonOpportunities, open };
}

type Converted = { opportunity: string; isWon: boolean; minor: bigint; probability: Fraction };

function convert(rows: readonly ReadRow[], rounding: Rounding): readonly Converted[] {
  const shared = new Map<string, Converted>();
  const all: Converted[] = [];
  for (const { opportunity, rowClass, minor, isShared } of rows) {
    if (rowClass === null) continue;
    const { conversion, part, probability } = rowClass;
    const here = divideRounded(BigInt(minor) * conversion.numerator, conversion.denominator, rounding);
    const known = isShared ? shared.get(opportunity) : undefined;
    if (known !== undefined) {
      known.minor += here;
      continue;
    }
    const draw = { opportunity, isWon: part === 'won', minor: here, probability };
    if (isShared) shared.set(opportunity, draw);
    all.push(draw);
  }
  return all;
}

function nearest({ numerator, denominator }: Fraction): number {
  return Number(numerator) / Number(denominator);
}

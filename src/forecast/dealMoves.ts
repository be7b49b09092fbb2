import { currencyDigits, decimalUnits, type Fraction, readDecimal, readProbability } from '../values/index.js';
import type { BridgeKind } from './Bridge.js';
import { conversionOf } from './conversionOf.js';
import type { ForecastDeal } from './Forecast.js';
import { addFractions, multiplyFractions, ONE, subtractFractions, ZERO } from './fraction.js';
import { isLeftOutByDate } from './LeftOut.js';

/** One change of a forecast and the rows that it is of. */
export type Move = { readonly kind: BridgeKind; readonly change: Fraction; readonly ids: readonly string[] };

/**
 * What a deal is made of: minor units of its own currency, the conversion, and the probability that counted. A row in another
 * currency that counts nothing has no rate: its conversion is `null`.
 */
type Parts = { readonly minor: Fraction; readonly conversion: Fraction | null; readonly probability: Fraction };

function partsOf({ amount, probability, rate, counted, leftOut }: ForecastDeal, currency: string): Parts {
  const own = amount === null ? currency : amount.currency;
  const minor = amount === null ? 0n : decimalUnits(amount.amount, currencyDigits(own));
  const dated = rate === null ? null : readDecimal(rate);
  const converted = dated === null ? null : conversionOf(dated, currencyDigits(own), currencyDigits(currency));
  return {
    minor: { numerator: minor, denominator: 1n },
    conversion: leftOut === 'unconverted' ? ZERO : own === currency ? ONE : converted,
    probability:
      counted === 'won'
        ? ONE
        : counted === 'open'
          ? exactOf(probability)
          : leftOut === 'noAmount' || leftOut === 'unconverted'
            ? exactOf(probability)
            : ZERO,
  };
}

function exactOf(probability: ForecastDeal['probability']): Fraction {
  return probability === null ? ZERO : (readProbability(probability.exact ?? probability.value) ?? ZERO);
}

/** What a row adds to its forecast. */
function worth({ minor, conversion, probability }: Parts): Fraction {
  return conversion === null ? ZERO : multiplyFractions(multiplyFractions(minor, conversion), probability);
}

/** What a row of a forecast adds to its total, exactly, in minor units of `currency`. */
export function worthOf(deal: ForecastDeal, currency: string): Fraction {
  return worth(partsOf(deal, currency));
}

/** Why one row adds something else than it did. */
export function rowMoves(old: ForecastDeal, deal: ForecastDeal, currency: string): readonly Move[] {
  // What is in neither forecast moved neither.
  if (old.counted === null && deal.counted === null) return [];
  const sameCurrency = old.amount === null || deal.amount === null || old.amount.currency === deal.amount.currency;
  const [then, now] = [partsOf(old, currency), partsOf(deal, currency)];
  const was = then.conversion === null ? unrated(then, now, sameCurrency) : then;
  const is = now.conversion === null ? unrated(now, then, sameCurrency) : now;
  // In another currency an amount is another amount, at the rate that it has there.
  const reamounted = sameCurrency
    ? { ...was, minor: is.minor, conversion: old.amount === null ? is.conversion : was.conversion }
    : { ...was, minor: is.minor, conversion: is.conversion };
  const reconverted = { ...reamounted, conversion: is.conversion };
  const ids = [deal.id];
  return [
    { kind: 'reamounted', change: subtractFractions(worth(reamounted), worth(was)), ids },
    { kind: 'currency', change: subtractFractions(worth(reconverted), worth(reamounted)), ids },
    { kind: causeOf(old, deal), change: subtractFractions(worth(is), worth(reconverted)), ids },
  ];
}

/** The rows of one opportunity at one time: all of them, and those that are not there at the other time. */
export type RowsThen = { readonly all: readonly ForecastDeal[]; readonly alone: readonly ForecastDeal[] };

/**
 * Why the rows of an opportunity that are there at one time only moved the forecast: it is new, or gone, or its amount is
 * divided in another way, so that the amounts are compared together, and what became of it is told as for a row.
 */
export function loneMoves(old: RowsThen, now: RowsThen, currency: string): readonly Move[] {
  const sum = (rows: readonly ForecastDeal[], worthOf: (parts: Parts) => Fraction) =>
    rows.map((row) => worthOf(partsOf(row, currency))).reduce(addFractions, ZERO);
  const [was, is] = [sum(old.alone, worth), sum(now.alone, worth)];
  const ids = [...old.alone, ...now.alone].map(({ id }) => id);
  const [before, after] = [spokesman(old.all), spokesman(now.all)];
  if (before === undefined) return [{ kind: 'new', change: is, ids }];
  if (after === undefined) return [{ kind: 'removed', change: subtractFractions(ZERO, was), ids }];
  if (before.counted === null && after.counted === null) return [];
  const { probability } = partsOf(before, currency);
  // What counts nothing any more has no amount to compare.
  const reamounted = after.counted === null ? was : sum(now.alone, (parts) => worth({ ...parts, probability }));
  return [
    { kind: 'reamounted', change: subtractFractions(reamounted, was), ids },
    { kind: causeOf(before, after), change: subtractFractions(is, reamounted), ids },
  ];
}

/** The rows of an opportunity agree on its state and probability: one that counts says both. */
function spokesman(rows: readonly ForecastDeal[]): ForecastDeal | undefined {
  return rows.find(({ counted }) => counted !== null) ?? rows[0];
}

/** A row that counts nothing, for which nobody looked up a rate: at that of the other time, so that no rate is the cause. */
function unrated(parts: Parts, other: Parts, sameCurrency: boolean): Parts {
  return { ...parts, minor: sameCurrency ? parts.minor : other.minor, conversion: other.conversion };
}

function causeOf(old: ForecastDeal, deal: ForecastDeal): BridgeKind {
  const closed = (row: ForecastDeal) => row.status !== 'open';
  const isOutside = ({ leftOut }: ForecastDeal) => isLeftOutByDate(leftOut);
  // A win of another period wins nothing in this one: it left it by its date.
  if (closed(deal) && old.status !== deal.status && !isOutside(deal)) return deal.status === 'won' ? 'won' : 'lost';
  if (closed(old) && !closed(deal)) return 'reopened';
  if (isOutside(old) === isOutside(deal)) return 'rerated';
  return dateOf(old) === dateOf(deal) ? 'window' : 'slipped';
}

/** The date by which a row is in a window: of its close, or of the one expected. */
function dateOf({ status, closeOn, closedOn, leftOut }: ForecastDeal): string | null {
  if (leftOut === 'undated') return null;
  return status === 'open' ? closeOn : (closedOn ?? closeOn);
}

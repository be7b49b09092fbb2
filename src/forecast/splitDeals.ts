import { createIssue, type Issue, isRecord, shown } from '../issues/index.js';
import { apportion } from '../statistics/index.js';
import {
  currencyDigits,
  decimalText,
  decimalUnits,
  type Fraction,
  type ProbabilityInput,
  readMoney,
  readProbability,
} from '../values/index.js';
import { changedRow } from './changedRow.js';
import type { DealInput } from './DealInput.js';
import { type Demand, demand, given, iterable, listOf, oneOf, record, text } from './demand.js';
import { ifReadable } from './ifReadable.js';
import { opportunityOf } from './ReadRows.js';

/** A part of a deal that is credited to somebody. */
export type DealSplit = {
  readonly dealId: string;
  readonly owner: string;
  /** 0..1, as a number, a decimal, a percentage or a ratio. */
  readonly share: ProbabilityInput;
  /** `share` divides the amount; `overlay` credits a part once more, beside the total. */
  readonly type: 'share' | 'overlay';
};

export type SplitDeals = {
  /** Every deal, those with shares as one row an owner: amounts add up exactly, and they are one draw. */
  readonly deals: readonly DealInput[];
  /** What overlays credit, as rows of their own: not to be added to `deals`. */
  readonly overlays: readonly DealInput[];
  readonly issues: readonly Issue[];
};

const SPLIT: Demand = (value, path) =>
  record({ dealId: text, owner: text, share: given, type: oneOf('share', 'overlay') })(value, path);

/**
 * Divides deals among owners. Shares of one deal come to the whole at most: what is left stays with nobody (`owner` null);
 * if they exceed it, the deal is kept whole and told (`splits_exceed_whole`). Parts are rounded to minor units together, by
 * largest remainder, so that they add up; they carry the deal's `opportunityId`, so that the deal is won or lost as one.
 *
 * @returns issues: `splits_exceed_whole`; `not_a_share` for a share that is none, and `unknown_reference` for a deal
 * that is not there: these splits count for nothing. Without splits the deals are as they were.
 * @throws {StagewrightError} `wrong_type`, `missing_property`, `unknown_choice` for splits that are none.
 *
 * @example
 * import { type DealInput, splitDeals } from 'stagewright/forecast';
 * const deal: DealInput = { id: 'a', amount: { amount: '100.00', currency: 'CNY' }, stage: 'bid', status: 'open', probability: null, closeOn: null, owner: 'li' };
 * const third = (owner: string) => ({ dealId: 'a', owner, share: '1/3', type: 'share' }) as const;
 * const { deals } = splitDeals([deal], [third('li'), third('wu'), third('xu')]);
 * deals.map(({ owner, amount }) => [owner, amount]) // => [['li', { amount: '33.34', currency: 'CNY' }], ['wu', { amount: '33.33', currency: 'CNY' }], ['xu', { amount: '33.33', currency: 'CNY' }]]
 */
export function splitDeals(deals: Iterable<DealInput>, splits: readonly DealSplit[]): SplitDeals {
  demand({ deals, splits }, { deals: iterable, splits: listOf(SPLIT) });
  const issues: Issue[] = [];
  const byDeal = new Map<string, Read[]>();
  splits.forEach(({ dealId, owner, share, type }, index) => {
    const read = readProbability(share);
    if (read === null) issues.push(createIssue('not_a_share', `splits.${index}.share`, { found: shown(share) }));
    else byDeal.set(dealId, [...(byDeal.get(dealId) ?? []), { owner, type, share: read }]);
  });
  const rows: DealInput[] = [];
  const overlays: DealInput[] = [];
  const met = new Set<string>();
  for (const deal of deals) {
    const found = isRecord(deal) ? ifReadable(() => divided(deal, byDeal.get(deal.id) ?? []), null) : null;
    if (found === null) {
      // Forecasts tell of rows that are none.
      rows.push(deal);
      continue;
    }
    met.add(found.id);
    rows.push(...found.rows);
    overlays.push(...found.overlays);
    if (found.isExceeded) issues.push(createIssue('splits_exceed_whole', 'splits', { id: found.id }));
  }
  for (const id of byDeal.keys())
    if (!met.has(id)) issues.push(createIssue('unknown_reference', 'splits', { kind: 'deal', id }));
  return { deals: rows, overlays, issues };
}

/** A deal and its splits as rows. */
function divided(deal: DealInput, own: readonly Read[]) {
  const shares = own.filter(({ type }) => type === 'share');
  const [numerator, denominator] = total(shares);
  const isExceeded = numerator > denominator;
  return {
    id: deal.id,
    isExceeded,
    rows: shares.length === 0 || isExceeded ? [deal] : parts(deal, shares, 'share'),
    overlays: own.filter(({ type }) => type === 'overlay').flatMap((one) => parts(deal, [one], 'overlay').slice(0, 1)),
  };
}

type Read = { readonly owner: string; readonly type: DealSplit['type']; readonly share: Fraction };

/** The sum of shares as numerator and denominator. */
function total(shares: readonly Read[]): readonly [bigint, bigint] {
  return shares.reduce<readonly [bigint, bigint]>(
    ([n, d], { share: { numerator, denominator } }) => [n * denominator + numerator * d, d * denominator],
    [0n, 1n],
  );
}

/** One row an owner and, where something is left, one of nobody. */
function parts(deal: DealInput, shares: readonly Read[], type: DealSplit['type']): readonly DealInput[] {
  const [numerator, denominator] = total(shares);
  const rest = denominator - numerator;
  const weights = [
    ...shares.map(({ share }) => (share.numerator * denominator) / share.denominator),
    ...(rest > 0n ? [rest] : []),
  ];
  const owners = [...shares.map(({ owner }) => owner), null];
  const money = deal.amount == null ? null : readMoney(deal.amount);
  const digits = money === null ? 0 : currencyDigits(money.currency);
  const minor = money === null ? 0n : decimalUnits(money.amount, digits);
  const amounts = apportion(minor, weights);
  return weights.map((_, index) =>
    changedRow(deal, {
      id: `${deal.id}#${type}${index}`,
      opportunityId: opportunityOf(deal),
      owner: owners[index] ?? null,
      amount:
        money === null ? deal.amount : { amount: decimalText(amounts[index] ?? 0n, digits), currency: money.currency },
    }),
  );
}

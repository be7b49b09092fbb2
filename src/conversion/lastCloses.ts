import { amountAt, type SpellColumns, type StageHistory, VOIDED } from '../history/index.js';
import { ABANDONED, type Closes, WON } from './everyClose.js';
import { emptyScan, scanStanding } from './standingAt.js';
import type { Basis } from './winRateBasis.js';

/** Why an opportunity does not count; of what is `unknown` nobody is told. */
const REASONS = [
  'unknown',
  'voided',
  'reopened',
  'not_entered',
  'outside_period',
  'open',
  'too_young',
  'abandoned',
  'without_amount',
] as const;

/** Who counts with the last outcome, closed or open, in columns; how many of them are open, and how many were not won. */
export function lastCloses(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  history: StageHistory<any>,
  spells: SpellColumns,
  asOf: number,
  { basis, against, weight }: { basis: Basis; against: 'closed' | 'decided' | 'all'; weight: 'count' | 'amount' },
) {
  const population: Closes = {
    opportunity: new Int32Array(history.opportunities),
    countedAt: new Float64Array(history.opportunities),
    isWon: new Uint8Array(history.opportunities),
    closing: new Int32Array(history.opportunities),
    outcome: new Int16Array(history.opportunities),
  };
  const found = emptyScan();
  let n = 0;
  let open = 0;
  let notWon = 0;
  /** Why an opportunity does not count; `null`: it does, and stands in the columns. */
  const reasonAgainst = (opportunity: number): (typeof REASONS)[number] | null => {
    const now = scanStanding(history, opportunity, asOf, asOf, found);
    if (now.last < 0 || history.status[now.last] === VOIDED) return now.last < 0 ? 'unknown' : 'voided';
    if (basis.kind === 'closedDuring' && now.reopened) return 'reopened';
    const countedAt = basis.kind === 'closedDuring' ? now.closedAt : basis.startOf(spells, opportunity);
    if (Number.isNaN(countedAt)) return basis.kind === 'enteredDuring' ? 'not_entered' : 'open';
    if (countedAt < basis.from || countedAt >= basis.to) return 'outside_period';
    const end = basis.followUp === null ? asOf : countedAt + basis.followUp;
    if (end > asOf) return 'too_young';
    if (end !== asOf) scanStanding(history, opportunity, end, asOf, found);
    const { kind, outcome, closing } = found;
    const isOpen = kind === 0;
    if (isOpen && against !== 'all') return 'open';
    if (against === 'decided' && kind === ABANDONED) return 'abandoned';
    const isWon = kind === WON;
    const isWithout = weight === 'amount' && amountAt(history, closing) === null;
    if (!isOpen && !isWon) notWon++;
    if (isWithout) return 'without_amount';
    if (isOpen) open++;
    population.opportunity[n] = opportunity;
    population.countedAt[n] = countedAt;
    population.isWon[n] = isWon ? 1 : 0;
    population.closing[n] = closing;
    population.outcome[n] = outcome;
    n++;
    return null;
  };
  // Numbers, since a count by name for most of the opportunities took a tenth of all.
  const left = new Uint32Array(REASONS.length);
  for (let opportunity = 0; opportunity < history.opportunities; opportunity++) {
    const reason = reasonAgainst(opportunity);
    if (reason === null) continue;
    const index = REASONS.indexOf(reason);
    left[index] = (left[index] as number) + 1;
  }
  const excluded: { readonly [why: string]: number } = Object.fromEntries(
    REASONS.map((reason, index) => [reason, left[index] as number] as const).filter(
      ([reason, count]) => reason !== 'unknown' && count > 0,
    ),
  );
  return { closes: population, n, open, notWon, excluded };
}

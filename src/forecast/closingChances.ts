import { cumulativeIncidence, type Incidence, journeysOf } from '../conversion/index.js';
import type { StageHistory } from '../history/index.js';
import { conditionalWinProbability } from './probability/conditionalWinProbability.js';

const DAY = 86_400_000;
/** A stretch does not hold its end: instants are whole milliseconds, and half of one is more than days in floats are off by. */
const BEFORE = 0.5;

/** The chances of winning in each of some stretches of time, and ever after; or why nobody knows. */
export type ClosingChances = readonly number[] | 'not_in_history' | 'beyond_observed';

/**
 * A reader of chances by opportunity: its stage's curve of incidence, from the first entry, at its age without parked time.
 *
 * @param ends Instants that the stretches last to, not including them, ascending; the first begins at `asOf`.
 */
export function closingChances<A extends string>(
  history: StageHistory<A>,
  asOf: number,
  ends: readonly number[],
): (opportunity: string) => ClosingChances {
  const ages = stageAges(history, asOf);
  const curves = new Map<string, Incidence>();
  return (opportunity) => {
    const age = ages.get(opportunity);
    if (age === undefined) return 'not_in_history';
    const curve = curves.get(age.stage) ?? cumulativeIncidence(history, { asOf, from: age.stage }).total;
    curves.set(age.stage, curve);
    const wonWithin = (days: number) =>
      conditionalWinProbability(curve, { ageDays: age.days, withinDays: Math.max(0, days) }).value;
    const ever = wonWithin(Number.POSITIVE_INFINITY);
    if (ever === null) return 'beyond_observed';
    const marks = [...ends.map((end) => wonWithin((end - asOf - BEFORE) / DAY) ?? 0), ever];
    return marks.map((mark, index) => Math.max(0, mark - (marks[index - 1] ?? 0)));
  };
}

/** In which stage each one stands, and for how many days since it first entered it, those in which it was parked left out. */
function stageAges<A extends string>(history: StageHistory<A>, asOf: number) {
  const ages = new Map<string, { readonly stage: string; readonly days: number }>();
  for (const { opportunity, spells } of journeysOf(history, asOf)) {
    const place = spells.at(-1)?.place ?? -1;
    const stage = history.path.stages[place];
    if (stage === undefined) continue;
    const since = spells.slice(spells.findIndex((spell) => spell.place === place));
    const parked = since.reduce((sum, { parkedMs }) => sum + parkedMs, 0);
    const days = Math.max(0, (asOf - (since[0]?.at ?? asOf) - parked) / DAY);
    ages.set(history.ids[opportunity] ?? '', { stage, days });
  }
  return ages;
}

import { isVoidedIn, type SpellColumns, type StageHistory } from '../history/index.js';
import { roadOf } from './spellsOf.js';
import { stayDays } from './stayColumns.js';
import { stayQuantiles } from './stayQuantiles.js';

/**
 * Days beyond which a stay is long, by place: q75 + fence × (q75 − q25) of the stays in a stage before the win. `NaN` of
 * other places, and where the quartiles are one, or are not reached.
 */
export function longStayLimits(
  // biome-ignore lint/suspicious/noExplicitAny: attributes do not matter here.
  { places, path, opportunities }: StageHistory<any>,
  spells: SpellColumns,
  asOf: number,
  fence: number,
): Float64Array {
  const { first, end: ends, place, at } = spells;
  const starts = new Int32Array(places.length + 1);
  for (let spell = 0; spell < place.length; spell++) {
    const here = place[spell] as number;
    starts[here + 1] = (starts[here + 1] as number) + 1;
  }
  for (let here = 0; here < places.length; here++)
    starts[here + 1] = (starts[here + 1] as number) + (starts[here] as number);
  // Days by place: of stays that ended from the beginning on, of those that are open from the end.
  const days = new Float64Array(place.length);
  const ended = starts.slice();
  const open = starts.slice(1);
  for (let opportunity = 0; opportunity < opportunities; opportunity++) {
    const start = first[opportunity] as number;
    const last = (ends[opportunity] as number) - 1;
    if (last < start || isVoidedIn(spells, opportunity) !== false) continue;
    for (let spell = start; spell < last; spell++) {
      const here = place[spell] as number;
      const position = ended[here] as number;
      days[position] = stayDays(spells, spell, at[spell + 1] as number);
      ended[here] = position + 1;
    }
    const here = place[last] as number;
    const position = (open[here] as number) - 1;
    days[position] = stayDays(spells, last, asOf);
    open[here] = position;
  }
  const limits = new Float64Array(places.length).fill(Number.NaN);
  for (const here of roadOf(path).stages) {
    const exits = days.subarray(starts[here], ended[here]);
    const censored = days.subarray(open[here], starts[here + 1]);
    const [low = null, high = null] = stayQuantiles(exits, censored, [0.25, 0.75]);
    if (low !== null && high !== null && high !== low) limits[here] = high + fence * (high - low);
  }
  return limits;
}

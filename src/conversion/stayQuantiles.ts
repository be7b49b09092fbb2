/** As near as this a share counts as reached, as `survivalQuantile` has it. */
const SAME = 1e-9;
/** How many days a bucket has on average, and from how many on it is sorted otherwise than one by one. */
const FEW = 4;
const MANY = 64;

/**
 * The first days by which shares of stays have ended, those still open counted as far as they are known; `null` where that
 * is not reached. They are the quantiles of `kaplanMeier`, without its curve and band, which take most of its time: days are
 * put in order from the shortest, and only as far as the last share reaches.
 *
 * @param shares Ascending, between 0 and 1.
 */
export function stayQuantiles(
  ended: Float64Array,
  open: Float64Array,
  shares: readonly number[],
): readonly (number | null)[] {
  let longest = 0;
  for (let index = 0; index < ended.length; index++) longest = Math.max(longest, ended[index] as number);
  const buckets = Math.max(1, Math.ceil(ended.length / FEW));
  const exits = inBuckets(ended, buckets, longest);
  const censored = inBuckets(open, buckets, longest);
  const found: number[] = [];
  let [atRisk, gone] = [ended.length + open.length, 0];
  // The share that is left falls as the number at risk does, from one stay that is seen no longer to the next.
  let [share, of] = [1, atRisk];
  /** The number at risk at which the next of the shares is reached. */
  const atMost = () => ((1 - (shares[found.length] ?? 1)) * (1 + SAME) * of) / share;
  let enough = atMost();
  for (let bucket = 0; bucket < buckets && found.length < shares.length; bucket++) {
    exits.sort(bucket);
    censored.sort(bucket);
    const behind = exits.ends[bucket + 1] as number;
    for (let next = exits.ends[bucket] as number; next < behind; ) {
      const day = exits.days[next] as number;
      // Who was still there on the day itself is at risk on it.
      if (gone < open.length && (censored.days[gone] as number) < day) {
        share *= atRisk / of;
        while (gone < open.length && (censored.days[gone] as number) < day) {
          gone++;
          atRisk--;
        }
        of = atRisk;
        enough = atMost();
      }
      for (; next < behind && exits.days[next] === day; next++) atRisk--;
      for (; atRisk <= enough && found.length < shares.length; enough = atMost()) found.push(day);
    }
  }
  return shares.map((_, index) => found[index] ?? null);
}

/** Days in buckets that rise evenly up to `longest`; what is as long or longer is in the last one. Each is sorted when asked to. */
function inBuckets(values: Float64Array, buckets: number, longest: number) {
  const scale = (buckets - 1) / longest;
  const bucketOf = (value: number) => (value < longest ? Math.floor(value * scale) : buckets - 1);
  const ends = new Int32Array(buckets + 1);
  for (let index = 0; index < values.length; index++) {
    const behind = bucketOf(values[index] as number) + 1;
    ends[behind] = (ends[behind] as number) + 1;
  }
  for (let bucket = 0; bucket < buckets; bucket++)
    ends[bucket + 1] = (ends[bucket + 1] as number) + (ends[bucket] as number);
  const days = new Float64Array(values.length);
  const next = ends.slice();
  for (let index = 0; index < values.length; index++) {
    const bucket = bucketOf(values[index] as number);
    const position = next[bucket] as number;
    days[position] = values[index] as number;
    next[bucket] = position + 1;
  }
  return {
    days,
    ends,
    sort: (bucket: number) => sortBetween(days, ends[bucket] as number, ends[bucket + 1] as number),
  };
}

function sortBetween(days: Float64Array, from: number, to: number): void {
  if (to - from > MANY) {
    days.subarray(from, to).sort();
    return;
  }
  for (let index = from + 1; index < to; index++) {
    const own = days[index] as number;
    let hole = index;
    for (; hole > from && (days[hole - 1] as number) > own; hole--) days[hole] = days[hole - 1] as number;
    days[hole] = own;
  }
}

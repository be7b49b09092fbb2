import { absorbingChain, compensatedSum } from '../statistics/index.js';

/** The stays of one opportunity in stages, one after another, and its end: an index of ends, `null` while open. */
export type ChainWalk = {
  readonly stays: readonly { readonly stage: number; readonly days: number }[];
  readonly end: number | null;
};

/** What becomes of those in one stage, by the moves out of every stage. */
export type ChainFate = {
  /** By end, in their order. */
  readonly shares: readonly number[];
  /** The share that ends where nothing was seen of an end. */
  readonly trapped: number;
  /** Infinitesimal jackknife by opportunity: the variance of the share of the first end. */
  readonly variance: number;
  /** Expected days until an end, by the mean of completed stays; `null` where there may be none. */
  readonly days: number | null;
};

/**
 * Stages as a Markov chain that ends in outcomes. The variance of a share w by the influence of each opportunity i,
 * Σ_i (Σ_j N_sj / C_j · Σ_k c_ijk (w_k − w_j))², with c the moves of i, C_j all moves out of j, N expected visits: an
 * opportunity that moves often counts as one.
 */
export function winChain(walks: readonly ChainWalk[], stageCount: number, endCount: number): readonly ChainFate[] {
  const size = stageCount + endCount;
  const counts = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  const days: number[][] = Array.from({ length: stageCount }, () => []);
  const moves = walks.map(({ stays, end }) =>
    stays.flatMap(({ stage, days: spent }, index) => {
      const next = stays[index + 1]?.stage ?? (end === null ? null : stageCount + end);
      if (next === null) return [];
      days[stage]?.push(spent);
      const row = counts[stage];
      if (row !== undefined) row[next] = (row[next] ?? 0) + 1;
      return [{ from: stage, to: next }];
    }),
  );
  const chain = absorbingChain(
    counts,
    Array.from({ length: endCount }, (_, end) => stageCount + end),
  );
  if (!chain.ok) return [];
  const exits = counts.map((row) => compensatedSum(row));
  const meanDays = days.map((spent) => (spent.length === 0 ? 0 : compensatedSum(spent) / spent.length));
  const winOf = (state: number) => chain.fates[state]?.absorption[0] ?? 0;
  return counts.slice(0, stageCount).map((_, stage) => {
    const { absorption = [], trapped = 1, visits = [], steps = null } = chain.fates[stage] ?? {};
    const influences = moves.map((own) =>
      compensatedSum(own.map(({ from, to }) => ((visits[from] ?? 0) / (exits[from] ?? 1)) * (winOf(to) - winOf(from)))),
    );
    return {
      shares: absorption,
      trapped,
      variance: compensatedSum(influences.map((influence) => influence ** 2)),
      days: steps === null ? null : compensatedSum(meanDays.map((mean, state) => mean * (visits[state] ?? 0))),
    };
  });
}

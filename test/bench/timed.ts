import { performance } from 'node:perf_hooks';

/**
 * Milliseconds so far: passed time, or with `CPU=1` processor time of all threads, whose ratios hold on a machine that has
 * other work too.
 */
export function clock(): number {
  if (process.env.CPU !== '1') return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds of a run: the median of so many, the cases taken in turn, after one of each to warm up. */
export function timed<N extends string>(
  runs: number,
  cases: { readonly [name in N]: () => unknown },
): { [name in N]: number } {
  const names = Object.keys(cases) as N[];
  const times = new Map(names.map((name): [N, number[]] => [name, []]));
  for (let run = -1; run < runs; run++)
    for (const name of names) {
      globalThis.gc?.();
      const began = clock();
      cases[name]();
      if (run >= 0) times.get(name)?.push(clock() - began);
    }
  const median = (of: readonly number[]) => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN;
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as { [name in N]: number };
}

export const show = (what: string, value: string, target = '') =>
  console.log(`${what.padEnd(64)} ${value.padStart(12)}   ${target}`);
export const ms = (value: number) => `${value.toFixed(1)} ms`;
export const ratio = (slow: number, fast: number) => `${(slow / fast).toFixed(1)}x`;

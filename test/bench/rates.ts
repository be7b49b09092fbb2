import { performance } from 'node:perf_hooks';

export type Case = { readonly events: number; readonly round: () => void };

const ROUNDS = 9;
const MS_A_ROUND = 120;

/**
 * Events a second of each case: the median of nine rounds, the cases interleaved in one process, after a warm-up. Only
 * ratios within one run mean something on a shared machine.
 */
export function rates(cases: { readonly [name: string]: Case }): { readonly [name: string]: number } {
  const names = Object.keys(cases);
  const measured = new Map<string, number[]>(names.map((name) => [name, []]));
  const repeats = new Map<string, number>();
  for (const name of names) repeats.set(name, warmedUp(cases[name] as Case));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) {
      const { events, round: play } = cases[name] as Case;
      const times = repeats.get(name) ?? 1;
      const began = performance.now();
      for (let time = 0; time < times; time++) play();
      measured.get(name)?.push((events * times * 1000) / (performance.now() - began));
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(measured.get(name) ?? [])]));
}

/** How often to play a case in one round. */
function warmedUp({ round }: Case): number {
  const began = performance.now();
  let times = 0;
  while (performance.now() - began < 2 * MS_A_ROUND) {
    round();
    times++;
  }
  return Math.max(1, Math.round(times / 2));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function printTable(
  measured: { readonly [name: string]: number },
  ratios: readonly (readonly [name: string, ratio: number, target: string])[],
): void {
  for (const [name, rate] of Object.entries(measured))
    console.log(`${name.padEnd(52)} ${(rate / 1e6).toFixed(3).padStart(9)} M/s`);
  console.log();
  for (const [name, ratio, target] of ratios)
    console.log(`${name.padEnd(52)} ${ratio.toFixed(2).padStart(9)}   ${target}`);
}

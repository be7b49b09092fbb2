import { spawnSync } from 'node:child_process';

/**
 * Sides of a benchmark, each in a process of its own: many objects alive make every collection of garbage dear, so that
 * no side may hold what another one needs.
 *
 * The benchmark runs itself again with `SIDE` set, which measures that side alone; `report` is given what all of them
 * found, as JSON has it.
 */
export async function inOwnProcesses<S extends { readonly [side: string]: () => unknown }>(
  sides: S,
  report: (found: { readonly [side in keyof S]: Awaited<ReturnType<S[side]>> }) => void,
): Promise<void> {
  const own = sides[process.env.SIDE ?? ''];
  if (own !== undefined) {
    const found = JSON.stringify(await own());
    await new Promise((written) => process.stdout.write(found, written));
    // Handles of a database would keep it alive.
    process.exit(0);
  }
  const found = Object.keys(sides).map((side) => [side, measured(side)]);
  report(Object.fromEntries(found));
}

function measured(side: string): unknown {
  const { status, stdout } = spawnSync(
    process.execPath,
    [...process.execArgv, '--max-old-space-size=8192', process.argv[1] ?? ''],
    { env: { ...process.env, SIDE: side }, stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1e9 },
  );
  if (status !== 0) throw new Error(`the side ${side} ended with ${status}`);
  return JSON.parse(String(stdout));
}

import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * Cold import of the built entries: what importing one costs above importing an empty module, in fresh processes taken
 * in turn. The processor time of the import is told beside the time that passed, since it suffers less from a busy
 * machine. Needs `npm run build`.
 */

const ROUNDS = 9;
const EMPTY = new URL('./empty.mjs', import.meta.url);
const built = (name: string) => pathToFileURL(`dist/${name}.js`).href;
const modules: { readonly [name: string]: string } = {
  'an empty module': EMPTY.href,
  stagewright: built('index'),
  'stagewright/conversion': built('conversion'),
  'stagewright/forecast': built('forecast'),
};

type Cost = { readonly passed: number; readonly used: number };

/** Milliseconds that passed, and that the processor worked, while a fresh process imported a module. */
function importOnce(url: string): Cost {
  const code = `const used = process.cpuUsage(), began = performance.now();
    await import(${JSON.stringify(url)});
    const passed = performance.now() - began, { user, system } = process.cpuUsage(used);
    console.log(JSON.stringify({ passed, used: (user + system) / 1000 }));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Cost;
}

if (!existsSync('dist/index.js')) {
  console.log('Left out: run `npm run build` first.');
} else {
  writeFileSync(EMPTY, '');
  const names = Object.keys(modules);
  const costs = new Map<string, Cost[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) costs.get(name)?.push(importOnce(modules[name] ?? EMPTY.href));
  }
  const empty = costs.get('an empty module') ?? [];
  console.log(`${''.padEnd(26)}   passed: median, least   processor: median, least   (ms above an empty module)`);
  for (const name of names.slice(1)) {
    const own = costs.get(name) ?? [];
    const above = (of: keyof Cost, at: number) => (nth(own, of, at) - nth(empty, of, at)).toFixed(1).padStart(8);
    const middle = Math.floor(ROUNDS / 2);
    console.log(
      `${name.padEnd(26)}  ${above('passed', middle)}${above('passed', 0)}       ${above('used', middle)}${above('used', 0)}       <= 10`,
    );
  }
}

function nth(costs: readonly Cost[], of: keyof Cost, at: number): number {
  return costs.map((cost) => cost[of]).sort((a, b) => a - b)[at] ?? Number.NaN;
}

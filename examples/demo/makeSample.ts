import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileSalesModel, importOpportunity } from 'stagewright';
import { kaSmb } from '../models/index.js';

const DAY = 86_400_000;
const plan = compileSalesModel(kaSmb);
const [{ stages: uses }] = kaSmb.series;
const road: readonly string[] = uses.map(({ use }) => use);
const labels = new Map<string, string>(kaSmb.stages.map(({ id, label }) => [id, label.en]));
const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** A linear congruential generator (Numerical Recipes), so that the same file comes out again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * The sample of the demo: 400 opportunities of the key-account series walked at random along its road, and a few rows as
 * dirty as exports are. Gates are passed by importing: what is simulated is the road, not the work.
 */
export function makeSample(): string {
  const random = seeded(20_260_101);
  const lines = ['opportunity_id,owner,stage,created,closed,amount'];
  for (let n = 1; n <= 400; n++) lines.push(walk(n, random));
  lines.push(
    'S-17,Li,Won,2026-02-01,2026-05-01,90000',
    'S-401,Wang,Lost,2026-13-01,2026-09-01,0',
    ',Zhao,Need confirmed,2026-03-01,,12000',
    'S-402,Li,Quote,2026-08-01,,"12,000"',
  );
  return `${lines.join('\n')}\n`;
}

function walk(n: number, random: () => number): string {
  const end = Date.UTC(2026, 10, 1);
  const opened = Date.UTC(2026, 0, 1) + Math.floor(random() * 300) * DAY;
  const take = (
    at: number,
    found: { readonly stage: string } | { readonly outcome: string; readonly reason: string },
  ) => {
    const closing = 'outcome' in found ? { closedAt: at } : { stageEnteredAt: at };
    const taken = importOpportunity(
      plan,
      { id: `S-${n}`, series: 'KA', openedAt: opened, ...closing, ...found },
      { at, by: { id: 'walk', roles: ['rep', 'manager'] } },
    );
    if (!taken.ok) throw new Error(JSON.stringify(taken.issues));
    return taken.value.opportunity;
  };
  let at = opened;
  let opportunity = take(at, { stage: 'talk' });
  while (opportunity.status === 'open') {
    at += (3 + Math.floor(random() * 30)) * DAY;
    if (at > end) break;
    const next = road[road.indexOf(opportunity.stage ?? '') + 1];
    if (random() < 0.18) opportunity = take(at, { outcome: 'lost', reason: 'price' });
    else if (next === undefined) opportunity = take(at, { outcome: 'won', reason: 'solution' });
    else opportunity = take(at, { stage: next });
  }
  const { status, stage, closing } = opportunity;
  const place = status === 'open' ? labels.get(stage ?? '') : status === 'won' ? 'Won' : 'Lost';
  const amount = Math.round(2000 * Math.exp(2.5 * random())) * 10;
  const written = status === 'lost' ? '0' : n % 37 === 0 ? '' : amount;
  const closed = closing === null ? '' : closing.at.slice(0, 10);
  return [`S-${n}`, ['Li', 'Wang', 'Zhao'][n % 3], place, date(opened), closed, written].join(',');
}

// Run as a program, it writes the file: `npx tsx examples/demo/makeSample.ts`.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('sample.csv', import.meta.url), makeSample());
}

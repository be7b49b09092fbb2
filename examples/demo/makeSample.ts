import { writeFileSync } from 'node:fs';
import { compileSalesModel, importOpportunity, type Opportunity } from 'stagewright';
import { kaSmb } from '../models/index.js';

/**
 * Writes sample.csv: 400 opportunities of the key-account series walked at random through the kernel, with a fixed seed,
 * so that the same file comes out again; and a few rows as dirty as exports are.
 */
let state = 20_260_101;
/** A linear congruential generator (Numerical Recipes). */
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

const DAY = 86_400_000;
const plan = compileSalesModel(kaSmb);
const road = plan.definition.series[0]?.stages ?? [];
const labels = new Map(road.map(({ id, label }) => [id, typeof label === 'string' ? label : (label.en ?? id)]));
const date = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const lines = ['opportunity_id,owner,stage,created,closed,amount'];

for (let n = 1; n <= 400; n++) {
  const opened = Date.UTC(2026, 0, 1) + Math.floor(random() * 300) * DAY;
  const by = { id: 'walk', roles: ['rep', 'manager'] };
  const start = importOpportunity(
    plan,
    { id: `S-${n}`, series: 'KA', stage: 'talk', openedAt: opened },
    { at: opened, by },
  );
  if (!start.ok) throw new Error(JSON.stringify(start.issues));
  let opportunity = start.value.opportunity as Opportunity<typeof kaSmb>;
  let at = opened;
  const end = Date.UTC(2026, 10, 1);
  while (opportunity.status === 'open') {
    at += (3 + Math.floor(random() * 30)) * DAY;
    if (at > end) break;
    const stage = road.find(({ id }) => id === opportunity.stage);
    const isLast = stage?.id === 'deal';
    // Gates are waived by walking past them in an import: what is simulated is the road, not the work.
    const lost = random() < 0.18;
    const found = {
      id: opportunity.id,
      series: 'KA' as const,
      openedAt: opened,
      ...(lost
        ? { outcome: 'lost', reason: 'price', closedAt: at }
        : isLast
          ? { outcome: 'won', reason: 'solution', closedAt: at }
          : { stage: next(stage?.id ?? ''), stageEnteredAt: at }),
    };
    const moved = importOpportunity(plan, found, { at, by });
    if (!moved.ok) throw new Error(JSON.stringify(moved.issues));
    opportunity = moved.value.opportunity as Opportunity<typeof kaSmb>;
  }
  const { status, stage, closing } = opportunity;
  const place = status === 'open' ? (labels.get(stage ?? '') ?? stage) : status === 'won' ? 'Won' : 'Lost';
  const amount = Math.round(2000 * Math.exp(2.5 * random())) * 10;
  lines.push(
    [
      `S-${n}`,
      ['Li', 'Wang', 'Zhao'][n % 3],
      place,
      date(opened),
      closing === null ? '' : closing.at.slice(0, 10),
      status === 'lost' ? '0' : n % 37 === 0 ? '' : amount,
    ].join(','),
  );
}
lines.push(
  'S-17,Li,Won,2026-02-01,2026-05-01,90000',
  'S-401,Wang,Lost,2026-13-01,2026-09-01,0',
  ',Zhao,Need confirmed,2026-03-01,,12000',
  'S-402,Li,Quote,2026-08-01,,"12,000"',
);
writeFileSync(new URL('sample.csv', import.meta.url), `${lines.join('\n')}\n`);

function next(stage: string): string {
  const stages = road.map(({ id }) => id);
  return stages[stages.indexOf(stage) + 1] ?? stage;
}

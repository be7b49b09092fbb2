import {
  cohortConversion,
  conversionDays,
  historyFromRows,
  type StageHistory,
  stageDistribution,
  winRate,
} from '../../src/conversion/index.js';
import { type Answers, type Asked, type ExportDeal, type ExportRow, path } from './plainReports.js';

const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);

/** A seeded linear congruential generator, so that every run draws the same. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** About 4.5 rows a deal: skips, steps back, losses; grouped by opportunity and in order of time. */
export function exported(count: number): {
  readonly rows: ExportRow[];
  readonly deals: readonly ExportDeal[];
} {
  const random = seeded(20_261_126);
  const rows: ExportRow[] = [];
  const deals: ExportDeal[] = [];
  for (let deal = 0; deal < count; deal++) {
    const id = `D${String(deal).padStart(7, '0')}`;
    deals.push({ id, segment: random() < 0.3 ? 'key' : 'small' });
    const amount = (1_000 + random() * 900_000).toFixed(2);
    let at = START + Math.floor(random() * 800) * DAY + Math.floor(random() * DAY);
    let stage = 0;
    const put = (to: string) => rows.push({ id, at: new Date(at).toISOString(), stage: to, amount });
    put('lead');
    for (let step = 0; step < 12; step++) {
      at += Math.ceil(random() * 30 * DAY);
      const draw = random();
      if (draw < 0.12) {
        put('lost');
        break;
      }
      if (draw < 0.2) break;
      if (draw < 0.3 && stage > 0) stage--;
      else stage += draw > 0.92 ? 2 : 1;
      if (stage >= 4) {
        put('won');
        break;
      }
      put(path.stages[stage] ?? 'lead');
    }
  }
  return { rows, deals };
}

export const asked: Asked = {
  asOf: START + 1_000 * DAY,
  from: START + 200 * DAY,
  to: START + 600 * DAY,
  followUpDays: 60,
};

export function read({
  rows,
  deals,
}: {
  readonly rows: readonly ExportRow[];
  readonly deals: readonly ExportDeal[];
}): StageHistory<'segment'> {
  return historyFromRows(rows, {
    path,
    columns: { opportunityId: 'id', at: 'at', to: 'stage', amount: 'amount' },
    currency: 'CNY',
    opportunities: { rows: deals, id: 'id', attributes: ['segment'] },
  }).history;
}

export const LIBRARY = {
  stageDistribution: (history: StageHistory<'segment'>, asOf = asked.asOf) => stageDistribution(history, { asOf }),
  cohortConversion: (history: StageHistory<'segment'>, asOf = asked.asOf) =>
    cohortConversion(history, {
      asOf,
      stage: 'need',
      population: { enteredDuring: { from: asked.from, to: asked.to } },
      until: { followUpDays: asked.followUpDays },
    }),
  conversionDays: (history: StageHistory<'segment'>, asOf = asked.asOf) => conversionDays(history, { asOf }),
  winRate: (history: StageHistory<'segment'>, asOf = asked.asOf) =>
    winRate(history, {
      asOf,
      basis: { closedDuring: { from: asked.from, to: asked.to } },
      groupBy: ['segment'],
      every: 'month',
    }),
};

export function libraryReports(history: StageHistory<'segment'>, asOf = asked.asOf): Answers {
  const { total: standing } = LIBRARY.stageDistribution(history, asOf);
  const { total: cohort } = LIBRARY.cohortConversion(history, asOf);
  const { total: days } = LIBRARY.conversionDays(history, asOf);
  const { groups } = LIBRARY.winRate(history, asOf);
  return {
    standing: standing.stages.map(({ stage, count, amount }) => [
      stage,
      count,
      Math.round(Number(amount?.amount ?? 0) * 100),
    ]),
    cohort: [cohort.advanced.numerator, cohort.abandoned, cohort.movedBack, cohort.stayed],
    days: days.map(({ stage, converted, days }) => [stage, converted, days]),
    won: groups.map(({ key, value }) => [key.period ?? '', key.segment ?? '', value.numerator, value.denominator]),
  };
}

/** Days to nine digits, since each side adds them up in another order. */
export const rounded = (answers: Answers) => ({
  ...answers,
  days: answers.days.map(([stage, n, days]) => [stage, n, days.toPrecision(9)]),
});

/** One row of an export, as a database driver or a CSV reader gives it. */
export type ExportRow = {
  readonly id: string;
  readonly at: string;
  readonly stage: string;
  readonly amount: string;
};
export type ExportDeal = { readonly id: string; readonly segment: string };

export const path = {
  stages: ['lead', 'need', 'offer', 'talks'],
  won: ['won'],
  lost: ['lost'],
  abandoned: [],
  parked: [],
};
const DAY = 86_400_000;

/** Numbers of the four reports in one form, to hold them against each other. */
export type Answers = {
  readonly standing: readonly (readonly [stage: string, count: number, amount: number])[];
  readonly cohort: readonly [advanced: number, abandoned: number, movedBack: number, stayed: number];
  readonly days: readonly (readonly [stage: string, converted: number, days: number])[];
  readonly won: readonly (readonly [month: string, segment: string, won: number, closed: number])[];
};

type Deal = { readonly id: string; readonly events: { at: number; stage: string; amount: number }[] };

/** Rows by opportunity in order of time: what a report in plain JavaScript begins with. */
export function groupRows(rows: readonly ExportRow[]): readonly Deal[] {
  const deals = new Map<string, Deal>();
  for (const { id, at, stage, amount } of rows) {
    const deal = deals.get(id) ?? { id, events: [] };
    deals.set(id, deal);
    deal.events.push({ at: new Date(at).getTime(), stage, amount: Math.round(Number(amount) * 100) });
  }
  for (const { events } of deals.values()) events.sort((a, b) => a.at - b.at);
  return [...deals.values()];
}

export type Asked = {
  readonly asOf: number;
  readonly from: number;
  readonly to: number;
  readonly followUpDays: number;
};

/** Where deals stand, what became of a cohort of `need`, days in stages, and win rates by month and segment. */
export function plainReports(deals: readonly Deal[], table: readonly ExportDeal[], asked: Asked): Answers {
  const places = [...path.stages, ...path.won, ...path.lost];
  const segmentOf = new Map(table.map(({ id, segment }) => [id, segment]));
  return {
    standing: standing(deals, places, asked),
    cohort: cohort(deals, places, asked),
    days: days(deals, places, asked),
    won: won(deals, segmentOf, asked),
  };
}

function standing(deals: readonly Deal[], places: readonly string[], { asOf }: Asked): Answers['standing'] {
  const totals = new Map(places.map((place) => [place, { count: 0, amount: 0 }]));
  for (const { events } of deals) {
    const last = events.filter(({ at }) => at <= asOf).at(-1);
    const total = last === undefined ? undefined : totals.get(last.stage);
    if (total === undefined || last === undefined) continue;
    total.count++;
    total.amount += last.amount;
  }
  return [...totals].map(([place, { count, amount }]) => [place, count, amount]);
}

function cohort(deals: readonly Deal[], places: readonly string[], asked: Asked): Answers['cohort'] {
  const need = places.indexOf('need');
  const buckets = [0, 0, 0, 0] as [number, number, number, number];
  for (const deal of deals) {
    const events = deal.events.filter(({ at }) => at <= asked.asOf);
    const start = events.find(({ stage }) => stage === 'need');
    if (start === undefined || start.at < asked.from || start.at >= asked.to) continue;
    const end = start.at + asked.followUpDays * DAY;
    if (end > asked.asOf) continue;
    const later = events.filter(({ at }) => at >= start.at && at <= end).map(({ stage }) => stage);
    const last = later.at(-1) ?? '';
    if (later.some((stage) => stage === 'won' || (path.stages.includes(stage) && places.indexOf(stage) > need)))
      buckets[0]++;
    else if (last === 'lost') buckets[1]++;
    else if (path.stages.includes(last) && places.indexOf(last) < need) buckets[2]++;
    else buckets[3]++;
  }
  return buckets;
}

function days(deals: readonly Deal[], places: readonly string[], { asOf }: Asked): Answers['days'] {
  return path.stages.map((stage) => {
    let converted = 0;
    let total = 0;
    for (const deal of deals) {
      const events = deal.events.filter(({ at }) => at <= asOf);
      const entered = events.findIndex((event) => event.stage === stage);
      const next = entered < 0 ? undefined : events[entered + 1];
      if (next === undefined || next.stage === 'lost') continue;
      if (places.indexOf(next.stage) < places.indexOf(stage)) continue;
      converted++;
      total += (next.at - (events[entered]?.at ?? 0)) / DAY;
    }
    return [stage, converted, total];
  });
}

function won(
  deals: readonly Deal[],
  segmentOf: ReadonlyMap<string, string>,
  { asOf, from, to }: Asked,
): Answers['won'] {
  const groups = new Map<string, [month: string, segment: string, won: number, closed: number]>();
  for (const { id, events } of deals) {
    const last = events.filter(({ at }) => at <= asOf).at(-1);
    if (last === undefined || (last.stage !== 'won' && last.stage !== 'lost')) continue;
    if (last.at < from || last.at >= to) continue;
    const month = new Date(last.at).toISOString().slice(0, 7);
    const segment = segmentOf.get(id) ?? '';
    const group = groups.get(`${month} ${segment}`) ?? [month, segment, 0, 0];
    groups.set(`${month} ${segment}`, group);
    if (last.stage === 'won') group[2]++;
    group[3]++;
  }
  return [...groups.values()].sort((a, b) => (a.join() < b.join() ? -1 : 1));
}

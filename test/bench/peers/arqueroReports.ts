import { op, table } from 'arquero';
import { type Answers, type Asked, type ExportDeal, type ExportRow, path } from '../plainReports.js';

const DAY = 86_400_000;
const PLACES = [...path.stages, ...path.won, ...path.lost];
const [NEED, WON, LOST] = ['need', 'won', 'lost'].map((place) => PLACES.indexOf(place)) as [number, number, number];
// biome-ignore lint/suspicious/noExplicitAny: arquero reads its functions as text, and has no types for their rows.
type Row = any;

export function arqueroTables(rows: readonly ExportRow[], deals: readonly ExportDeal[]) {
  return {
    events: table({
      id: rows.map(({ id }) => id),
      at: rows.map(({ at }) => Date.parse(at)),
      stage: rows.map(({ stage }) => PLACES.indexOf(stage)),
      amount: rows.map(({ amount }) => Math.round(Number(amount) * 100)),
    }),
    deals: table({ id: deals.map(({ id }) => id), segment: deals.map(({ segment }) => segment) }),
  };
}

/** The four reports in verbs of arquero; rows are in order of time within an opportunity. */
export function arqueroReports(
  { events, deals }: ReturnType<typeof arqueroTables>,
  { asOf, from, to, followUpDays }: Asked,
): Answers {
  const limits = {
    asOf,
    from,
    to,
    followUp: followUpDays * DAY,
    need: NEED,
    won: WON,
    lost: LOST,
    stages: path.stages.length,
  };
  const moves = events
    .params(limits)
    .filter((row: Row, $: Row) => row.at <= $.asOf)
    .groupby('id')
    .derive({ next: (row: Row) => op.lead(row.stage, 1, -1), until: (row: Row) => op.lead(row.at, 1, 0) })
    .ungroup();
  const last = moves.filter((row: Row) => row.next === -1).reify();
  const standing = last
    .groupby('stage')
    .rollup({ count: () => op.count(), amount: (row: Row) => op.sum(row.amount) })
    .objects() as Row[];
  const starts = moves
    .filter((row: Row, $: Row) => row.stage === $.need)
    .groupby('id')
    .rollup({ start: (row: Row) => op.min(row.at) })
    .filter((row: Row, $: Row) => row.start >= $.from && row.start < $.to && row.start + $.followUp <= $.asOf)
    .reify();
  const followed = moves
    .join(starts, 'id')
    .filter((row: Row, $: Row) => row.at >= row.start && row.at <= row.start + $.followUp)
    .groupby('id')
    .derive({
      isLast: (row: Row) => op.lead(row.at, 1, 0) === 0,
      advanced: (row: Row, $: Row) =>
        op.max(row.stage === $.won || (row.stage > $.need && row.stage < $.stages) ? 1 : 0),
    })
    .ungroup()
    .filter((row: Row) => row.isLast)
    .derive({
      bucket: (row: Row, $: Row) => (row.advanced === 1 ? 0 : row.stage === $.lost ? 1 : row.stage < $.need ? 2 : 3),
    })
    .groupby('bucket')
    .rollup({ count: () => op.count() })
    .objects() as Row[];
  const days = moves
    .groupby('id', 'stage')
    .derive({ visit: () => op.row_number() })
    .ungroup()
    .filter(
      (row: Row, $: Row) => row.visit === 1 && row.stage < $.stages && row.next >= row.stage && row.next !== $.lost,
    )
    .groupby('stage')
    .rollup({ count: () => op.count(), ms: (row: Row) => op.sum(row.until - row.at) })
    .objects() as Row[];
  const won = last
    .filter((row: Row, $: Row) => row.stage >= $.won && row.at >= $.from && row.at < $.to)
    .join(deals, 'id')
    .derive({ month: (row: Row) => op.substring(op.format_utcdate(row.at), 0, 7) })
    .groupby('month', 'segment')
    .rollup({ hits: (row: Row, $: Row) => op.sum(row.stage === $.won ? 1 : 0), closed: () => op.count() })
    .orderby('month', 'segment')
    .objects() as Row[];
  return {
    standing: PLACES.map((place, stage) => {
      const row = standing.find((row) => row.stage === stage);
      return [place, row?.count ?? 0, row?.amount ?? 0];
    }),
    cohort: [0, 1, 2, 3].map((bucket) => followed.find((row) => row.bucket === bucket)?.count ?? 0) as never,
    days: path.stages.map((place, stage) => {
      const row = days.find((row) => row.stage === stage);
      return [place, row?.count ?? 0, (row?.ms ?? 0) / DAY];
    }),
    won: won.map(({ month, segment, hits, closed }) => [month, segment, hits, closed]),
  };
}

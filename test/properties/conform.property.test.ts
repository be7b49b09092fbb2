import { fc, test } from '@fast-check/vitest';
import { conform, historyFromRows } from 'stagewright/conversion';
import { describe, expect } from 'vitest';
import { stayQuantiles } from '../../src/conversion/stayQuantiles.js';
import { kaplanMeier, survivalQuantile } from '../../src/statistics/index.js';
import { day } from '../support/stagesHistory.js';

const moves = {
  lead: { need: 'advance', hold: 'rollBack', lost: 'close', lead: 'repeat' },
  hold: { bid: 'advance' },
  need: { bid: 'advance', lead: 'rollBack' },
  bid: { won: 'close', lost: 'close' },
  lost: { need: 'reopen' },
} as const;
const path = {
  stages: ['lead', 'need', 'hold', 'bid'],
  won: ['won'],
  lost: ['lost'],
  abandoned: [],
  afterWin: ['sign'],
  parked: ['hold'],
  moves,
};
/** The road, without waiting rooms. */
const ROAD = ['lead', 'need', 'bid'];
const HALF_DAY = 43_200_000;

type Step = { readonly to: string; readonly halfDays: number };
const walks = fc.array(
  fc.array(
    fc.record<Step>({
      to: fc.constantFrom(...path.stages, ...ROAD, 'won', 'lost', 'sign'),
      halfDays: fc.constantFrom(0, 1, 2, 2, 3, 4, 30),
    }),
    { minLength: 1, maxLength: 7 },
  ),
  { minLength: 1, maxLength: 12 },
);

type Row = { readonly id: string; readonly at: number; readonly to: string; readonly seq: number };
type Stay = { readonly to: string; readonly at: number; ms: number };

/** The rows of one walk; steps of no time share an instant. */
function rowsOf(walk: readonly Step[], index: number): readonly Row[] {
  let at = day(1);
  return walk.map(({ to, halfDays }, seq) => {
    at += halfDays * HALF_DAY;
    return { id: `d${String(index).padStart(2, '0')}`, at, to, seq };
  });
}

/** Stays with the time in them; what is waited is no time. A close behind waiting is one anew. */
function staysOf(rows: readonly Row[], asOf: number, repeats: boolean): readonly Stay[] {
  const stays: Stay[] = [];
  for (const [index, { to, at }] of rows.entries()) {
    if (to === 'hold') continue;
    const waited = rows[index - 1]?.to === 'hold';
    const isOn = stays.at(-1)?.to === to;
    const isAnew = waited ? !ROAD.includes(to) : repeats;
    if (!isOn || isAnew) stays.push({ to, at, ms: 0 });
    (stays.at(-1) as Stay).ms += (rows[index + 1]?.at ?? asOf) - at;
  }
  return stays;
}

/** The first day by which a share has left, by Kaplan and Meier's product over the days on which any did. */
function quantile(stays: readonly { readonly days: number; readonly isOpen: boolean }[], share: number): number | null {
  const ended = stays.filter(({ isOpen }) => !isOpen).map(({ days }) => days);
  let left = 1;
  for (const day of [...new Set(ended)].sort((a, b) => a - b)) {
    left *= 1 - ended.filter((days) => days === day).length / stays.filter(({ days }) => days >= day).length;
    if (left <= (1 - share) * (1 + 1e-9)) return day;
  }
  return null;
}

type Told = { code: string; from: string | null; to: string | null; skipped: string[]; limitDays?: number };

/** What conformance is, by its definition, counted from rows. */
function expected(
  all: readonly (readonly Row[])[],
  { asOf, fence, repeats, samples }: { asOf: number; fence: number; repeats: boolean; samples: number },
) {
  const known = all.map((rows) => rows.filter(({ at }) => at <= asOf));
  const stays = known.map((rows) => staysOf(rows, asOf, false));
  const limits = ROAD.map((stage) => {
    const own = stays.flatMap((of) =>
      of.flatMap(({ to, ms }, index) =>
        to === stage ? [{ days: ms / 86_400_000, isOpen: index === of.length - 1 }] : [],
      ),
    );
    const [low, high] = [quantile(own, 0.25), quantile(own, 0.75)];
    return low === null || high === null || low === high ? null : high + fence * (high - low);
  });
  const table: { readonly [from: string]: { readonly [to: string]: string } } = moves;
  const leads = (from: string, to: string) => table[from]?.[to] !== undefined;
  const isAllowed = (from: string, to: string) =>
    leads(from, to) || (from === 'won' && to === 'sign') || (leads(from, 'hold') && leads('hold', to));
  const passedOver = (from: string | null, to: string) => {
    const start = from === null ? -1 : ROAD.indexOf(from);
    return (from !== null && start < 0) || !ROAD.includes(to) ? [] : ROAD.slice(start + 1, ROAD.indexOf(to));
  };
  const found = new Map<string, { told: Told; count: number; ids: Set<string> }>();
  let [n, moved, illegal, conforming, unplaced] = [0, 0, 0, 0, 0];
  for (const [index, rows] of known.entries()) {
    if (stays[index]?.length === 0 && rows.length > 0) unplaced++;
    if (stays[index]?.length === 0) continue;
    const id = rows[0]?.id ?? '';
    const tell = (told: Told) => {
      const name = JSON.stringify([told.code, told.from, told.to]);
      const entry = found.get(name) ?? { told, count: 0, ids: new Set() };
      found.set(name, { ...entry, count: entry.count + 1, ids: entry.ids.add(id) });
    };
    const entries = staysOf(rows, asOf, repeats);
    let wrong = 0;
    for (const [step, { to, at }] of entries.entries()) {
      const before = entries[step - 1];
      const [from, skipped] = [before?.to ?? null, passedOver(before?.to ?? null, to)];
      if (skipped.length > 0) tell({ code: from === null ? 'created_beyond' : 'skipped_stages', from, to, skipped });
      if (before === undefined || from === null) continue;
      if (!isAllowed(from, to)) wrong++;
      if (!isAllowed(from, to)) tell({ code: 'illegal_move', from, to, skipped: [] });
      if (before.at === at) tell({ code: 'passed_at_once', from, to, skipped: [] });
    }
    for (const { to, ms } of stays[index] ?? []) {
      const limitDays = limits[ROAD.indexOf(to)] ?? null;
      if (limitDays !== null && ms / 86_400_000 > limitDays)
        tell({ code: 'stayed_long', from: to, to: null, skipped: [], limitDays });
    }
    n++;
    moved += entries.length - 1;
    illegal += wrong;
    if (wrong === 0) conforming++;
  }
  return {
    n,
    excluded: unplaced === 0 ? {} : { without_stage: unplaced },
    total: {
      moves: moved,
      fitness: moved === 0 ? null : (moved - illegal) / moved,
      conforming: { numerator: conforming, denominator: n },
      violations: [...found]
        .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
        .map(([, { told, count, ids }]) => ({ ...told, count, samples: [...ids].slice(0, samples) })),
    },
  };
}

describe('conformance is what a recount of the rows by its definition says', () => {
  test.prop(
    [
      walks,
      fc.record({ fence: fc.constantFrom(0, 1, 3), repeats: fc.boolean(), samples: fc.nat({ max: 3 }) }),
      fc.nat({ max: 40 }),
    ],
    { numRuns: 500 },
  )('of everybody, and of groups', (all, options, days) => {
    const asOf = day(1 + days);
    const rows = all.map(rowsOf);
    const { history } = historyFromRows(rows.flat(), {
      path,
      columns: { opportunityId: 'id', at: 'at', to: 'to', seq: 'seq' },
      opportunities: {
        rows: rows.map(([first], index) => ({ id: first?.id, team: index % 2 === 0 ? 'a' : 'b' })),
        id: 'id',
        attributes: ['team'],
      },
    });
    const { repeats, ...others } = options;
    const asked = { asOf, ...others, repeats: repeats ? 'judge' : 'ignore' } as const;
    const report = conform(path, history, { ...asked, groupBy: ['team'] });
    expect(report).toMatchObject(expected(rows, { ...options, asOf }));
    const sum = (of: (value: typeof report.total) => number) =>
      report.groups.reduce((total, { value }) => total + of(value), 0);
    expect(sum(({ moves }) => moves)).toBe(report.total.moves);
    expect(sum(({ conforming }) => conforming?.numerator ?? 0)).toBe(report.total.conforming?.numerator);
    const kinds = new Map(report.total.violations.map(({ code, from, to, count }) => [`${code} ${from} ${to}`, count]));
    const ofGroups = new Map<string, number>();
    for (const { value } of report.groups)
      for (const { code, from, to, count } of value.violations)
        ofGroups.set(`${code} ${from} ${to}`, (ofGroups.get(`${code} ${from} ${to}`) ?? 0) + count);
    expect(ofGroups).toEqual(kinds);
  });
});

/** Few different days, so that many fall together, and any. */
const days = (maxLength: number) =>
  fc.oneof(
    fc.array(fc.integer({ min: 0, max: 5 }), { maxLength }),
    fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength }),
  );

test.prop([days(300), days(200), fc.uniqueArray(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { maxLength: 4 })])(
  'shares of stays have ended by the quantiles of the whole curve',
  (ended, open, shares) => {
    const rising = shares.sort((a, b) => a - b);
    const curve = kaplanMeier({
      exits: [...ended, ...open],
      causes: [...ended.map(() => 1), ...open.map(() => 0)],
    });
    expect(stayQuantiles(Float64Array.from(ended), Float64Array.from(open), rising)).toEqual(
      rising.map((share) => (curve.ok ? survivalQuantile(curve, share).value : null)),
    );
  },
);

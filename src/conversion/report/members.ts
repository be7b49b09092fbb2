import { createIssue, demandOptions, demandType, type Issue, type Result } from '../../issues/index.js';
import { decimalUnits } from '../../values/index.js';
import type { Measured } from '../Measured.js';
import { type Counted, countedIn, type GroupKey } from './counted.js';
import { demandReport } from './demandReport.js';
import { fieldKinds } from './fieldKinds.js';
import { isName, isNumberAt, type Route, readRoute, routeTo, rowOf } from './readPath.js';

/** Who is behind a number of a report. */
export type Members = {
  /** The number asked about, as the report says it: amounts and exact shares as text. */
  readonly number: number | string | null;
  /** Each once, in order of the history. */
  readonly ids: readonly string[];
  /**
   * What each adds to the number, in the same order: they sum to it, to the digit, days to what a number holds. `null`
   * where the number is no sum (a rate, a quantile): then `ids` is the base that it is of.
   */
  readonly parts: readonly (number | string)[] | null;
};

export type MembersOptions = {
  /** The key of a group of the report; left out: the whole. */
  readonly group?: GroupKey;
  /** Where the number stands in the value: `advanced.numerator`, `steps.0.reached`; left out: the value itself is asked about. */
  readonly at?: string;
};

/**
 * The opportunities behind any number of any report: of the whole, of a group, of a bucket or a cell of it.
 *
 * Each opportunity is measured alone, by the measure itself, and those count whose own number is not zero: so they recount
 * to what the report says, and a measure needs no lists of ids for it. Of a number that is no sum the base is given: of
 * a rate its denominator, of anything else (a share, a quantile, the name of a row) whoever counts in its row. The place of a
 * row is that in the report; alone it is found by its names (stage, outcome, currency, …), and an element of a curve by its
 * day: what is counted there recounts, and the base of a share is whoever is in the curve.
 *
 * A report knows its members as long as it is the one that the measure gave: they stand behind it, not in it, and are held in
 * memory with it. Stored as JSON or copied it is plain data and tells no members (`members_not_kept`); what survives is
 * what is written in it, as the ids of `cohortConversion` or `pipelineHygiene`. Linear in members, which are
 * measured one by one when asked for.
 *
 * @throws {StagewrightError} `wrong_type`, `missing_property` of what is no report.
 * @returns an issue where there are none to tell: `members_not_kept`, `unknown_group` for a key that the report has not (with
 * the dimensions that it lacks or that the report is not split by), `unknown_number` for a path that leads to no number.
 *
 * @example
 * import { historyFromRows, members, stageFlow } from 'stagewright/conversion';
 * import { unwrap } from 'stagewright';
 * const path = { stages: ['lead', 'offer'], won: ['won'], lost: ['lost'], abandoned: [], parked: [] };
 * const rows = [
 *   { id: 'a', at: '2026-01-02T00:00:00Z', to: 'lead' },
 *   { id: 'a', at: '2026-01-20T00:00:00Z', to: 'won' },
 *   { id: 'b', at: '2026-01-03T00:00:00Z', to: 'lead' },
 * ];
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * const report = stageFlow(history, { asOf: '2026-06-01T00:00:00Z' });
 * unwrap(members(report, { at: 'moves' })) // => { number: 1, ids: ['a'], parts: [1] }
 * members(JSON.parse(JSON.stringify(report)), { at: 'moves' }).ok // => false
 */
export function members(
  report: Pick<Measured<unknown>, 'method' | 'total' | 'groups'>,
  options: MembersOptions = {},
): Result<Members> {
  demandReport(report, false);
  demandOptions('options', options, ['group', 'at']);
  const { group, at = '' } = options;
  demandType('options.at', 'text', at);
  if (group !== undefined) demandType('options.group', 'record', group);
  const counted = countedIn(report);
  if (counted === undefined) return refused(createIssue('members_not_kept', ''));
  const index = group === undefined ? -1 : report.groups.findIndex(({ key }) => isSame(key, group));
  if (group !== undefined && index < 0) return refused(unknownGroup(report.groups[0]?.key ?? {}, group));
  const value = group === undefined ? report.total : report.groups[index]?.value;
  const route = routeTo(value, at);
  const number = route === null ? undefined : readRoute(value, route);
  if (route === null || !isNumber(number, route)) return refused(createIssue('unknown_number', at, { found: at }));

  const key = group ?? {};
  const own = ownOf(counted, index, key);
  const rate = rateAround(value, route);
  const asked = rate === null ? route : [...rate, DENOMINATOR];
  const total = readRoute(value, asked) as number | string;
  const isInRow = rowReader(route, counted.value([], key));
  if (rate === null && isNoSum(report.method, at, route))
    return found({ number, ids: own.filter(isInRow).map(({ id }) => id), parts: null });
  const alone = partsOf(own, (each) => partIn(each.value, asked));
  const isWhole = sumsTo(total, alone);
  const parts = isWhole
    ? alone
    : partsOf(
        own,
        besides(own, asked, (members) => counted.value(members, key)),
      );
  const ids = parts.map(({ id }) => id);
  if (rate !== null) return found({ number, ids, parts: null });
  if (isWhole || sumsTo(total, parts)) return found({ number, ids, parts: parts.map(({ part }) => part) });
  return found({ number, ids: own.filter(isInRow).map(({ id }) => id), parts: null });
}

/** One opportunity with what the measure says of it alone. */
type Own = { readonly id: string; readonly members: readonly unknown[]; readonly value: unknown };

/** Several numbers of one report are asked for, one behind the other: what they are read from is kept for the last group. */
const KEPT = 20_000;

function ownOf(counted: Counted, group: number, key: GroupKey): readonly Own[] {
  if (counted.last?.group === group) return counted.last.own as readonly Own[];
  const all = group < 0 ? counted.members : (counted.groups()[group]?.members ?? []);
  const own = [...byId(all, counted.idOf)].map(
    ([id, members]): Own => ({ id, members, value: counted.value(members, key) }),
  );
  if (own.length <= KEPT) counted.last = { group, own };
  return own;
}

type Part = { readonly id: string; readonly part: number | string };

function partsOf(own: readonly Own[], partAt: (own: Own) => number | string): readonly Part[] {
  return own.flatMap((each) => {
    const part = partAt(each);
    return Number(part) === 0 ? [] : [{ id: each.id, part }];
  });
}

function partIn(value: unknown, route: Route): number | string {
  const part = readRoute(value, route);
  return part !== undefined && isNumber(part, route) ? (part ?? 0) : 0;
}

/**
 * What an opportunity adds to a number whose row its own value has not, though it may count in it (in the base of a reason
 * that others gave): it is measured together with one that has the row, and the difference is its part.
 */
function besides(own: readonly Own[], route: Route, measure: (members: readonly unknown[]) => unknown) {
  const has = ({ value }: Own) => readRoute(value, route) !== undefined;
  const witness = own.find(has);
  return (each: Own): number | string => {
    if (witness === undefined || has(each)) return partIn(each.value, route);
    const together = measure([...witness.members, ...each.members]);
    return Number(partIn(together, route)) - Number(partIn(witness.value, route));
  };
}

/** A key without a dimension is no group, nor is one with a dimension that the report is not split by. */
function unknownGroup(key: GroupKey, found: GroupKey): Issue {
  const besides = (of: GroupKey, other: GroupKey) => Object.keys(of).filter((name) => !Object.hasOwn(other, name));
  const [missing, unknown] = [besides(key, found), besides(found, key)];
  return createIssue('unknown_group', 'group', {
    found,
    ...(missing.length === 0 ? {} : { missing }),
    ...(unknown.length === 0 ? {} : { unknown }),
  });
}

const refused = (issue: Issue): Result<Members> => ({ ok: false, issues: [issue] });
const found = (value: Members): Result<Members> => ({ ok: true, value, issues: [] });

function isSame(key: GroupKey, other: GroupKey): boolean {
  const names = Object.keys(key);
  return names.length === Object.keys(other).length && names.every((name) => key[name] === other[name]);
}

/** Members of one opportunity together: it may have several, a stay each. */
function byId<M>(members: ArrayLike<M>, idOf: (member: M) => string): ReadonlyMap<string, readonly M[]> {
  const found = new Map<string, M[]>();
  for (let index = 0; index < members.length; index++) {
    const member = members[index] as M;
    const id = idOf(member);
    const own = found.get(id);
    if (own === undefined) found.set(id, [member]);
    else own.push(member);
  }
  return found;
}

function isNumber(value: unknown, route: Route): value is number | string | null {
  const last = route.at(-1);
  return last !== undefined && isNumberAt(value, 'key' in last ? last.key : '');
}

/** A share is none, though shares of few may add up by chance, and so is what only tells a row from others. */
function isNoSum(method: string, at: string, route: Route): boolean {
  return isName(route) || fieldKinds(method)(at)?.kind === 'share';
}

const SAME = 1e-9;
const placesOf = (text: string) => (text.split('.')[1] ?? '').length;

function sumsTo(number: number | string | null, parts: readonly Part[]): boolean {
  if (number === null || parts.some(({ part }) => typeof part !== typeof number)) return false;
  if (typeof number === 'string') {
    const texts = parts.map(({ part }) => String(part));
    const scale = texts.reduce((most, text) => Math.max(most, placesOf(text)), placesOf(number));
    return texts.reduce((sum, text) => sum + decimalUnits(text, scale), 0n) === decimalUnits(number, scale);
  }
  const counts = parts.map(({ part }) => Number(part));
  const sum = counts.reduce((sum, part) => sum + part, 0);
  // A whole number may be the sum of amounts or days, which are doubles: 0.1 + 2.7 + 0.2 is not quite 3.
  const isCount = counts.every(Number.isInteger);
  const size = counts.reduce((sum, part) => sum + Math.abs(part), 0);
  return isCount ? sum === number : Math.abs(sum - number) <= SAME * size;
}

/** The route to the rate that a number is the value of, or a bound of; `null` for any other number, its own counts too. */
function rateAround(value: unknown, route: Route): Route | null {
  const last = route.at(-1);
  if (last !== undefined && 'key' in last && ['numerator', 'denominator'].includes(last.key)) return null;
  for (let length = route.length - 1; length >= rowOf(route).length; length--) {
    const rate = route.slice(0, length);
    if (readRoute(value, [...rate, DENOMINATOR]) !== undefined) return rate;
  }
  return null;
}

const DENOMINATOR = { key: 'denominator' };

/** Whether an opportunity makes the row of a number another than nobody's. */
function rowReader(route: Route, nobody: unknown): (own: Own) => boolean {
  const row = rowOf(route);
  const empty = JSON.stringify(readRoute(nobody, row));
  return ({ value }) => JSON.stringify(readRoute(value, row)) !== empty;
}

import { demandOptions, demandType } from '../issues/index.js';
import type { TransitionRecord } from '../opportunity/index.js';
import {
  currencyDigits,
  dayNumber,
  decimalUnits,
  readDate,
  readInstant,
  readMoney,
  type StagePath,
} from '../values/index.js';
import { ChangeLots } from './ChangeLots.js';
import { demandRecord } from './demandRecord.js';
import { EventBuffer } from './EventBuffer.js';
import { historyFromBuffer } from './historyFromBuffer.js';
import { IdTable } from './IdTable.js';
import { importedTimes } from './importedTimes.js';
import type { QualityPolicy, Read } from './Quality.js';
import { QualityTally } from './QualityTally.js';
import { readAttributes } from './readAttributes.js';
import { readPlaces } from './readPlaces.js';
import { CLOSED, NO_DATE, OPEN, PARKED, VOIDED } from './StageHistory.js';

export type RecordsOptions = {
  readonly path: StagePath;
  /** The field that is the amount; left out: amounts are not known. */
  readonly amount?: string;
  /** The field that is the expected close date; left out: not known. */
  readonly closeOn?: string;
  readonly policy?: QualityPolicy;
};

type Changes = {
  readonly status?: unknown;
  readonly stage?: unknown;
  readonly outcome?: unknown;
  readonly reason?: unknown;
  readonly fields?: unknown;
  readonly owner?: unknown;
};
type Standing = {
  readonly status: number;
  readonly place: string | null;
  readonly amount: bigint | null;
  readonly currency: string | null;
  readonly closeOn: string | null;
  readonly reason: string | null;
  readonly owner: string | null;
};

const NOTHING: Standing = {
  status: OPEN,
  place: null,
  amount: null,
  currency: null,
  closeOn: null,
  reason: null,
  owner: null,
};

/**
 * A history from the kernel's own records: every move, parking and closing, and the amount as it stood.
 *
 * Attributes are the `owner` and the `series`, each with its changes: what the first record says holds from the beginning. Records of another series or variant than the path's are kept out and
 * counted (`other_variant`), unless the policy keeps them: what is dropped from a variant would count as passed.
 *
 * Who goes on in another series or variant was not lost in this one: from then on it waits where it stood (`transferred`), so
 * that its clocks stand still, and it counts as neither won nor lost.
 *
 * An import counts from when the opportunity was opened and placed, not from when it was taken over; that instant is
 * its `recordedAt`. Where nobody knows when it entered its stage, it stands nowhere known until the import and in the
 * stage from then on; where nobody knows when it was closed, that is counted (`close_date_unknown`): the day of the close
 * is then an assumption, and so is the length of its cycle.
 *
 * @param records In any order; those of one opportunity are put in order of `seq`.
 * @throws {StagewrightError} `invalid_policy`; `wrong_type`, `ambiguous_place`, `unknown_stage` of the path; one issue a kind that the policy refuses.
 */
export function historyFromRecords(
  // biome-ignore lint/suspicious/noExplicitAny: records of every model are read alike.
  records: Iterable<TransitionRecord<any>>,
  options: RecordsOptions,
): Read<'owner' | 'series'> {
  demandType('records', 'list', records);
  demandOptions('options', options, ['path', 'amount', 'closeOn', 'policy']);
  const { path, amount, closeOn, policy } = options;
  const tally = new QualityTally(policy);
  const { index } = readPlaces(path);
  const all = [...records];
  for (const [index, record] of all.entries()) demandRecord(`records.${index}`, record);
  const sorted = all.sort((a, b) =>
    a.opportunityId < b.opportunityId ? -1 : a.opportunityId > b.opportunityId ? 1 : a.seq - b.seq,
  );
  const ids = new IdTable();
  const buffer = new EventBuffer({ closeOn: closeOn !== undefined, reason: true, seq: true, from: false, tie: false });
  const attributes = new Map<string, Attribution>();
  const changes = new ChangeLots<'owner' | 'series'>(['owner', 'series'], policy);
  let id: string | null = null;
  let standing = NOTHING;
  let added = 0;
  /** Where the opportunity stands on this road; `null` where it does not, or was taken away. */
  let here: { readonly place: number; readonly status: number } | null = null;
  for (const record of sorted) {
    if (record.opportunityId !== id) {
      standing = NOTHING;
      here = null;
    }
    id = record.opportunityId;
    standing = after(standing, record.changes as Changes, record.to, { amount, closeOn });
    const before = attributes.get(id);
    const now = { id, owner: standing.owner, series: record.series };
    attributes.set(id, now);
    const at = readInstant(record.at);
    if (before !== undefined && at !== null)
      for (const name of ['owner', 'series'] as const) {
        if (before[name] === now[name]) continue;
        changes.rows++;
        const recordedAt = readInstant(record.recordedAt) ?? Number.NaN;
        changes.put(name, { id, at, recordedAt, from: before[name], to: now[name] });
      }
    const place = standing.place === null ? -1 : index.get(standing.place);
    if (at === null) {
      tally.add('unparsable_date', `${record.id} ${record.at}`);
      continue;
    }
    if (isElsewhere(record, path) && tally.add('other_variant', `${record.id} ${record.series}/${record.variant}`)) {
      if (here !== null && (here.status === OPEN || here.status === PARKED)) {
        tally.add('transferred', id);
        const recordedAt = readInstant(record.recordedAt) ?? Number.NaN;
        const { place } = here;
        buffer.push({ deal: ids.indexOf(id), at, recordedAt, seq: record.seq, place, status: PARKED, ...worth() });
        added++;
      }
      here = null;
      continue;
    }
    if (place === undefined && tally.add('unknown_stage', `${record.id} ${standing.place}`)) continue;
    const imported = record.cause === 'import' ? importedTimes(record, at) : null;
    if (imported?.closeIsAssumed && tally.add('close_date_unknown', id)) continue;
    const deal = ids.indexOf(id);
    const { status } = standing;
    here = { place: place ?? -1, status };
    const known = { deal, recordedAt: readInstant(record.recordedAt) ?? Number.NaN, seq: record.seq };
    if (imported !== null) {
      const from = imported.fromStage === null ? undefined : index.get(imported.fromStage);
      buffer.push({ ...known, at: imported.openedAt, seq: 0, place: from ?? -1 });
      added++;
    }
    buffer.push({
      ...known,
      at: imported?.placedAt ?? at,
      place: place ?? -1,
      status,
      ...worth(),
      reason: buffer.reasons.codeOf(standing.reason),
    });
  }
  const kept = new Set(ids.ids);
  const rows = [...attributes.values()].filter((row) => kept.has(row.id));
  return historyFromBuffer(
    { buffer, ids, tally, rows: sorted.length + added, ...(changes.rows > 0 ? { changes } : {}) },
    path,
    readAttributes<Attribution, 'owner' | 'series'>({ rows, id: 'id', attributes: ['owner', 'series'] }),
    'records',
  );

  function worth() {
    const { amount, currency, closeOn } = standing;
    return {
      ...(amount === null ? {} : { minor: amount, currency: buffer.currencies.codeOf(currency) }),
      closeOn: closeOn === null ? NO_DATE : dayNumber(closeOn),
    };
  }
}

/** Whether a record belongs to another road than the path's; a path that a host wrote by hand may be of any. */
// biome-ignore lint/suspicious/noExplicitAny: records of every model are read alike.
function isElsewhere({ series, variant }: TransitionRecord<any>, path: StagePath): boolean {
  return path.series !== undefined && (path.series !== series || (path.variant ?? null) !== variant);
}

type Attribution = { readonly id: string; readonly owner: string | null; readonly series: string };

/** The owner's own fields that make the amount and the date. */
type Fields = { readonly amount: string | undefined; readonly closeOn: string | undefined };

function after(before: Standing, changes: Changes, to: unknown, { amount, closeOn }: Fields): Standing {
  let next: Standing = { ...before, place: typeof to === 'string' ? to : null };
  if (typeof changes.status === 'string') next = { ...next, status: statusOf(changes.status) };
  if (changes.owner !== undefined) next = { ...next, owner: textOf(changes.owner) };
  if (changes.reason !== undefined) next = { ...next, reason: textOf(changes.reason) };
  const fields = changes.fields as { readonly [field: string]: { readonly value: unknown } | null } | undefined;
  if (amount !== undefined && fields !== undefined && Object.hasOwn(fields, amount)) {
    const money = readMoney(fields[amount]?.value);
    const units = money === null ? null : decimalUnits(money.amount, currencyDigits(money.currency));
    next = { ...next, amount: units, currency: money?.currency ?? null };
  }
  if (closeOn !== undefined && fields !== undefined && Object.hasOwn(fields, closeOn))
    next = { ...next, closeOn: readDate(fields[closeOn]?.value) };
  return next;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function statusOf(status: string): number {
  if (status === 'open') return OPEN;
  if (status === 'suspended' || status === 'pooled') return PARKED;
  return status === 'voided' ? VOIDED : CLOSED;
}

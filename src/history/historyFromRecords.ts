import type { TransitionRecord } from '../opportunity/index.js';
import { currencyDigits, decimalUnits, readInstant, readMoney, type StagePath } from '../values/index.js';
import { buildHistory, type HistoryEvent, placesOf } from './buildHistory.js';
import { QualityTally, type Read } from './Quality.js';
import { CLOSED, OPEN, PARKED, VOIDED } from './StageHistory.js';

export type RecordsOptions = {
  readonly path: StagePath;
  /** The field that is the amount; left out: amounts are not known. */
  readonly amount?: string;
};

type Changes = {
  readonly status?: unknown;
  readonly stage?: unknown;
  readonly outcome?: unknown;
  readonly fields?: unknown;
  readonly owner?: unknown;
};
type Standing = {
  status: number;
  place: string | null;
  amount: bigint | null;
  currency: string | null;
  owner: string | null;
};

/**
 * A history from the kernel's own records: every move, parking and closing, and the amount as it stood.
 *
 * Attributes are the last `owner` and the `series`. Records of another series than the path's places are kept out and
 * counted (`unknown_stage`).
 *
 * An import counts from when the opportunity was opened and placed, not from when it was taken over; that instant is
 * its `recordedAt`.
 *
 * @param records In any order; those of one opportunity are put in order of `seq`.
 */
export function historyFromRecords(
  // biome-ignore lint/suspicious/noExplicitAny: records of every model are read alike.
  records: Iterable<TransitionRecord<any>>,
  { path, amount }: RecordsOptions,
): Read<'owner' | 'series'> {
  const tally = new QualityTally();
  const index = new Map(placesOf(path).map((name, place) => [name, place]));
  const sorted = [...records].sort((a, b) =>
    a.opportunityId < b.opportunityId ? -1 : a.opportunityId > b.opportunityId ? 1 : a.seq - b.seq,
  );
  const events: HistoryEvent[] = [];
  const attributes = new Map<string, { owner: string | null; series: string | null }>();
  let id: string | null = null;
  let standing: Standing = { status: OPEN, place: null, amount: null, currency: null, owner: null };
  for (const record of sorted) {
    if (record.opportunityId !== id) {
      id = record.opportunityId;
      standing = { status: OPEN, place: null, amount: null, currency: null, owner: null };
    }
    standing = after(standing, record.changes as Changes, record.to, amount);
    attributes.set(record.opportunityId, { owner: standing.owner, series: record.series });
    const at = readInstant(record.at);
    const place = standing.place === null ? -1 : index.get(standing.place);
    if (at === null || place === undefined) {
      tally.add(
        at === null ? 'unparsable_date' : 'unknown_stage',
        `${record.id} ${at === null ? record.at : standing.place}`,
      );
      continue;
    }
    const { status, currency } = standing;
    const event = { id: record.opportunityId, recordedAt: readInstant(record.recordedAt), seq: record.seq, currency };
    const imported = record.cause === 'import' ? importedTimes(record.changes as ImportedChanges) : null;
    if (imported !== null) {
      const from = imported.fromStage === null ? undefined : index.get(imported.fromStage);
      events.push({ ...event, at: imported.openedAt, seq: 0, place: from ?? -1, status: OPEN, amount: null });
    }
    events.push({ ...event, at: imported?.placedAt ?? at, place, status, amount: standing.amount });
  }
  const history = buildHistory(
    path,
    events,
    { names: ['owner', 'series'], of: (of) => attributes.get(of) ?? {} },
    tally,
  );
  return { history, quality: tally.report(sorted.length, events.length) };
}

type ImportedChanges = {
  readonly openedAt: string;
  readonly stageEnteredAt: string | null;
  readonly closing: { readonly at: string; readonly fromStage: string | null } | null;
};

/** An import is recorded when it happens; the opportunity was opened, entered its stage or closed before. */
function importedTimes({ openedAt, stageEnteredAt, closing }: ImportedChanges) {
  const opened = readInstant(openedAt) ?? 0;
  const placed = closing?.at ?? stageEnteredAt;
  return {
    openedAt: opened,
    placedAt: placed === null ? opened : Math.max(opened, readInstant(placed) ?? opened),
    fromStage: closing?.fromStage ?? null,
  };
}

function after(before: Standing, changes: Changes, to: unknown, amountField: string | undefined): Standing {
  const next = { ...before, place: typeof to === 'string' ? to : null };
  if (typeof changes.status === 'string') next.status = statusOf(changes.status);
  if (changes.owner !== undefined) next.owner = typeof changes.owner === 'string' ? changes.owner : null;
  const fields = changes.fields as { readonly [field: string]: { readonly value: unknown } | null } | undefined;
  if (amountField !== undefined && fields !== undefined && Object.hasOwn(fields, amountField)) {
    const money = readMoney(fields[amountField]?.value);
    next.amount = money === null ? null : decimalUnits(money.amount, currencyDigits(money.currency));
    next.currency = money?.currency ?? null;
  }
  return next;
}

function statusOf(status: string): number {
  if (status === 'open') return OPEN;
  if (status === 'suspended' || status === 'pooled') return PARKED;
  return status === 'voided' ? VOIDED : CLOSED;
}

import { arrangeChanges } from './arrangeChanges.js';
import type { ColumnsSeen } from './ColumnsSeen.js';
import { NameTable } from './NameTable.js';
import type { Quality, QualityPolicy } from './Quality.js';
import { QualityTally } from './QualityTally.js';
import type { AttributeChanges } from './StageHistory.js';

/** What was read of changes: those of each attribute that has any, and what cannot be right about the rows. */
export type ReadChanges<B extends string> = {
  readonly changes: { readonly [attribute in B]?: AttributeChanges };
  readonly quality: Omit<Quality, 'changes'>;
};

/** One change; `null` for no value, `recordedAt` of `NaN` where nobody says it. */
export type Change = {
  readonly id: string;
  readonly at: number;
  readonly recordedAt: number;
  readonly from: string | null;
  readonly to: string | null;
};

/** Takes changes of attributes one after the other, in any order, and gives them in columns. */
export class ChangeLots<B extends string> {
  readonly tally: QualityTally;
  rows = 0;
  /** The columns of each table that changes were read from. */
  readonly seen: ColumnsSeen[] = [];
  private readonly lots: ReadonlyMap<B, Lot>;

  constructor(
    readonly names: readonly B[],
    policy: QualityPolicy = {},
  ) {
    this.lots = new Map(names.map((name) => [name, emptyLot()]));
    // Two equal changes are one, and a stand-in for no date is none: kept, they would say nothing.
    const { duplicate_row, sentinel_date, ...others } = policy;
    this.tally = new QualityTally({
      ...others,
      ...(duplicate_row === 'refuse' ? { duplicate_row } : {}),
      ...(sentinel_date === 'refuse' ? { sentinel_date } : {}),
    });
  }

  put(name: B, { id, at, recordedAt, from, to }: Change): void {
    const lot = this.lots.get(name) as Lot;
    lot.id.push(id);
    lot.at.push(at);
    lot.recordedAt.push(Number.isNaN(recordedAt) ? at : recordedAt);
    lot.from.push(lot.values.codeOf(from));
    lot.to.push(lot.values.codeOf(to));
  }

  /**
   * Those of opportunities whose ids these are, in ascending order. More may be put behind.
   *
   * @throws {StagewrightError} one issue a kind that the policy refuses.
   */
  read(ids: readonly string[]): ReadChanges<B> {
    const tally = this.tally.copy();
    for (const seen of this.seen) seen.tell(tally);
    const indexes = new Map(ids.map((id, index) => [id, index]));
    const changes: { [attribute in B]?: AttributeChanges } = {};
    for (const [name, lot] of this.lots) {
      const arranged = arrangeChanges(knownOf(lot, indexes, tally), ids.length, (kind, opportunity) =>
        tally.add(kind, ids[opportunity] ?? ''),
      );
      if (arranged !== null) changes[name] = arranged;
    }
    return { changes, quality: tally.report(this.rows, 'attributeChanges') };
  }
}

/** Changes of one attribute: entry i of each list is of one. */
type Lot = ReturnType<typeof emptyLot>;

const emptyLot = () => ({
  id: [] as string[],
  at: [] as number[],
  recordedAt: [] as number[],
  from: [] as number[],
  to: [] as number[],
  values: new NameTable(),
});

/** The changes of opportunities that there are; the others are told. */
function knownOf(
  { id, at, recordedAt, from, to, values }: Lot,
  indexes: ReadonlyMap<string, number>,
  tally: QualityTally,
) {
  const owners = id.map((one) => indexes.get(one) ?? -1);
  const names = values.names;
  if (!owners.includes(-1)) return { opportunity: owners, at, recordedAt, from, to, names };
  const kept = owners.flatMap((owner, change) => (owner < 0 ? [] : [change]));
  for (const [change, owner] of owners.entries()) if (owner < 0) tally.add('change_without_rows', id[change] ?? '');
  const picked = (list: readonly number[]) => kept.map((change) => list[change] as number);
  return {
    opportunity: picked(owners),
    at: picked(at),
    recordedAt: picked(recordedAt),
    from: picked(from),
    to: picked(to),
    names,
  };
}

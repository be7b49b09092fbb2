import { createIssue, type Issue, nearestName } from '../issues/index.js';
import { instantText, type Money } from '../values/index.js';

/** What one layer says of every roll-up. */
export type AdjustedLayer = {
  readonly layer: string;
  readonly rollUps: readonly {
    readonly id: string;
    readonly amount: Money;
    /** Against the layer below. */
    readonly change: Money;
    readonly adjustments: readonly {
      readonly owner: string | null;
      readonly amount: Money;
      readonly change: Money;
      readonly by: string;
      /** The instant, as UTC. */
      readonly at: string;
      readonly reason: string;
    }[];
  }[];
};

type Computed = { readonly id: string; readonly total: bigint; readonly owners: ReadonlyMap<string | null, bigint> };
/** An entry of the ledger as it was read, with its place there. */
export type ReadAdjustment = {
  readonly index: number;
  readonly layer: string;
  readonly rollUp: string;
  readonly owner?: string;
  readonly minor: bigint;
  readonly by: string;
  readonly at: number;
  readonly reason: string;
};

/**
 * Each layer's view, from the computed one upwards. Of several entries for one layer, roll-up and owner the last stands (of
 * two at one instant the later one in the ledger). Owners first, then the whole: what the whole is adjusted by stays when a
 * higher layer adjusts an owner.
 */
export function applyAdjustments(
  computed: readonly Computed[],
  layers: readonly string[],
  ledger: readonly ReadAdjustment[],
  money: (minor: bigint) => Money,
): readonly AdjustedLayer[] {
  const standing = lastEntries(ledger);
  const views = computed.map(({ id, total, owners }) => ({ id, total, owners: new Map(owners) }));
  return layers.map((layer) => ({
    layer,
    rollUps: views.map((view) => {
      const below = view.total;
      const here = standing.filter((entry) => entry.layer === layer && entry.rollUp === view.id);
      const ordered = [
        ...here.filter(({ owner }) => owner !== undefined),
        ...here.filter(({ owner }) => owner === undefined),
      ];
      const adjustments = ordered.map(({ owner, minor, by, at, reason }) => {
        const before = owner === undefined ? view.total : (view.owners.get(owner) ?? 0n);
        view.total += minor - before;
        if (owner !== undefined) view.owners.set(owner, minor);
        const change = money(minor - before);
        return { owner: owner ?? null, amount: money(minor), change, by, at: instantText(at), reason };
      });
      return { id: view.id, amount: money(view.total), change: money(view.total - below), adjustments };
    }),
  }));
}

/** Who has no deal at all is mistyped, or new: what is said of such an owner replaces nothing, and comes on top. */
export function ownersWithoutDeals(
  ledger: readonly ReadAdjustment[],
  owners: ReadonlySet<string | null>,
): readonly Issue[] {
  return ledger.flatMap(({ index, owner }) => {
    if (owner === undefined || owners.has(owner)) return [];
    const nearest = nearestName(
      owner,
      [...owners].flatMap((known) => known ?? []),
    );
    const params = { owner, ...(nearest === null ? {} : { nearest }) };
    return [createIssue('owner_without_deals', `adjustments.${index}.owner`, params, 'warning')];
  });
}

function lastEntries(ledger: readonly ReadAdjustment[]): readonly ReadAdjustment[] {
  const last = new Map<string, ReadAdjustment>();
  for (const entry of [...ledger].sort((a, b) => a.at - b.at))
    last.set(JSON.stringify([entry.layer, entry.rollUp, entry.owner ?? null]), entry);
  return [...last.values()];
}

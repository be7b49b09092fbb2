import { createIssue, type Json } from '../../issues/index.js';
import type { Judge } from './judges.js';
import type { ChangeEffect, ModelChange, ModelChangeCode } from './ModelChange.js';
import { sameJson } from './sameJson.js';

/** A place in both versions. */
export type Place = {
  readonly before: string;
  readonly after: string;
  /** What stands there in the older version, under the ids of then. */
  readonly was: unknown;
};

/** Names the changes of a property that has parts of its own. */
export type Differ = (before: unknown, after: unknown, at: Place) => Iterable<ModelChange>;

/** How the properties of a kind of object are looked at; those not named change nothing that is let pass. */
export type PropertyRules = { readonly [property: string]: { readonly judge: Judge } | { readonly differ: Differ } };

export const judged = (judge: Judge): { readonly judge: Judge } => ({ judge });
export const within = (differ: Differ): { readonly differ: Differ } => ({ differ });

/** The place of a part. */
export function inside({ before, after, was }: Place, older: string | number, newer: string | number = older): Place {
  const join = (path: string, step: string | number) => (path === '' ? String(step) : `${path}.${step}`);
  return { before: join(before, older), after: join(after, newer), was: partOf(was, older) };
}

/** A property, an entry of a list by its position, or an element of one by its id. */
function partOf(whole: unknown, step: string | number): unknown {
  if (typeof whole !== 'object' || whole === null) return undefined;
  if (Array.isArray(whole) && typeof step === 'string') return whole.find((one) => one?.id === step);
  return Object.hasOwn(whole, step) ? whole[step as keyof typeof whole] : undefined;
}

/** Every change of an object's properties, in the order of the newer one. */
export function* diffRecord(
  before: object,
  after: object,
  at: Place,
  rules: PropertyRules = {},
): Generator<ModelChange> {
  const [was, now] = [before as { readonly [key: string]: unknown }, after as { readonly [key: string]: unknown }];
  for (const property of new Set([...Object.keys(now), ...Object.keys(was)])) {
    const rule = rules[property];
    const place = inside(at, property);
    // Equal parts are looked through too: an element in them may have been renamed.
    const isSame = sameJson(was[property], now[property]);
    if (isSame && (typeof now[property] !== 'object' || rule === undefined || 'judge' in rule)) continue;
    if (rule !== undefined && 'differ' in rule) yield* rule.differ(was[property], now[property], place);
    else if (property === 'label') yield changed('label_changed', place, 'renames', params(was.label, now.label));
    else yield propertyChanged(property, was[property], now[property], place, rule?.judge);
  }
}

/** One property as a whole; what was is held against what is under the ids of now, and told under those of then. */
export function propertyChanged(property: string, was: unknown, now: unknown, at: Place, judge?: Judge): ModelChange {
  const place = { before: was === undefined ? null : at.before, after: now === undefined ? null : at.after };
  return changed('property_changed', place, judge?.(was, now) ?? 'neutral', { property, ...params(at.was, now) });
}

/** A change as data; it stands at its place in the newer version where it has one. */
export function changed(
  code: ModelChangeCode,
  { before, after }: { readonly before: string | null; readonly after: string | null },
  effect: ChangeEffect,
  told: { readonly [name: string]: Json },
): ModelChange {
  return { ...createIssue(code, after ?? before ?? '', told, 'info'), effect, before, after };
}

const params = (was: unknown, now: unknown) => ({ was: (was ?? null) as Json, now: (now ?? null) as Json });

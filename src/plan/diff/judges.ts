import { canonicalJson } from './canonicalJson.js';
import type { ChangeEffect } from './ModelChange.js';

/** What a change of one property does; `undefined` where a version has it not. */
export type Judge = (before: unknown, after: unknown) => ChangeEffect;

const LOOSER: { readonly [effect in ChangeEffect]: ChangeEffect } = {
  tightens: 'loosens',
  loosens: 'tightens',
  shifts: 'shifts',
  renames: 'renames',
  neutral: 'neutral',
};

/** The effect of going the other way. */
export const opposite = (effect: ChangeEffect): ChangeEffect => LOOSER[effect];

/** The effect of several changes taken together. */
export function together(effects: Iterable<ChangeEffect>): ChangeEffect {
  const distinct = new Set([...effects].filter((effect) => effect !== 'neutral'));
  const [first = 'neutral'] = distinct;
  return distinct.size > 1 ? 'shifts' : first;
}

/** Something is allowed to each entry of a list: more entries loosen. */
export const grants: Judge = (before, after) => bySets(entriesOf(before), entriesOf(after));

/** The same where a list that is left out means everybody, or everything. */
export const grantsOrAll: Judge = (before, after) => {
  if (before === undefined || after === undefined) return after === undefined ? 'loosens' : 'tightens';
  return grants(before, after);
};

/** The same where an empty list means everything. */
export const grantsOrEmpty: Judge = (before, after) => grantsOrAll(filled(before), filled(after));

/** Something is asked for by each entry of a list: more entries tighten. */
export const demands: Judge = (before, after) => opposite(grants(before, after));

/** The most that is allowed; left out: no limit. */
export const atMost: Judge = (before, after) => byNumbers(before ?? Infinity, after ?? Infinity);

/** The least that is allowed; left out: no limit. */
export const atLeast: Judge = (before, after) => opposite(byNumbers(before ?? -Infinity, after ?? -Infinity));

/** Of values in this order, each lets pass more than those before it; `undefined` stands for a value left out. */
export function onScale(...scale: readonly unknown[]): Judge {
  return (before, after) => {
    const [from, to] = [scale.indexOf(before), scale.indexOf(after)];
    return from < 0 || to < 0 ? 'shifts' : byNumbers(from, to);
  };
}

/** It matters to what is let pass, in no one direction. */
export const shifting: Judge = () => 'shifts';

/** A rule that holds where it stands: adding it tightens, dropping it loosens, another one shifts. */
export const restricting: Judge = (before, after) =>
  before === undefined ? 'tightens' : after === undefined ? 'loosens' : 'shifts';

/** What is switched off by `false`. */
export const judgeSwitch: Judge = (before) => (before === false ? 'loosens' : 'tightens');

function byNumbers(before: unknown, after: unknown): ChangeEffect {
  if (before === after) return 'neutral';
  return Number(after) > Number(before) ? 'loosens' : 'tightens';
}

function bySets(before: ReadonlySet<string>, after: ReadonlySet<string>): ChangeEffect {
  const added = [...after].some((entry) => !before.has(entry));
  const removed = [...before].some((entry) => !after.has(entry));
  return added ? (removed ? 'shifts' : 'loosens') : removed ? 'tightens' : 'neutral';
}

const entriesOf = (list: unknown): ReadonlySet<string> => new Set(Array.isArray(list) ? list.map(canonicalJson) : []);

const filled = (list: unknown): unknown => ((list as readonly unknown[] | undefined)?.length ? list : undefined);

import type { RollBackRule, SkipRule } from '../../definition/index.js';
import { canonicalJson } from './canonicalJson.js';
import { type Judge, onScale, together } from './judges.js';
import type { ChangeEffect } from './ModelChange.js';
import { sameJson } from './sameJson.js';

/** The stages before the result in both versions. */
export type StageIds = { readonly before: readonly string[]; readonly after: readonly string[] };

/** What is asked of a move from one stage to another, by the pair; a pair that is missing is not allowed. */
type Allowed = ReadonlyMap<string, readonly Rule[]>;
type Rule = { readonly when?: unknown; readonly reasonRequired: boolean; readonly keep?: string };

/** Effects of other rules of skips. Looked at are moves between stages that both versions have. */
export const judgeSkip = (ids: StageIds): Judge => judgeBy(ids, skips);

/** The same of rollbacks. */
export const judgeRollBack = (ids: StageIds): Judge => judgeBy(ids, rollBacks);

/** The same of repeats. */
export const judgeRepeat = (ids: StageIds): Judge => judgeBy(ids, repeats);

function judgeBy(ids: StageIds, read: (rules: unknown, stages: readonly string[]) => Allowed): Judge {
  return (before, after) => {
    const common = ids.after.filter((id) => ids.before.includes(id));
    const [was, now] = [read(before, ids.before), read(after, ids.after)];
    return together(
      common.flatMap((from) => common.map((to) => judgePair(was.get(pair(from, to)), now.get(pair(from, to))))),
    );
  };
}

function judgePair(before: readonly Rule[] | undefined, after: readonly Rule[] | undefined): ChangeEffect {
  if (canonicalJson(before ?? []) === canonicalJson(after ?? [])) return 'neutral';
  if (before === undefined || isFree(after)) return 'loosens';
  if (after === undefined || isFree(before)) return 'tightens';
  const isSame = before.length === after.length && before.every(({ when }, at) => sameJson(when, after[at]?.when));
  return isSame ? together(before.flatMap((rule, at) => judgeRule(rule, after[at] ?? rule))) : 'shifts';
}

/** Of rules for the same occasion: what they ask, and what they keep. */
const judgeRule = (before: Rule, after: Rule): readonly ChangeEffect[] => [
  onScale(true, false)(before.reasonRequired, after.reasonRequired),
  onScale(undefined, 'none', 'approvals', 'all')(before.keep, after.keep),
];

/** The first rule holds always and asks for nothing. */
function isFree(rules: readonly Rule[] | undefined): boolean {
  const [first] = rules ?? [];
  return first !== undefined && first.when === undefined && !first.reasonRequired;
}

function skips(rules: unknown, stages: readonly string[]): Allowed {
  const free = [{ from: undefined, to: '', reasonRequired: false }];
  return collect(stages, rules === 'allow' ? free : listOf<SkipRule>(rules), (from, to) => to > from + 1);
}

function rollBacks(rules: unknown, stages: readonly string[]): Allowed {
  const reasoned = [{ from: undefined, to: '', reasonRequired: true, keep: 'approvals' }];
  const isBack = (from: number, to: number) => (rules === 'previous' ? to === from - 1 : to < from);
  return collect(stages, rules === 'any' || rules === 'previous' ? reasoned : listOf<RollBackRule>(rules), isBack);
}

function repeats(rules: unknown, stages: readonly string[]): Allowed {
  const repeated = rules === 'allow' ? stages : listOf<string>(rules);
  return new Map(repeated.map((id) => [pair(id, id), [{ reasonRequired: false }]]));
}

/** Rules by the pairs that they speak of; `to: ''` speaks of every stage. */
function collect(
  stages: readonly string[],
  rules: readonly (Rule & { readonly from?: string | undefined; readonly to: string })[],
  isMove: (from: number, to: number) => boolean,
): Allowed {
  const found = new Map<string, readonly Rule[]>();
  for (const [i, from] of stages.entries()) {
    for (const [j, to] of stages.entries()) {
      const spoken = rules.filter((rule) => (rule.from ?? from) === from && (rule.to === '' || rule.to === to));
      if (!isMove(i, j) || spoken.length === 0) continue;
      const told = spoken.map(({ when, reasonRequired, keep }) => ({
        ...(when === undefined ? {} : { when }),
        reasonRequired,
        ...(keep === undefined ? {} : { keep }),
      }));
      found.set(pair(from, to), told);
    }
  }
  return found;
}

const pair = (from: string, to: string) => JSON.stringify([from, to]);
const listOf = <T>(rules: unknown): readonly T[] => (Array.isArray(rules) ? rules : []);

import type { ResultStage, Series, Stage } from '../../definition/index.js';
import { diffElements } from './diffElements.js';
import { diffReasons } from './diffReasons.js';
import {
  type Differ,
  diffRecord,
  judged,
  type Place,
  type PropertyRules,
  propertyChanged,
  within,
} from './diffRecord.js';
import { diffRequires } from './diffRequires.js';
import { judgeCondition } from './judgeCondition.js';
import { judgeRepeat, judgeRollBack, judgeSkip, type StageIds } from './judgeMoves.js';
import { atMost, grants, grantsOrAll, grantsOrEmpty, type Judge, judgeSwitch, onScale, shifting } from './judges.js';
import type { ModelChange } from './ModelChange.js';
import type { Renames } from './readRenames.js';

/** Every rule of a series. */
export function seriesRules(before: Series, after: Series, renames: Renames): PropertyRules {
  const ids: StageIds = { before: before.stages.map(({ id }) => id), after: after.stages.map(({ id }) => id) };
  const wasId = (kind: string) => (id: string) => renames.wasId(kind, id, after.id);
  const stages: Differ = (was, now, at) =>
    diffElements({
      kind: 'stage',
      at,
      before: was as readonly Stage[],
      after: now as readonly Stage[],
      idOf,
      wasId: wasId('stage'),
      added: 'tightens',
      reordered: 'shifts',
      rules: stageRules(),
    });
  return {
    won: judged(shifting),
    startIn: judged((was, now) => grants(was ?? ids.before.slice(0, 1), now ?? ids.after.slice(0, 1))),
    types: judged(grantsOrEmpty),
    probability: within((was, now, at) => diffRecord(was as object, now as object, at, probabilityRules())),
    moves: within((was, now, at) =>
      diffRecord(was as object, now as object, at, {
        skip: judged(judgeSkip(ids)),
        rollBack: judged(judgeRollBack(ids)),
        repeat: judged(judgeRepeat(ids)),
      }),
    ),
    stages: within(stages),
    afterWin: within(stages),
    variants: within((was, now, at) =>
      diffElements({
        kind: 'variant',
        at,
        before: was as Series['variants'],
        after: now as Series['variants'],
        idOf,
        wasId: wasId('variant'),
        added: 'loosens',
        reordered: 'shifts',
        rules: { drop: judged(grants), when: judged(judgeCondition) },
      }),
    ),
    result: within((was, now, at) => diffResult(was as ResultStage, now as ResultStage, at, ids, wasId('outcome'))),
  };
}

function diffResult(
  before: ResultStage,
  after: ResultStage,
  at: Place,
  ids: StageIds,
  wasId: (id: string) => string,
): Iterable<ModelChange> {
  return diffRecord(before, after, at, {
    id: judged(() => 'renames'),
    outcomes: within((was, now, place) =>
      diffElements({
        kind: 'outcome',
        at: place,
        before: was as ResultStage['outcomes'],
        after: now as ResultStage['outcomes'],
        idOf,
        wasId,
        added: 'loosens',
        rules: {
          kind: judged(shifting),
          from: judged((from, to) => grants(placesOf(from, ids.before), placesOf(to, ids.after))),
          reasons: within(diffReasons),
          requires: within(diffRequires),
        },
      }),
    ),
    // Corrections are known by their two ends.
    changes: within((was, now, place) =>
      diffElements({
        kind: 'change',
        at: place,
        before: was as ResultStage['changes'],
        after: now as ResultStage['changes'],
        idOf: ({ from, to }) => `${from} → ${to}`,
        byPosition: true,
        added: 'loosens',
        rules: correctionRules(),
      }),
    ),
    reopen: within((was, now, place) =>
      was === false || now === false
        ? [propertyChanged('reopen', was, now, place, judgeSwitch)]
        : diffRecord(was as object, now as object, place, { ...correctionRules(), to: judged(furthest(ids)) }),
    ),
  });
}

/** Where a reopening leads, which is also how far one may lead: the further on, the more gates are behind it. */
const furthest =
  ({ before, after }: StageIds): Judge =>
  (was, now) =>
    atMost(before.indexOf(String(was)), after.indexOf(String(now)));

const correctionRules = (): PropertyRules => ({
  requires: within(diffRequires),
  withinDays: judged(atMost),
  roles: judged(grantsOrAll),
  reasonRequired: judged(onScale(true, false)),
  keep: judged(onScale('none', 'approvals', 'all')),
});

const access: Judge = (before, after) => grantsOrAll(actorsOf(before), actorsOf(after));
const actorsOf = (lists: unknown) => {
  const { own = [], edit = [] } = (lists ?? {}) as {
    readonly own?: readonly string[];
    readonly edit?: readonly string[];
  };
  return lists === undefined ? undefined : [...own, ...edit];
};

const stageRules = (): PropertyRules => ({
  requires: within(diffRequires),
  mandatory: judged(onScale(true, false)),
  access: judged(access),
});

const probabilityRules = (): PropertyRules => ({
  mode: judged(shifting),
  setBy: judged(grantsOrAll),
  needsReason: judged((was, now) => onScale(true, false)(was ?? true, now ?? true)),
});

const placesOf = (from: unknown, stages: readonly string[]): unknown =>
  from === 'any' ? stages : from === 'last' ? stages.slice(-1) : from;
const idOf = ({ id }: { readonly id: string }) => id;

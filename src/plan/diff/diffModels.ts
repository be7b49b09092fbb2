import {
  completeModel,
  type Process,
  type SalesModel,
  type SalesModelInput,
  type WaiverInput,
} from '../../definition/index.js';
import { readingModel } from '../readingModel.js';
import { canonicalJson } from './canonicalJson.js';
import { diffElements } from './diffElements.js';
import { diffLifecycle } from './diffLifecycle.js';
import { type Differ, diffRecord, judged, type PropertyRules, propertyChanged, within } from './diffRecord.js';
import { seriesRules } from './diffSeries.js';
import {
  atLeast,
  atMost,
  demands,
  grants,
  grantsOrEmpty,
  type Judge,
  onScale,
  restricting,
  shifting,
} from './judges.js';
import type { ChangeEffect, ModelChange } from './ModelChange.js';
import { processRules } from './processRules.js';
import { type Renames, readRenames } from './readRenames.js';
import { withBrokenReferences } from './withBrokenReferences.js';

/**
 * Names every difference between two versions of a model, and whether it tightens, loosens or renames.
 *
 * The models are compared as completed, so that writing a default out is no change; elements are known by their ids, and
 * by their label or an alias where the id is another one. A rename is told once: what names the element is no change.
 * An effect is that of the one change, all else as it was: what two of them do together is not worked out. Conditions
 * are held against each other part by part, without solving them. Models that do not compile can be compared too; of
 * what is wrong with them only names are told that the older version had and the newer one has not (`reference_broken`):
 * left behind by a rename, or by what was taken away.
 *
 * @param before the older version.
 * @param after the newer one.
 * @returns the changes in the order of the newer version; none for equal models. `path` leads into the newer version
 * where the change has a place there, `before` and `after` into each.
 * @throws {StagewrightError} for what is no record, or has not the shape of a model (`wrong_type`, `missing_property` or
 * `malformed_model`, at the place in it): loaded ones go through `parseSalesModel` first.
 *
 * @example
 * import { defineSalesModel, diffModels } from 'stagewright';
 * const model = defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, actions: { demo: 'Demo' },
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { actions: ['demo'] } }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }], reopen: { withinDays: 30 } },
 *   }],
 * });
 * const [series] = model.series;
 * const later = { ...model, version: 2, series: [{
 *   ...series, stages: [{ id: 'a' }, { id: 'b' }], result: { ...series.result, reopen: { withinDays: 14 } },
 * }] };
 * diffModels(model, later).map(({ code, path, effect }) => [code, path, effect])
 * // => [['property_changed', 'version', 'neutral'], ['requirement_removed', 'series.s.stages.a.requires.actions.0', 'loosens'], ['property_changed', 'series.s.result.reopen.withinDays', 'tightens']]
 */
export function diffModels(before: SalesModelInput, after: SalesModelInput): readonly ModelChange[] {
  return readingModel('before', before, (older) => {
    const was = completeModel(older);
    return readingModel('after', after, (newer) => {
      const now = completeModel(newer);
      const renames = readRenames(was, now);
      const changes = diffRecord(renames.before, now, { before: '', after: '', was }, modelRules(renames));
      return withBrokenReferences([...changes], was, now);
    });
  });
}

function modelRules(renames: Renames): PropertyRules {
  const listed = (
    kind: string,
    {
      added = 'neutral',
      reordered,
      rules = {},
    }: {
      added?: ChangeEffect | ((one: object) => ChangeEffect);
      reordered?: ChangeEffect;
      rules?: PropertyRules;
    } = {},
  ): { readonly differ: Differ } =>
    within((was, now, at) =>
      diffElements({
        kind,
        at,
        before: elementsOf(was),
        after: elementsOf(now),
        idOf,
        wasId: (id) => renames.wasId(kind, id),
        added,
        rules,
        ...(reordered === undefined ? {} : { reordered }),
      }),
    );
  return {
    id: judged(() => 'renames'),
    customerStates: listed('customerState', { reordered: 'neutral' }),
    roles: listed('role'),
    teams: listed('team'),
    fields: listed('field', { rules: fieldRules() }),
    actions: listed('action'),
    questions: listed('question'),
    checks: listed('check'),
    playbooks: listed('playbook'),
    grades: listed('grade', { reordered: 'shifts', rules: { when: judged(shifting) } }),
    types: listed('type', { added: 'shifts', reordered: 'shifts', rules: { when: judged(shifting) } }),
    routing: judged(shifting),
    dedupe: judged(demands),
    objects: within((was, now, at) =>
      was === undefined || now === undefined
        ? [propertyChanged('objects', was, now, at, restricting)]
        : diffRecord(was as object, now as object, at, { order: judged(shifting), checks: judged(demands) }),
    ),
    // What a series takes from the catalogue is told there.
    stages: listed('catalogueStage'),
    series: within((was, now, at) =>
      diffElements({
        kind: 'series',
        at,
        before: was as SalesModel['series'],
        after: now as SalesModel['series'],
        idOf,
        wasId: (id) => renames.wasId('series', id),
        added: 'loosens',
        rules: (older, newer) => seriesRules(older, newer, renames),
      }),
    ),
    processes: listed('process', {
      added: (process) => ((process as Process).before === undefined ? 'neutral' : 'tightens'),
      rules: processRules(),
    }),
    phases: listed('phase'),
    lifecycle: within(diffLifecycle),
    waivers: judged((was, now) => grants(waivedBy(was), waivedBy(now))),
  };
}

const fieldRules = (): PropertyRules => ({
  type: judged(shifting),
  check: judged(restricting),
  choices: judged(grantsOrEmpty),
  min: judged(atLeast),
  max: judged(atMost),
  core: judged(onScale(true, false)),
  sources: judged(bySources),
  steward: judged((was, now) => (was === undefined ? 'loosens' : now === undefined ? 'tightens' : 'shifts')),
});

/** Which source replaces which: without an order, or with one place for all, each replaces every other. */
const bySources: Judge = (was, now) => {
  const isOpen = (sources: unknown) => sources === undefined || canonicalJson(sources) === '["*"]';
  if (isOpen(was) && isOpen(now)) return 'neutral';
  return isOpen(now) ? 'loosens' : isOpen(was) ? 'tightens' : 'shifts';
};

/** Elements of a list, or of a record by their keys. */
function elementsOf(held: unknown): readonly { readonly id: string }[] {
  if (Array.isArray(held)) return held;
  return Object.entries((held ?? {}) as { readonly [id: string]: object }).map(([id, element]) => ({ ...element, id }));
}

/** What each role may waive, alone and for others. */
function waivedBy(waivers: unknown): readonly unknown[] {
  return (waivers as readonly WaiverInput[]).flatMap(({ role, kinds, self }) =>
    kinds.flatMap((kind) => [{ role, kind }, ...(self ? [{ role, kind, self }] : [])]),
  );
}

const idOf = ({ id }: { readonly id: string }) => id;

import type { Label, SalesModel } from '../../definition/index.js';
import { sameJson } from './sameJson.js';

/** Which elements of the newer version had another id, and the older version under the ids of the newer one. */
export type Renames = {
  /** The id that an element had; its own where it was not renamed. `series` for what a series has of its own. */
  readonly wasId: (kind: string, id: string, series?: string) => string;
  readonly before: SalesModel;
};

type Named = { readonly id: string; readonly label?: Label; readonly aliases?: readonly string[] };
type Ids = ReadonlyMap<string, string>;

/** Which kind the properties of a model name by id. What a series has of its own is looked up in it first. */
const NAMES: { readonly [property: string]: readonly string[] } = {
  role: ['role'],
  roles: ['role'],
  by: ['role'],
  raise: ['role'],
  setBy: ['role'],
  own: ['role'],
  edit: ['role'],
  view: ['role'],
  steward: ['role'],
  notify: ['role'],
  field: ['field'],
  fields: ['field'],
  verifies: ['field'],
  corrects: ['field'],
  amount: ['field'],
  closeOn: ['field'],
  evidence: ['field'],
  needs: ['field'],
  dedupe: ['field'],
  action: ['action'],
  actions: ['action'],
  before: ['action'],
  process: ['process'],
  processes: ['process'],
  after: ['process'],
  upgrade: ['process'],
  question: ['question'],
  questions: ['question'],
  check: ['check'],
  team: ['team'],
  types: ['type'],
  playbook: ['playbook'],
  phase: ['phase'],
  series: ['series'],
  stage: ['stage'],
  stageVisited: ['stage'],
  startIn: ['stage'],
  drop: ['stage'],
  repeat: ['stage'],
  covers: ['stage'],
  use: ['catalogueStage'],
  advancesCustomerTo: ['customerState'],
  mergedInto: ['customerState'],
  from: ['stage', 'outcome', 'customerState'],
  to: ['stage', 'outcome', 'customerState'],
};

/** Lists and records of the model whose elements have ids, by the property that holds them. */
const ELEMENTS: { readonly [property: string]: string } = {
  customerStates: 'customerState',
  roles: 'role',
  teams: 'team',
  fields: 'field',
  actions: 'action',
  questions: 'question',
  checks: 'check',
  playbooks: 'playbook',
  grades: 'grade',
  types: 'type',
  stages: 'catalogueStage',
  series: 'series',
  processes: 'process',
  phases: 'phase',
};

/**
 * An element that is gone and one that is new are the same one renamed where they alone share a label of their own (not
 * the id said again), or where the new one carries the old id among its aliases.
 */
export function readRenames(before: SalesModel, after: SalesModel): Renames {
  const ids = new Map<string, Ids>();
  for (const [property, kind] of Object.entries(ELEMENTS)) {
    ids.set(kind, pairsOf(elementsOf(before, property), elementsOf(after, property)));
  }
  const seriesIds = ids.get('series') ?? new Map();
  for (const series of before.series) {
    const id = seriesIds.get(series.id) ?? series.id;
    const now = after.series.find((one) => one.id === id);
    if (now === undefined) continue;
    ids.set(`stage ${id}`, pairsOf([...series.stages, ...series.afterWin], [...now.stages, ...now.afterWin]));
    ids.set(`outcome ${id}`, pairsOf(series.result.outcomes, now.result.outcomes));
    ids.set(`variant ${id}`, pairsOf(series.variants, now.variants));
  }
  const isSame = [...ids.values()].every((pairs) => pairs.size === 0);
  return {
    wasId: (kind, id, series) =>
      [...(ids.get(series === undefined ? kind : `${kind} ${series}`) ?? [])].find(([, now]) => now === id)?.[0] ?? id,
    before: isSame ? before : (renamed(before, ids) as SalesModel),
  };
}

function pairsOf(before: readonly Named[], after: readonly Named[]): Ids {
  const gone = before.filter(({ id }) => !after.some((one) => one.id === id));
  const fresh = after.filter(({ id }) => !before.some((one) => one.id === id));
  const isSame = (old: Named, one: Named) =>
    one.aliases?.includes(old.id) || (old.label !== old.id && one.label !== one.id && sameJson(old.label, one.label));
  const found = gone.flatMap((old) => {
    const matches = fresh.filter((one) => isSame(old, one));
    const [match] = matches;
    const isOnly =
      match !== undefined && matches.length === 1 && gone.filter((other) => isSame(other, match)).length === 1;
    return isOnly ? [[old.id, match.id] as const] : [];
  });
  return new Map(found);
}

function elementsOf(model: SalesModel, property: string): readonly Named[] {
  const held = model[property as keyof SalesModel] as unknown;
  if (Array.isArray(held)) return held;
  return Object.entries(held as { readonly [id: string]: object }).map(([id, one]) => ({ label: id, ...one, id }));
}

/** The model with its elements and all that names them under their new ids. */
function renamed(model: SalesModel, ids: ReadonlyMap<string, Ids>): unknown {
  return Object.fromEntries(
    Object.entries(model).map(([property, value]) => {
      const kind = ELEMENTS[property];
      if (property === 'series') return [property, model.series.map((series) => inSeries(series))];
      if (kind === undefined) return [property, walk(value, property, null)];
      if (Array.isArray(value)) return [property, value.map((one: Named) => element(one, kind, null))];
      const entries = Object.entries(value as object).map(([id, one]) => [now(kind, id), walk(one, '', null)]);
      return [property, Object.fromEntries(entries)];
    }),
  );

  function inSeries(series: SalesModel['series'][number]): object {
    const id = now('series', series.id);
    const own = (list: readonly Named[], kind: string) => list.map((one) => element(one, `${kind} ${id}`, id));
    const { stages, afterWin, variants, result, from, to, ...rest } = series;
    const { outcomes, ...corrections } = result;
    return {
      ...(walk(rest, '', id) as object),
      id,
      ...(from === undefined ? {} : { from: now('customerState', from) }),
      ...(to === undefined ? {} : { to: now('customerState', to) }),
      stages: own(stages, 'stage'),
      afterWin: own(afterWin, 'stage'),
      variants: own(variants, 'variant'),
      result: { ...(walk(corrections, '', id) as object), outcomes: own(outcomes, 'outcome') },
    };
  }

  function element(one: Named, kind: string, series: string | null): object {
    return { ...(walk(one, '', series) as object), id: now(kind, one.id) };
  }

  function now(kind: string, id: string): string {
    return ids.get(kind)?.get(id) ?? id;
  }

  function walk(value: unknown, property: string, series: string | null): unknown {
    if (property === 'label' || property === 'description' || property === 'meta') return value;
    if (typeof value === 'string') return named(value, property, series);
    if (Array.isArray(value)) return value.map((entry) => walk(entry, property, series));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part, key, series)]));
  }

  function named(id: string, property: string, series: string | null): string {
    for (const kind of Object.hasOwn(NAMES, property) ? (NAMES[property] ?? []) : []) {
      const scopes =
        series === null ? [...ids.keys()].filter((key) => key.startsWith(`${kind} `)) : [`${kind} ${series}`];
      for (const scope of [...scopes, kind]) {
        const found = ids.get(scope)?.get(id);
        if (found !== undefined) return found;
      }
    }
    return id;
  }
}

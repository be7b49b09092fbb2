import { completeModel, type SalesModelInput, type Stage } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import { checkModel } from '../plan/index.js';
import { processesAskedFor } from './askedFor.js';
import type { AnyHistory } from './Design.js';
import { evidenceRules } from './evidenceRules.js';
import type { Finding } from './Finding.js';
import { pointerTo } from './format/locate.js';
import { type LintOptions, lintSalesModel } from './lintSalesModel.js';
import type { PatchOperation } from './PatchOperation.js';
import { patched } from './patched.js';

/** What happened, as a finding, and the change of the model that it suggests. */
export type Revision = {
  /** The evidence: code, place and the numbers that it rests on. */
  readonly finding: Finding;
  /** To be applied to the model as it was given, alone; empty where a person has to decide what to do. */
  readonly patch: readonly PatchOperation[];
};

/**
 * Proposed changes of a model, each with the evidence for it: what the rules that rest on a history find, turned into JSON
 * patches (RFC 6902) of the model as it was given.
 *
 * A stage is only proposed to go where it holds no gate, moves no customer state, may be skipped and nothing else names it;
 * a probability becomes the measured win rate, in hundredths from 0.01 to 0.99; a target the whole days next to the median,
 * where these would be met; a reason that nobody gives goes, unless it is the only one; moves that are made all the same
 * become rules, beside what is allowed already; a series ruled by one deal gets probabilities of its own for each. A patch under which the compiler
 * would refuse the model is not proposed. Every revision is a question to those who sell, and stands alone: apply one,
 * look again.
 *
 * Cost: that of `lintSalesModel` with the history, and one check of the model for each patch.
 *
 * @returns revisions in the order of the rules; none where nothing is found, or where the compiler refuses the model.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, stagePath } from 'stagewright';
 * import { historyFromRows } from 'stagewright/conversion';
 * import { suggestRevisions } from 'stagewright/lint';
 * const model = defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a', winProbability: 0.2 }, { id: 'b' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' }] } }],
 * });
 * const rows = Array.from({ length: 40 }, (_, id) =>
 *   ['a', 'b', id < 20 ? 'won' : 'lost'].map((to, step) => ({ id, at: Date.UTC(2026, 0, 1 + 5 * step), to })),
 * ).flat();
 * const path = stagePath(compileSalesModel(model), 's');
 * const { history } = historyFromRows(rows, { path, columns: { opportunityId: 'id', at: 'at', to: 'to' } });
 * suggestRevisions(model, history).map(({ patch }) => patch).flat()
 * // => [{ op: 'replace', path: '/series/0/stages/0/winProbability', value: 0.5 }]
 */
export function suggestRevisions(
  model: SalesModelInput,
  history: AnyHistory | readonly AnyHistory[],
  options: Pick<LintOptions, 'rules'> = {},
): readonly Revision[] {
  const fromEvidence = new Set(evidenceRules.map(({ code }) => code));
  return lintSalesModel(model, { ...options, history })
    .filter(({ code }) => fromEvidence.has(code))
    .map((finding) => ({ finding, patch: safely(model, PATCHES[finding.code]?.(model, finding) ?? []) }));
}

/** A patch under which the model would be refused is none. */
function safely(model: SalesModelInput, patch: readonly PatchOperation[]): readonly PatchOperation[] {
  const isRefused = checkModel(completeModel(patched(model, patch))).some(({ severity }) => severity === 'error');
  return isRefused ? [] : patch;
}

type Propose = (model: SalesModelInput, finding: Finding) => readonly PatchOperation[];

const PATCHES: { readonly [code: string]: Propose } = {
  stage_passed_through: withoutStage,
  stage_mostly_skipped: withoutStage,
  stage_selects_nothing: withoutStage,
  probability_disagrees: (model, { path, params }) =>
    // An open stage is neither lost nor won.
    replaced(model, path, Math.min(0.99, Math.max(0.01, Math.round(Number(params.winRate) * 100) / 100))),
  target_days_off: (model, { path, params: { lowDays, medianDays, highDays } }) => {
    if (medianDays === null) return [];
    const [low, median, high] = [Number(lowDays), Number(medianDays), highDays === null ? Infinity : Number(highDays)];
    const days = [Math.round(median), Math.floor(median), Math.ceil(median)];
    const target = days.find((day) => day > 0 && day >= low && day <= high);
    return target === undefined ? [] : replaced(model, path, target);
  },
  reason_never_used: (model, { path }) => removed(model, path),
  one_deal_dominates: (model, { path }) => added(model, path, { mode: 'individual' }),
  rule_broken: (model, { path, params }) => {
    if (params.kind !== 'skip' && params.kind !== 'rollBack') return [];
    const rules = (params.targets as readonly string[]).map((to) => ({ from: params.stage as string, to }));
    const list = pointerTo(model, `${path}.0`);
    if (list === null) return added(model, path, [...previousOnes(model, path), ...rules]);
    return rules.map((value) => ({ op: 'add', path: list.replace(/0$/, '-'), value }));
  },
};

/** What “previous” allows, as rules: a list that takes its place must not forbid it. */
function previousOnes(model: SalesModelInput, path: string): readonly { readonly from: string; readonly to: string }[] {
  const series = completeModel(model).series.find(({ id }) => path === `series.${id}.moves.rollBack`);
  if (series === undefined || series.moves.rollBack !== 'previous') return [];
  const ids = series.stages.map(({ id }) => id);
  return ids.slice(1).map((from, at) => ({ from, to: ids[at] as string }));
}

function withoutStage(model: SalesModelInput, { path, params }: Finding): readonly PatchOperation[] {
  const stages: readonly Stage[] = completeModel(model).series.flatMap((series) =>
    path === `series.${series.id}.stages.${params.stage}` ? series.stages : [],
  );
  const stage = stages.find(({ id }) => id === params.stage);
  const isBare =
    stage !== undefined &&
    stages.length > 1 &&
    processesAskedFor(stage.requires).length === 0 &&
    !stage.mandatory &&
    stage.advancesCustomerTo === undefined &&
    stage.effects.length === 0;
  return isBare ? removed(model, path) : [];
}

function removed(model: SalesModelInput, path: string): readonly PatchOperation[] {
  const pointer = pointerTo(model, path);
  return pointer === null ? [] : [{ op: 'remove', path: pointer }];
}

function replaced(model: SalesModelInput, path: string, value: Json): readonly PatchOperation[] {
  const pointer = pointerTo(model, path);
  return pointer === null ? [] : [{ op: 'replace', path: pointer, value }];
}

/** Sets a property that may be missing, and the one around it. */
function added(model: SalesModelInput, path: string, value: Json): readonly PatchOperation[] {
  const cut = path.lastIndexOf('.');
  const [around, name] = [path.slice(0, cut), path.slice(cut + 1)];
  const holder = pointerTo(model, around);
  return holder === null ? added(model, around, { [name]: value }) : [{ op: 'add', path: `${holder}/${name}`, value }];
}

import type { SalesModel, SalesModelInput } from '../definition/index.js';
import type { Severity } from '../issues/index.js';
import { asksSomething } from './asksSomething.js';

/** A part of a model that may be left out altogether, which is then told once. */
export type Block =
  | 'access'
  | 'ageing'
  | 'changes'
  | 'customerStates'
  | 'dedupe'
  | 'evidence'
  | 'lifecycle'
  | 'objects'
  | 'profile'
  | 'purpose'
  | 'reasons'
  | 'reopen';

/** How heavily the absence of a block weighs under `strict`. */
export const BLOCK_SEVERITIES: { readonly [block in Block]: Severity } = {
  profile: 'warning',
  customerStates: 'warning',
  objects: 'error',
  dedupe: 'error',
  lifecycle: 'error',
  ageing: 'warning',
  access: 'error',
  evidence: 'error',
  purpose: 'warning',
  reasons: 'error',
  changes: 'warning',
  reopen: 'warning',
};

/** The blocks that a model leaves out altogether. */
export function absentBlocks(input: SalesModelInput, model: SalesModel): ReadonlySet<Block> {
  const stages = model.series.flatMap(({ stages: open, afterWin }) => [...open, ...afterWin]);
  const outcomes = model.series.flatMap(({ result }) => result.outcomes);
  const isThere: { readonly [block in Block]: boolean } = {
    profile: model.profile !== undefined,
    customerStates: model.customerStates.length > 0,
    objects: model.objects !== undefined,
    dedupe: model.dedupe.length > 0,
    lifecycle: input.lifecycle !== undefined,
    ageing: model.ageing.length > 0,
    access: stages.some(({ access }) => access !== undefined),
    evidence: stages.some(({ requires }) => asksSomething(requires)),
    purpose: stages.some(({ purpose }) => purpose.length > 0),
    reasons: outcomes.some(({ reasons }) => reasons !== undefined),
    changes: input.series.some(({ result }) => result.changes !== undefined),
    reopen: input.series.some(({ result }) => result.reopen !== undefined),
  };
  const hasSeries = model.series.length > 0;
  const ofSeries: readonly Block[] = ['access', 'evidence', 'purpose', 'reasons', 'changes', 'reopen'];
  return new Set(
    (Object.keys(isThere) as Block[]).filter((block) => !isThere[block] && (hasSeries || !ofSeries.includes(block))),
  );
}

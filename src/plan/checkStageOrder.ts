import type { Series, Stage } from '../definition/index.js';
import { type Checking, report } from './Checking.js';

/** A skip leads past at least one stage, a rollback back to an earlier one. */
export function checkMoveRules(checking: Checking, { stages, moves }: Series, path: string): void {
  const index = new Map(stages.map(({ id }, at) => [id, at]));
  const { skip, rollBack } = moves;
  if (typeof skip !== 'string') {
    skip.forEach(({ from, to }, at) => {
      const target = index.get(to);
      const start = from === undefined ? 0 : index.get(from);
      if (target === undefined || start === undefined || target > start + 1) return;
      report(checking, 'skip_not_forward', `${path}.moves.skip.${at}`, { from: from ?? null, to });
    });
  }
  if (typeof rollBack !== 'string') {
    rollBack.forEach(({ from, to }, at) => {
      const target = index.get(to);
      const start = from === undefined ? stages.length - 1 : index.get(from);
      if (target === undefined || start === undefined || target < start) return;
      report(checking, 'rollback_to_later_stage', `${path}.moves.rollBack.${at}`, { from: from ?? null, to });
    });
  }
}

/** A stage that advances by itself needs something that happens in it, and somewhere to go. */
export function checkAuto(checking: Checking, { stages, afterWin }: Series, path: string): void {
  const tell = (list: 'stages' | 'afterWin', entries: readonly Stage[]) =>
    entries.forEach((stage, index) => {
      if (!stage.auto) return;
      const at = `${path}.${list}.${stage.id}.auto`;
      if (index === entries.length - 1) report(checking, 'auto_without_next_stage', at, { stage: stage.id });
      if (stage.requires.actions.length === 0)
        report(checking, 'auto_without_required_action', at, { stage: stage.id });
    });
  tell('stages', stages);
  tell('afterWin', afterWin);
}

/** What a variant leaves must still be a series. */
export function checkVariants(checking: Checking, { stages, variants }: Series, path: string): void {
  for (const { id, drop } of variants) {
    const dropped = new Set(drop);
    const kept = stages.filter((stage) => !dropped.has(stage.id));
    const last = kept.at(-1);
    const at = `${path}.variants.${id}.drop`;
    if (last === undefined && stages.length > 0) report(checking, 'variant_without_stages', at, { variant: id });
    if (last?.auto && last !== stages.at(-1))
      report(checking, 'auto_without_next_stage', at, { stage: last.id, variant: id });
  }
}

import type { Series } from '../definition/index.js';
import { type Checking, report } from './Checking.js';

/** An alias names one stage: not another one's id, nor another one's alias. */
export function checkAliases(checking: Checking, { stages, afterWin }: Series, path: string): void {
  const open = new Set(stages);
  const named = [...stages, ...afterWin];
  const owners = new Map<string, string>();
  for (const { id } of named) owners.set(id, id);
  for (const stage of named) {
    stage.aliases.forEach((alias, index) => {
      const owner = owners.get(alias);
      if (owner === undefined) owners.set(alias, stage.id);
      else if (owner !== stage.id) {
        const at = `${path}.${open.has(stage) ? 'stages' : 'afterWin'}.${stage.id}.aliases.${index}`;
        report(checking, 'ambiguous_alias', at, { alias, stage: stage.id, other: owner });
      }
    });
  }
}

/** A log says where it led by one name: an outcome cannot have the name of a stage, nor a stage be told twice. */
export function checkOutcomeNames(checking: Checking, { stages, afterWin, result }: Series, path: string): void {
  const ids = new Set(stages.map(({ id }) => id));
  for (const [index, { id }] of afterWin.entries()) {
    if (ids.has(id)) report(checking, 'duplicate_id', `${path}.afterWin.${index}.id`, { kind: 'stage', id });
    ids.add(id);
  }
  for (const [index, { id }] of result.outcomes.entries()) {
    if (ids.has(id)) report(checking, 'outcome_named_like_stage', `${path}.result.outcomes.${index}.id`, { id });
  }
}

/** State keys are the ids themselves, save that a leading `#` is written `%23`: so `#New` and `%23New` are one key. */
export function checkStateKeys(checking: Checking, ids: readonly string[], path: string): void {
  const given = new Set(ids);
  for (const id of given) {
    const other = `%23${id.slice(1)}`;
    if (id.startsWith('#') && given.has(other))
      report(checking, 'state_key_collision', `${path}.${id}.id`, { id, other });
  }
}

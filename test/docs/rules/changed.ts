import type { SalesModelInput } from 'stagewright';

/** What stands at which path; `null` takes it away. Steps are ids, keys or positions; the position behind the last adds. */
export type Changes = { readonly [path: string]: unknown };

type Branch = { [key: string]: unknown } | unknown[];

/** A copy of a model with parts of it replaced. */
export function changed(model: SalesModelInput, changes: Changes): SalesModelInput {
  const copy = structuredClone(model) as unknown as Branch;
  for (const [path, value] of Object.entries(changes)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const holder = steps.reduce<unknown>((branch, step) => partOf(branch, step), copy) as Branch;
    const key = keyOf(holder, last);
    if (value === null && Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (value === null) delete (holder as { [key: string]: unknown })[key];
    else (holder as { [key: string]: unknown })[key] = structuredClone(value);
  }
  return copy as unknown as SalesModelInput;
}

/** What stands at a path; `undefined` where there is nothing. */
export function partAt(model: SalesModelInput, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((branch, step) => (branch === undefined ? branch : partOf(branch, step)), model);
}

function partOf(branch: unknown, step: string): unknown {
  return (branch as { [key: string]: unknown })[keyOf(branch as Branch, step)];
}

function keyOf(branch: Branch, step: string): string {
  if (!Array.isArray(branch)) return step;
  const at = branch.findIndex((entry) => entry === step || (entry as { id?: string } | null)?.id === step);
  return at < 0 ? step : String(at);
}

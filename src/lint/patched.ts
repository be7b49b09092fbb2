import type { SalesModelInput } from '../definition/index.js';
import type { PatchOperation } from './PatchOperation.js';

type Branch = { [key: string]: unknown } | unknown[];

/** A copy of a model with a patch applied: the operations that revisions are made of, on places that are there. */
export function patched(model: SalesModelInput, patch: readonly PatchOperation[]): SalesModelInput {
  const copy = structuredClone(model) as unknown as Branch;
  for (const operation of patch) {
    const steps = operation.path.split('/').slice(1).map(unescaped);
    const last = steps.pop() ?? '';
    const holder = steps.reduce((branch, step) => (branch as { [key: string]: Branch })[step] as Branch, copy);
    if (!Array.isArray(holder)) {
      if (operation.op === 'remove') delete holder[last];
      else holder[last] = operation.value;
    } else if (operation.op === 'remove') holder.splice(Number(last), 1);
    else if (operation.op === 'replace') holder[Number(last)] = operation.value;
    else holder.splice(last === '-' ? holder.length : Number(last), 0, operation.value);
  }
  return copy as unknown as SalesModelInput;
}

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');

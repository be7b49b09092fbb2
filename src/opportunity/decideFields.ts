import type { Json } from '../issues/index.js';
import type { ProcessPlan } from '../plan/index.js';
import { block, type Case, type EffectBody, type Step } from './Case.js';
import { checkAccess, holdsAny } from './checkRights.js';
import { correctorOf } from './correctorOf.js';
import { notHere } from './decideStageMove.js';
import { own } from './own.js';
import { checkRaise, raiseProcess } from './raiseProcess.js';
import { sourceRank } from './sourceRank.js';

type Correction = { readonly process: ProcessPlan; readonly values: { [field: string]: Json } };
const NONE: readonly Correction[] = [];

/**
 * Sets all values or none. A core field that has a value is not overwritten: the process that corrects it is raised
 * with the new value, and the old one stands until that is approved.
 */
export function decideSetFields(found: Case): (() => Step) | null {
  const { opportunity, event, plan } = found;
  if (opportunity.status === 'voided') return notHere(found);
  const asked = event.fields as readonly string[] | undefined;
  const values = (event.values ?? {}) as { readonly [field: string]: Json };
  // A steward sets the fields in their care wherever the opportunity stands; nobody else could.
  const named = event.values === undefined ? (asked ?? []) : Object.keys(values);
  if (named.length === 0 || !named.every((id) => isInCare(found, id))) checkAccess(found);
  if (event.values === undefined) {
    found.inputs.push(asked === undefined ? { name: 'values' } : { name: 'values', choices: asked });
  }
  const source = (event.source as string | undefined) ?? 'rep';
  const fields: { [field: string]: Json } = {};
  let corrections: Map<string, Correction> | null = null;
  let type: Json | undefined;

  for (const id of Object.keys(values)) {
    const value = values[id] ?? null;
    const field = plan.fields.get(id);
    if (field === undefined) {
      type = value;
      continue;
    }
    const present = own(opportunity.fields, id);
    if (isEqual(present?.value ?? null, value)) {
      // An equal value from evidence at least as good takes its place; a weaker source changes nothing.
      if (present !== undefined && sourceRank(field, source) <= sourceRank(field, present.source)) {
        fields[id] = entry(found, value, source);
      }
      continue;
    }
    const isHeld = present !== undefined && field.core;
    const process = isHeld ? correctorOf(found, id) : undefined;
    if (process !== undefined) {
      corrections ??= new Map();
      const raised = corrections.get(process.id) ?? { process, values: {} };
      raised.values[id] = value;
      corrections.set(process.id, raised);
    } else if (isHeld && !isInCare(found, id)) {
      block(found, 'role_required', `fields.${id}.steward`, { field: id, roles: field.steward ? [field.steward] : [] });
    } else if (present !== undefined && sourceRank(field, source) > sourceRank(field, present.source)) {
      block(found, 'weaker_source', `fields.${id}`, { field: id, source, present: present.source });
    } else {
      fields[id] = value === null ? null : entry(found, value, source);
    }
  }
  const raising: readonly Correction[] =
    corrections === null ? NONE : [...(corrections as Map<string, Correction>).values()];
  for (const correction of raising) {
    checkRaise(found, correction.process, `fields.${Object.keys(correction.values)[0]}`);
  }
  return () => {
    const raised = raising.map(({ process, values: proposed }) => raiseProcess(found, process, proposed));
    const changes: { [key: string]: Json } = {};
    if (Object.keys(fields).length > 0) changes.fields = fields;
    if (type !== undefined) changes.type = type;
    if (raised.length > 0) changes.processes = Object.assign({}, ...raised.map(({ processes }) => processes));
    const effects: readonly EffectBody[] = raised.map(({ effect }) => effect);
    return { changes, to: opportunity.stage ?? opportunity.outcome, effects };
  };
}

/** A core field with a value that no process corrects here, and whose steward is acting. */
function isInCare(found: Case, id: string): boolean {
  const { core, steward } = found.plan.fields.get(id) ?? {};
  const isHeld = core === true && own(found.opportunity.fields, id) !== undefined;
  return (
    isHeld && steward !== undefined && holdsAny(found.context.by, [steward]) && correctorOf(found, id) === undefined
  );
}

function entry({ context }: Case, value: Json, source: string): Json {
  return { value, source, at: context.atText, by: context.by.id };
}

/** Stored values are scalars or money, so their JSON decides; both come from the same reader. */
function isEqual(a: Json, b: Json): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Writes what an approval brings: corrected values, and present ones confirmed, both with the process as source. */
export function writeApproved(
  found: Case,
  { id, process }: ProcessPlan,
  values: { readonly [field: string]: Json },
): { [field: string]: Json } {
  const source = `process:${id}`;
  const written: { [field: string]: Json } = {};
  for (const field of process.verifies) {
    const present = own(found.opportunity.fields, field);
    const declared = found.plan.fields.get(field);
    if (present === undefined || declared === undefined) continue;
    // Confirming a value never weakens the evidence that it has.
    if (sourceRank(declared, source) <= sourceRank(declared, present.source))
      written[field] = entry(found, present.value, source);
  }
  for (const field of process.corrects) {
    if (Object.hasOwn(values, field))
      written[field] = values[field] === null ? null : entry(found, values[field] ?? null, source);
  }
  return written;
}

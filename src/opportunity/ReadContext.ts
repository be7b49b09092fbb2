import { type IssueParams, isQuicklyRecord, isRecord, type Json } from '../issues/index.js';
import { nearestName } from '../plan/index.js';
import { instantText, numberReading, readInstant } from '../values/index.js';
import type { DecisionContext, Waiver } from './DecisionContext.js';
import type { Actor } from './TransitionRecord.js';

/** A decision context once read: instants in both forms, the actor as it is stored. */
export type ReadContext = {
  readonly at: number;
  readonly atText: string;
  readonly recordedAt: string;
  readonly by: Actor;
  readonly expectedSeq: number | undefined;
  readonly facts: { readonly [field: string]: unknown };
  readonly checks: { readonly [check: string]: unknown };
  readonly waive: readonly Waiver[];
};

const NOTHING: { readonly [name: string]: unknown } = Object.freeze({});
const NO_WAIVERS: readonly Waiver[] = [];

/** What a context may hold. */
const PROPERTIES: { readonly [property in keyof Required<DecisionContext>]: true } = {
  at: true,
  by: true,
  recordedAt: true,
  expectedSeq: true,
  facts: true,
  checks: true,
  waive: true,
};

/** A context that cannot be read: where, and what is wrong with it. */
export type WrongContext = { readonly wrong: { readonly path: string; readonly params: IssueParams } };

function wrongAt(property: string, value?: unknown): WrongContext {
  const choices = Object.keys(PROPERTIES);
  const looksLike = numberReading(value);
  const params = Object.hasOwn(PROPERTIES, property)
    ? { expected: property, ...(looksLike && { value: String(value), ...looksLike }) }
    : { unknown: property, choices, nearest: nearestName(property, choices) };
  return { wrong: { path: `context.${property}`, params } };
}

/** The context read, or its first fault. */
// biome-ignore lint/suspicious/noExplicitAny: the context of every model is read alike.
export function readContext(context: DecisionContext<any>): ReadContext | WrongContext {
  const at = instantIn(context, readInstant);
  if (at === null)
    return wrongAt(
      'at',
      instantIn(context, (given) => given),
    );
  for (const property in context) if (!Object.hasOwn(PROPERTIES, property)) return wrongAt(property);
  const recordedAt = context.recordedAt === undefined ? at : readInstant(context.recordedAt);
  if (recordedAt === null) return wrongAt('recordedAt', context.recordedAt);
  const { by } = context;
  if (typeof by?.id !== 'string' || by.id === '' || !isStrings(by.roles)) return wrongAt('by');
  const { expectedSeq } = context;
  if (expectedSeq !== undefined && !Number.isSafeInteger(expectedSeq)) return wrongAt('expectedSeq');
  const facts: unknown = context.facts ?? NOTHING;
  if (!isQuicklyRecord(facts)) return wrongAt('facts');
  const checks: unknown = context.checks ?? NOTHING;
  if (!isQuicklyRecord(checks) || !Object.values(checks).every(isAnswer)) return wrongAt('checks');
  const waive: unknown = context.waive ?? NO_WAIVERS;
  if (!Array.isArray(waive) || !waive.every(isWaiver)) return wrongAt('waive');
  const atText = isInstantText(context.at) ? context.at : instantText(at);
  return {
    at,
    atText,
    recordedAt: recordedAt === at ? atText : instantText(recordedAt),
    by: by.system === true ? { id: by.id, roles: by.roles, system: true } : { id: by.id, roles: by.roles },
    expectedSeq,
    facts,
    checks,
    waive,
  };
}

/** The first thing that is read: what is no context, or throws where it is read, has no instant. */
function instantIn<T>(context: unknown, read: (at: unknown) => T): T | null {
  try {
    return isQuicklyRecord(context) ? read(context.at) : null;
  } catch {
    return null;
  }
}

/** Of texts that are instants: whether it is written as instants are kept, so that it need not be written anew. */
function isInstantText(text: unknown): text is string {
  return (
    typeof text === 'string' &&
    text.length === 24 &&
    text.charCodeAt(10) === 84 &&
    text.charCodeAt(19) === 46 &&
    text.charCodeAt(23) === 90
  );
}

const isAnswer = (value: unknown) => value === undefined || value === null || typeof value === 'boolean';

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

/** Values of the host that a decision used, gathered while it is made. */
export type GatheredReads = { facts: { [field: string]: Json }; checks: { [check: string]: boolean } };

function isWaiver(value: unknown): value is Waiver {
  if (!isRecord(value) || !isRecord(value.by)) return false;
  const { code, path, reason, by } = value;
  return [code, path, reason, by.id].every((text) => typeof text === 'string') && isStrings(by.roles);
}

import { createIssue, type Issue, type Json } from '../issues/index.js';
import { instantText, readDate, readInstant } from '../values/index.js';
import { jsonType } from './jsonType.js';
import type { AnyOpportunity } from './Opportunity.js';
import { readPlainJson } from './readPlainJson.js';
import type { TransitionRecord } from './TransitionRecord.js';

/** Looks at one value of a stored opportunity, and tells what is none of its place. */
type Check = (value: unknown, path: string, issues: Issue[]) => void;

/** One key that does not hold what it must; `expected` is empty where there is no such key. */
export function malformed(key: string, expected: readonly string[], found: Json): Issue {
  return createIssue('malformed_opportunity', key, { key, expected: [...expected], found });
}

/** A single value; of a right type with a wrong value, the value is told, else its type. */
function one(holds: (value: unknown) => boolean, ...expected: readonly string[]): Check {
  return (value, path, issues) => {
    if (holds(value)) return;
    const type = value === undefined ? 'nothing' : jsonType(value);
    const isValue = !expected.includes(type) && (typeof value === 'string' || Number.isFinite(value));
    issues.push(malformed(path, expected, isValue ? (value as Json) : type));
  };
}

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  Object.prototype.toString.call(value) === '[object Object]';

/** An object with exactly these keys. */
function shape<T>(checks: { readonly [key in keyof T]-?: Check }): Check {
  const entries = Object.entries(checks) as readonly (readonly [string, Check])[];
  return (value, path, issues) => {
    if (!isRecord(value)) {
      issues.push(malformed(path, ['object'], jsonType(value)));
      return;
    }
    const within = path === '' ? '' : `${path}.`;
    for (const [key, check] of entries)
      check(Object.hasOwn(value, key) ? value[key] : undefined, `${within}${key}`, issues);
    for (const key of Object.keys(value))
      if (!Object.hasOwn(checks, key)) issues.push(malformed(`${within}${key}`, ['undefined'], jsonType(value[key])));
  };
}

/** An object of any keys, their values alike. */
function byKey(check: Check): Check {
  return (value, path, issues) => {
    if (!isRecord(value)) issues.push(malformed(path, ['object'], jsonType(value)));
    else for (const key of Object.keys(value)) check(value[key], `${path}.${key}`, issues);
  };
}

function listOf(check: Check): Check {
  return (value, path, issues) => {
    if (!Array.isArray(value)) issues.push(malformed(path, ['array'], jsonType(value)));
    else for (let index = 0; index < value.length; index++) check(value[index], `${path}.${index}`, issues);
  };
}

const orNull =
  (check: Check): Check =>
  (value, path, issues) => {
    if (value !== null) check(value, path, issues);
  };

/** As instants are kept, so that two compare by their text. */
function isInstant(value: unknown): boolean {
  const at = typeof value === 'string' && value.length === 24 ? readInstant(value) : null;
  return at !== null && instantText(at) === value;
}

/** Deeper nested than anything that was ever kept. */
const MAX_DEPTH = 64;

const isText = (value: unknown) => typeof value === 'string';
const isCount = (least: number) => (value: unknown) => Number.isSafeInteger(value) && (value as number) >= least;
const oneOf = (...choices: readonly string[]) => one((value) => choices.includes(value as string), ...choices);

/** Every key of a stored opportunity, with the types, enumerations and instants in it. */
export const checkStoredShape: Check = (value, path, issues) => shape(storedChecks())(value, path, issues);

/** Keys of which a later record tells only the entries that changed; `null` takes one away. */
const MERGED = ['visited', 'fields', 'answers', 'processes', 'requested', 'kept'];

type CheckRecord = (record: TransitionRecord, path: string, isOpening: boolean) => readonly Issue[];

/**
 * Looks at stored records: at what says whose they are and which, at the whole opportunity in an opening, at the keys that
 * have changed in a later one.
 */
export function recordChecker(): CheckRecord {
  const checks: { readonly [key: string]: Check } = storedChecks();
  const whole = shape(checks);
  const count = one(isCount(1), 'integer');
  const text = one(isText, 'string');
  const instant = one(isInstant, 'at');
  const model = shape({ id: text, version: one(Number.isFinite, 'number') });
  return (record, path, isOpening) => {
    const issues: Issue[] = [];
    const { changes } = record;
    text(record.id, `${path}.id`, issues);
    text(record.opportunityId, `${path}.opportunityId`, issues);
    count(record.seq, `${path}.seq`, issues);
    instant(record.at, `${path}.at`, issues);
    model(record.model, `${path}.model`, issues);
    if (isOpening) whole(changes, `${path}.changes`, issues);
    else {
      for (const key of Object.keys(changes)) {
        const value: unknown = changes[key];
        const known = Object.hasOwn(checks, key) ? checks[key] : undefined;
        const entries = MERGED.includes(key) && isRecord(value) ? withoutNulls(value) : value;
        if (known === undefined) issues.push(malformed(`${path}.changes.${key}`, ['undefined'], jsonType(value)));
        else known(entries, `${path}.changes.${key}`, issues);
      }
    }
    return issues;
  };
}

const withoutNulls = (record: object) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));

/** Built when they are asked for: nothing is worked out while the module loads. */
function storedChecks(): { readonly [key in keyof AnyOpportunity]-?: Check } {
  const text = one(isText, 'string');
  const name = one((value) => typeof value === 'string' && value !== '', 'string');
  const textOrNull = one((value) => value === null || isText(value), 'string', 'null');
  const count = one(isCount(0), 'integer');
  const positive = one(isCount(1), 'integer');
  const instant = one(isInstant, 'at');
  const instantOrNull = one((value) => value === null || isInstant(value), 'at', 'null');
  const dateOrNull = one((value) => value === null || (isText(value) && readDate(value) !== null), 'date', 'null');
  const json = one((value) => readPlainJson(value, MAX_DEPTH) !== undefined, 'value');
  const duration = one((value) => Number.isFinite(value) && (value as number) >= 0, 'number');
  const share = one((value) => typeof value === 'number' && value >= 0 && value <= 1, 'probability');

  const completions = byKey(shape({ times: positive, at: instant, by: text, result: json }));
  const vote = shape({
    by: text,
    roles: listOf(text),
    answer: oneOf('approve', 'reject'),
    at: instant,
    reason: textOrNull,
  });

  return {
    format: oneOf('stagewright.opportunity/1'),
    id: name,
    model: shape({ id: text, version: one(Number.isFinite, 'number') }),
    series: text,
    variant: textOrNull,
    type: textOrNull,
    status: oneOf('open', 'suspended', 'pooled', 'won', 'lost', 'abandoned', 'voided'),
    stage: textOrNull,
    outcome: textOrNull,
    reason: textOrNull,
    owner: textOrNull,
    seq: positive,
    openedAt: instant,
    updatedAt: instant,
    stageEnteredAt: instantOrNull,
    visit: shape({
      number: count,
      clockFrom: instantOrNull,
      parkedMs: duration,
      suspensions: listOf(shape({ from: instant, to: instant })),
      actions: completions,
    }),
    visited: byKey(count),
    fields: byKey(shape({ value: json, source: text, at: instant, by: text })),
    answers: byKey(oneOf('yes', 'no', 'unknown')),
    processes: byKey(
      shape({
        round: positive,
        request: text,
        status: oneOf('pending', 'approved', 'rejected', 'withdrawn'),
        raisedBy: text,
        raisedAt: instant,
        proposed: byKey(json),
        votes: listOf(vote),
      }),
    ),
    requested: byKey(count),
    kept: byKey(completions),
    probability: orNull(shape({ value: share, reason: text, by: text, at: instant, expiresOn: dateOrNull })),
    parked: orNull(shape({ reason: textOrNull, followUpOn: dateOrNull, since: instant })),
    closing: orNull(
      shape({
        outcome: text,
        kind: oneOf('won', 'lost', 'abandoned'),
        reason: textOrNull,
        note: textOrNull,
        at: instant,
        fromStage: textOrNull,
      }),
    ),
    recentEvents: listOf(shape({ id: text, type: text })),
  };
}

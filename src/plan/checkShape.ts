import { isRecord } from '../issues/index.js';
import { type Checking, found, nearest, type ReferenceKind, refer, report, reportWrongType } from './Checking.js';
import { checkId, eachElement } from './checkId.js';
import { checkLabel } from './checkLabel.js';

/** What one property must hold. Absent values are fine unless `required`. */
export type Rule = { readonly required?: true } & (
  | { readonly refer: ReferenceKind }
  /** One of these words; another kind of value is looked at by `or`. */
  | { readonly words: readonly string[]; readonly or?: Rule }
  | { readonly number: readonly [min: number | null, max: number | null]; readonly whole?: true; readonly above?: true }
  | { readonly is: 'boolean' | 'text' }
  | { readonly list: Rule; readonly filled?: true }
  | { readonly elements: Shape; readonly kind: ReferenceKind; readonly filled?: true }
  | { readonly record: Shape; readonly kind: ReferenceKind }
  /** `orFalse`: may be switched off as a whole; `named`: carries what an element carries, and may have an id. */
  | { readonly shape: Shape; readonly orFalse?: true; readonly named?: true }
  /** Records told apart by the word that one of their properties holds. */
  | { readonly by: string; readonly shapes: { readonly [word: string]: Shape } }
  | { readonly check: (checking: Checking, value: unknown, path: string) => void }
  /** Looked at by whoever calls, with what stands beside it. */
  | { readonly apart: true }
);

/** Every property of an element, but for what any may carry. */
export type Shape<T = { readonly [property: string]: unknown }> = {
  readonly [P in Exclude<PropertyOf<T>, 'id' | (typeof LABELS)[number] | 'meta'>]-?: Rule;
};
type PropertyOf<T> = T extends unknown ? keyof T : never;

/** What any element may carry for people. */
const LABELS = ['label', 'description'] as const;
/** What any element may carry; `meta` is the host's. */
const BY_NAME: readonly string[] = ['label', 'description', 'meta'];
/** In a list also its id, which is looked at with the list. */
const LISTED: readonly string[] = ['id', 'label', 'description', 'meta'];
/** A part of an element is none itself: it carries nothing but what its shape names. */
export const PART: readonly string[] = [];

/**
 * Looks at every property: at those that the shape names, at what any element may carry for people, and that there is no
 * other one, which nothing would read, but for those `carried`; `numbers`: further ones are the host's, all of them numbers.
 */
export function checkShape(
  checking: Checking,
  shape: Shape,
  value: unknown,
  path: string,
  carried: readonly string[] | 'numbers' = LISTED,
): void {
  if (!isRecord(value)) return reportWrongType(checking, path, 'record', value);
  const at = (property: string) => (path === '' ? property : `${path}.${property}`);
  for (const property of LABELS) {
    // A label that was left out is the id, which is looked at as such.
    const text = value[property];
    if (text !== undefined && text !== value.id) checkLabel(checking, text, at(property));
  }
  for (const property in shape) {
    const rule = shape[property];
    if (rule !== undefined) checkProperty(checking, rule, value[property], at(property), property);
  }
  if (value.meta !== undefined && !isRecord(value.meta)) reportWrongType(checking, at('meta'), 'record', value.meta);
  for (const property in value) {
    if (Object.hasOwn(shape, property) || value[property] === undefined) continue;
    if (carried === 'numbers') {
      checkNumber(checking, { number: [null, null] }, value[property], at(property));
      continue;
    }
    if (carried.includes(property)) continue;
    const known = [...Object.keys(shape), ...carried];
    report(checking, 'unknown_property', at(property), { property, nearest: nearest(checking, property, known) });
  }
}

function checkProperty(checking: Checking, rule: Rule, value: unknown, path: string, property: string): void {
  if (value !== undefined) return checkRule(checking, rule, value, path);
  if (rule.required) report(checking, 'missing_property', path, { property });
}

function checkRule(checking: Checking, rule: Rule, value: unknown, path: string): void {
  if ('apart' in rule) return;
  if ('refer' in rule) refer(checking, rule.refer, value, path);
  else if ('words' in rule) checkWord(checking, rule, value, path);
  else if ('number' in rule) checkNumber(checking, rule, value, path);
  else if ('check' in rule) rule.check(checking, value, path);
  else if ('shape' in rule) {
    if (rule.orFalse && value === false) return;
    checkShape(checking, rule.shape, value, path, rule.named ? LISTED : PART);
    if (rule.named && isRecord(value)) checkProperty(checking, { is: 'text' }, value.id, `${path}.id`, 'id');
  } else if ('shapes' in rule) checkByWord(checking, rule, value, path);
  else if ('is' in rule) {
    if (typeof value !== (rule.is === 'text' ? 'string' : rule.is)) reportWrongType(checking, path, rule.is, value);
  } else if ('record' in rule) {
    if (!isRecord(value)) return reportWrongType(checking, path, 'record', value);
    for (const id of Object.keys(value)) {
      if (checkId(checking, rule.kind, id, `${path}.${id}`))
        checkShape(checking, rule.record, value[id], `${path}.${id}`, BY_NAME);
    }
  } else if ('elements' in rule) {
    eachElement(checking, rule.kind, value, path, (element, at) => checkShape(checking, rule.elements, element, at));
    checkFilled(checking, rule.filled, value, path);
  } else if (!Array.isArray(value)) reportWrongType(checking, path, 'list', value);
  else {
    for (const [index, entry] of value.entries()) {
      // A hole in a list is no absent value: what walks over the list later would stumble on it.
      if (entry === undefined) reportWrongType(checking, `${path}.${index}`, 'value', entry);
      else checkRule(checking, rule.list, entry, `${path}.${index}`);
    }
    checkFilled(checking, rule.filled, value, path);
  }
}

/** A record held to what the word that it holds makes of it. */
function checkByWord(checking: Checking, rule: Extract<Rule, { shapes: unknown }>, value: unknown, path: string): void {
  if (!isRecord(value)) return reportWrongType(checking, path, 'record', value);
  const word = value[rule.by];
  const shape = typeof word === 'string' && Object.hasOwn(rule.shapes, word) ? rule.shapes[word] : undefined;
  if (shape !== undefined) return checkShape(checking, shape, value, path, PART);
  const words = { words: Object.keys(rule.shapes), required: true } as const;
  checkProperty(checking, words, word, `${path}.${rule.by}`, rule.by);
}

function checkFilled(checking: Checking, filled: true | undefined, value: unknown, path: string): void {
  if (filled && Array.isArray(value) && value.length === 0) report(checking, 'empty_list', path);
}

function checkWord(checking: Checking, rule: Extract<Rule, { words: unknown }>, value: unknown, path: string): void {
  if (rule.or !== undefined && typeof value !== 'string') return checkRule(checking, rule.or, value, path);
  if (rule.words.includes(value as string)) return;
  checking.malformed++;
  report(checking, 'unknown_choice', path, {
    found: found(value),
    choices: rule.words,
    nearest: typeof value === 'string' ? nearest(checking, value, rule.words) : null,
  });
}

/** A number within its bounds; the lower one is left out with `above`. */
function checkNumber(checking: Checking, rule: Extract<Rule, { number: unknown }>, value: unknown, path: string): void {
  const [min, max] = rule.number;
  if (typeof value !== 'number' || !Number.isFinite(value)) return reportWrongType(checking, path, 'number', value);
  if (rule.whole && !Number.isSafeInteger(value)) return report(checking, 'not_an_integer', path, { found: value });
  const isBelow = min !== null && (rule.above ? value <= min : value < min);
  if (!isBelow && (max === null || value <= max)) return;
  report(checking, 'out_of_range', path, {
    found: value,
    ...(min === null ? {} : { [rule.above ? 'above' : 'min']: min }),
    ...(max === null ? {} : { max }),
  });
}

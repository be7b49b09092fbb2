import type { Field, FieldCheck } from '../definition/index.js';
import type { Json } from '../issues/index.js';
import {
  compareDecimal,
  isBrokenText,
  isChineseMobile,
  isDecimal,
  isE164,
  isEmail,
  isUnifiedSocialCreditCode,
  type MoneyProblem,
  readDate,
  readMoneyOrProblem,
} from '../values/index.js';

/** Why a value is none of its field. */
export type FieldProblem =
  | 'not_boolean'
  | 'not_date'
  | 'not_email'
  | 'not_number'
  | 'not_phone'
  | 'not_string'
  | 'malformed'
  | 'check'
  | 'choice'
  | 'minimum'
  | 'maximum'
  | 'few_characters'
  | 'many_characters'
  | MoneyProblem;

/** The problem of a value, with the bound that it misses, the form that its check wants, or the first 50 choices. */
export type FieldFault = {
  readonly problem: FieldProblem;
  readonly min?: number;
  readonly max?: number;
  readonly form?: FieldCheck;
  readonly choices?: readonly string[];
};

/** `null` is no value. */
export type ParsedField =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly fault: FieldFault };

const CHECKS: { readonly [check in FieldCheck]: (text: string) => boolean } = {
  'cn-mobile': isChineseMobile,
  uscc: isUnifiedSocialCreditCode,
  e164: isE164,
  email: isEmail,
};
const PHONE = /^\+?[0-9 ()./-]{3,40}$/;
const NO_VALUE: ParsedField = { ok: true, value: null };
const TOLD_CHOICES = 50;
/** Read into a form of their own, whatever stands around them. */
const TRIMMED: readonly Field['type'][] = ['number', 'money', 'date', 'boolean'];

const faulty = (problem: FieldProblem): ParsedField => ({ ok: false, fault: { problem } });
const noChoice = ({ choices }: Field): ParsedField => ({
  ok: false,
  fault: { problem: 'choice', choices: choices.slice(0, TOLD_CHOICES) },
});

/**
 * Reads a value by its field: money, dates and numbers in the forms that hosts have, in the one form that is stored.
 *
 * `null`, `undefined` and blank text are no value. Blanks around what is no text of its own do not count.
 */
export function parseFieldValue(field: Field, sent: unknown): ParsedField {
  if (sent === null || sent === undefined || sent === '') return NO_VALUE;
  const input = typeof sent === 'string' && TRIMMED.includes(field.type) ? sent.trim() : sent;
  if (input === '') return NO_VALUE;
  switch (field.type) {
    case 'number': {
      const value = typeof input === 'string' && isDecimal(input) ? Number(input) : input;
      if (typeof value !== 'number' || !Number.isFinite(value)) return faulty('not_number');
      return within(field, value, (bound) => Math.sign(value - bound));
    }
    case 'money': {
      const money = readMoneyOrProblem(input);
      if (typeof money === 'string') return faulty(money);
      return within(field, money, (bound) => compareWithNumber(money.amount, bound));
    }
    case 'date': {
      const value = readDate(input);
      return value === null ? faulty('not_date') : { ok: true, value };
    }
    case 'boolean': {
      const value = input === 'true' ? true : input === 'false' ? false : input;
      return typeof value === 'boolean' ? { ok: true, value } : faulty('not_boolean');
    }
    case 'choice':
      if (typeof input !== 'string') return noChoice(field);
      return field.choices.includes(input) ? { ok: true, value: input } : noChoice(field);
    default:
      return parseText(field, input);
  }
}

/** An exact amount against a bound of the model. */
export function compareWithNumber(amount: string, bound: number): number {
  const text = String(bound);
  return isDecimal(text) ? compareDecimal(amount, text) : Math.sign(Number(amount) - bound);
}

function parseText(field: Field, input: unknown): ParsedField {
  if (typeof input !== 'string') return faulty('not_string');
  if (input.trim() === '') return NO_VALUE;
  if (isBrokenText(input)) return faulty('malformed');
  if (field.type === 'phone' && !PHONE.test(input)) return faulty('not_phone');
  if (field.type === 'email' && !isEmail(input)) return faulty('not_email');
  if (field.check !== undefined && !CHECKS[field.check](input))
    return { ok: false, fault: { problem: 'check', form: field.check } };
  if (field.choices.length > 0 && !field.choices.includes(input)) return noChoice(field);
  const { min, max } = field;
  if (min !== undefined && input.length < min) return { ok: false, fault: { problem: 'few_characters', min } };
  if (max !== undefined && input.length > max) return { ok: false, fault: { problem: 'many_characters', max } };
  return { ok: true, value: input };
}

function within({ min, max }: Field, value: Json, compareTo: (bound: number) => number): ParsedField {
  if (min !== undefined && compareTo(min) < 0) return { ok: false, fault: { problem: 'minimum', min } };
  if (max !== undefined && compareTo(max) > 0) return { ok: false, fault: { problem: 'maximum', max } };
  return { ok: true, value };
}

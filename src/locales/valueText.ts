import type { Json } from '../issues/index.js';
import type { Locale } from './Locale.js';

export const MAX_TEXT = 200;

/** A value as people read it: money with its currency, yes and no, everything else as it is written. */
export function valueText(value: Json, locale: Locale): string {
  return Array.isArray(value)
    ? value.map((entry: Json) => valueText(entry, locale)).join(locale.listSeparator)
    : cut(wholeText(value, locale));
}

/** The same at its whole length. */
export function wholeText(value: Json, locale: Locale): string {
  const { words, listSeparator } = locale;
  if (typeof value === 'boolean') return words.answers[value ? 'yes' : 'no'] ?? String(value);
  if (Array.isArray(value)) return value.map((entry: Json) => wholeText(entry, locale)).join(listSeparator);
  if (typeof value === 'object' && value !== null) {
    const { amount, currency } = value as { readonly [key: string]: Json };
    if (typeof amount === 'string' && typeof currency === 'string') return `${amount} ${currency}`;
    return JSON.stringify(value);
  }
  return String(value);
}

/** Not too long to be read. */
export function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

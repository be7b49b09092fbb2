import type { Json } from '../issues/index.js';
import type { Locale } from './Locale.js';

const MAX_TEXT = 200;

/** A value as people read it: money with its currency, yes and no, everything else as it is written. */
export function valueText(value: Json, { words, listSeparator }: Locale): string {
  if (typeof value === 'boolean') return words.answers[value ? 'yes' : 'no'] ?? String(value);
  if (Array.isArray(value))
    return value.map((entry: Json) => valueText(entry, { words, listSeparator } as Locale)).join(listSeparator);
  if (typeof value === 'object' && value !== null) {
    const { amount, currency } = value as { readonly [key: string]: Json };
    if (typeof amount === 'string' && typeof currency === 'string') return `${amount} ${currency}`;
    return cut(JSON.stringify(value));
  }
  return cut(String(value));
}

function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

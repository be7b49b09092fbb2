import type { Json } from '../issues/index.js';
import type { Locale } from './Locale.js';
import { cut, MAX_TEXT, wholeText } from './valueText.js';

/** So much of what is equal stands before the difference. */
const LEAD = 40;

type Labels = { readonly [language: string]: string };

/**
 * One side of a change, so that it can be told from the other: of two long values the part where they differ, of labels
 * the one that changed, and of an empty list that there is one.
 */
export function changedText(value: Json, other: Json, isLabel: boolean, locale: Locale): string | null {
  if (value === null) return null;
  if (isLabel) return cut(labelText(value as string | Labels, other as string | Labels | null, locale));
  const text = sideText(value, locale);
  if (text.length <= MAX_TEXT || other === null) return cut(text);
  const beside = sideText(other, locale);
  let same = 0;
  while (same < text.length && text[same] === beside[same]) same++;
  const start = Math.min(Math.max(0, same - LEAD), text.length - MAX_TEXT);
  return start === 0 ? cut(text) : `…${cut(text.slice(start))}`;
}

function sideText(value: Json, locale: Locale): string {
  if (value === '') return '""';
  return Array.isArray(value) && value.length === 0 ? '[]' : wholeText(value, locale);
}

/** In the language of the locale where it changed there, else in those where it did. */
function labelText(label: string | Labels, other: string | Labels | null, { language, listSeparator }: Locale): string {
  if (typeof label === 'string') return label;
  const own = (labels: Labels) => labels[language] ?? labels.en ?? Object.values(labels)[0] ?? '';
  if (typeof other === 'string' || other === null || own(label) !== own(other)) return own(label);
  const changed = Object.entries(label).filter(([tag, text]) => other[tag] !== text);
  return changed.length === 0 ? own(label) : changed.map(([tag, text]) => `${tag}: ${text}`).join(listSeparator);
}

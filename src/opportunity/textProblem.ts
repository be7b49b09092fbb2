import { isBrokenText } from '../values/index.js';

const MAX_TEXT = 10_000;

/** Why a text cannot be one that is kept, as the words of problems have it; `null` where it can. */
export function textProblem(text: string): 'empty' | 'too_long' | 'malformed' | null {
  if (text === '') return 'empty';
  if (text.length > MAX_TEXT) return 'too_long';
  return isBrokenText(text) ? 'malformed' : null;
}

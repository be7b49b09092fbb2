import type { Json } from '../issues/index.js';
import type { ModelChange, Translator } from '../plan/index.js';
import type { Words } from './texts/wordsIn.js';

/** The elements that properties name by their ids. */
const NAMES: {
  readonly [property: string]: 'role' | 'stage' | 'field' | 'action' | 'process' | 'series' | 'type' | 'state';
} = {
  advancesCustomerTo: 'state',
  action: 'action',
  actions: 'action',
  after: 'process',
  by: 'role',
  corrects: 'field',
  drop: 'stage',
  edit: 'role',
  field: 'field',
  fields: 'field',
  from: 'stage',
  own: 'role',
  process: 'process',
  processes: 'process',
  raise: 'role',
  roles: 'role',
  series: 'series',
  startIn: 'stage',
  steward: 'role',
  to: 'stage',
  types: 'type',
  verifies: 'field',
  view: 'role',
};
/** The kinds of elements that are called by their label. */
const ELEMENTS = [
  'action',
  'check',
  'field',
  'outcome',
  'process',
  'question',
  'reason',
  'role',
  'series',
  'stage',
] as const;
type Element = (typeof ELEMENTS)[number];
const CONDITIONS = ['when', 'needs', 'condition', 'neededFor'];

/** A change in words: what it was as the older model calls it, what it is now as the newer one does. */
export function changeText(change: ModelChange, old: Translator, now: Translator, words: Words): string {
  const { code, params } = change;
  const t = change.after === null ? old : now;
  const { kind, id } = params;
  if (typeof id === 'string' && ELEMENTS.includes(kind as Element))
    return t({ ...change, params: { ...params, id: t[kind as Element](id as never) } });
  if (code !== 'property_changed') return t(change);
  const property = String(params.property);
  const told = {
    property: words.property(property),
    was: inWords(property, params.was ?? null, old, words),
    now: inWords(property, params.now ?? null, now, words),
  };
  return t({ ...change, params: { ...params, ...told } });
}

/** A value of the format in words; what is a plain number or truth value is left to the translator. */
function inWords(property: string, value: Json, t: Translator, words: Words): Json {
  const { listSeparator, language } = words.locale;
  if (Array.isArray(value))
    return value.length === 0
      ? words.value('none')
      : value.map((part) => text(inWords(property, part, t, words), words)).join(listSeparator);
  if (typeof value === 'string') {
    const kind = NAMES[property];
    const named = kind === undefined ? value : t[kind](value as never);
    return named === value ? words.value(value) : named;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (CONDITIONS.includes(property)) return t.condition(value as never) || JSON.stringify(value);
  const label = property === 'label' ? ((value as Labels)[language] ?? (value as Labels).en) : undefined;
  if (label !== undefined) return label;
  const parts = Object.entries(value).map(
    ([key, part]) => `${words.property(key)}${words.say('of')}${text(inWords(key, part, t, words), words)}`,
  );
  return words.say('together', { parts: parts.join(words.say('partSeparator')) });
}

type Labels = { readonly [language: string]: string };

const text = (value: Json, { locale }: Words): string =>
  typeof value === 'boolean' ? (locale.words.answers[value ? 'yes' : 'no'] ?? String(value)) : String(value ?? '');

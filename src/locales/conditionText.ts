import type { Json } from '../issues/index.js';
import { fillTemplate } from './fillTemplate.js';
import type { Locale } from './Locale.js';
import type { NameOf } from './NameOf.js';
import { own } from './own.js';
import { valueText } from './valueText.js';

type Plain = { readonly [property: string]: Json };

/** A condition in words; `null` where it says nothing that can be said. Unknown operators are left out. */
export function conditionText(condition: Json | undefined, locale: Locale, nameOf: NameOf): string | null {
  if (typeof condition !== 'object' || condition === null || Array.isArray(condition)) return null;
  const plain = condition as Plain;
  if ('all' in plain || 'any' in plain) return joined(plain, locale, nameOf);
  if ('not' in plain) {
    const text = conditionText(plain.not, locale, nameOf);
    return text === null ? null : say('not', locale, { condition: text });
  }
  if (typeof plain.field === 'string') return fieldText(plain, plain.field, locale, nameOf);
  for (const kind of ['action', 'process', 'question', 'stageVisited', 'check'] as const) {
    const id = plain[kind];
    if (typeof id !== 'string') continue;
    const name = nameOf(kind === 'stageVisited' ? 'stage' : kind, id);
    const times = typeof plain.times === 'number' && plain.times > 1 ? String(plain.times) : null;
    return say(typeof plain.is === 'string' ? `${kind}.${plain.is}` : kind, locale, { name, times });
  }
  return null;
}

function say(
  operator: string,
  { conditions }: Locale,
  params: { readonly [name: string]: string | null },
): string | null {
  const template = own(conditions, operator);
  return template === undefined ? null : fillTemplate(template, (name) => params[name] ?? null);
}

function joined(condition: Plain, locale: Locale, nameOf: NameOf): string | null {
  const isAll = 'all' in condition;
  const parts = isAll ? condition.all : condition.any;
  if (!Array.isArray(parts)) return null;
  if (parts.length === 0) return say(isAll ? 'always' : 'never', locale, {});
  const texts = parts.flatMap((part: Json) => {
    const text = conditionText(part, locale, nameOf);
    const isNested = typeof part === 'object' && part !== null && ('all' in part || 'any' in part);
    return text === null ? [] : [isNested && parts.length > 1 ? `(${text})` : text];
  });
  return texts.length === 0 ? null : texts.join(locale.conditions[isAll ? 'and' : 'or'] ?? ' ');
}

function fieldText(condition: Plain, field: string, locale: Locale, nameOf: NameOf): string | null {
  const name = nameOf('field', field);
  const texts = Object.keys(condition).flatMap((operator) => {
    const value = condition[operator];
    if (operator === 'field' || value === undefined) return [];
    const key =
      typeof value === 'boolean' && (operator === 'present' || operator === 'valid')
        ? `${operator}.${value}`
        : operator;
    const kind = field === 'type' || field === 'grade' ? field : null;
    const entries = (Array.isArray(value) ? value : [value]) as readonly Json[];
    const text = entries
      .map((entry) => (kind !== null && typeof entry === 'string' ? nameOf(kind, entry) : valueText(entry, locale)))
      .join(locale.listSeparator);
    const said = say(key, locale, { name, value: text });
    return said === null ? [] : [said];
  });
  return texts.length === 0 ? null : texts.join(locale.conditions.and ?? ' ');
}

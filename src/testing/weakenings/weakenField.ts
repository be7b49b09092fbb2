import type { Field } from '../../definition/index.js';
import { type Spot, type Weakening, weaken } from './Weakening.js';

const ANY_SOURCE: readonly string[] = ['*'];

/** Its limits, what passes as a value, that only its steward changes it, and that a guess does not replace evidence. */
export function* weakenField(spot: Spot, field: Field): Generator<Weakening> {
  const { min, max, check, choices, type, core, sources } = field;
  if (min !== undefined) yield weaken(spot, 'min', 'limit_dropped', undefined, { property: 'min' });
  if (max !== undefined) yield weaken(spot, 'max', 'limit_dropped', undefined, { property: 'max' });
  if (check !== undefined) yield weaken(spot, 'check', 'check_dropped', undefined);
  const property = choices.length > 0 ? 'choices' : 'type';
  if (choices.length > 0 || ((type === 'phone' || type === 'email') && check === undefined))
    yield { ...weaken(spot, property, 'check_dropped', undefined), path: spot.keys, to: anyText(field) };
  if (core) yield weaken(spot, 'core', 'core_dropped', false);
  if (sources !== undefined && sources.length > 1) yield weaken(spot, 'sources', 'every_source_counts', ANY_SOURCE);
}

const anyText = (field: Field): Field => ({ ...field, type: 'text', choices: [] });

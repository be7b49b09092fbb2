import type { Condition, Requires } from '../../definition/index.js';
import { inside, type Spot, type Weakening, weaken } from './Weakening.js';

const KINDS = { fields: 'field', actions: 'action', processes: 'process', questions: 'question' } as const;

/** Each requirement dropped, an action asked for once less, the condition or a part of it left out. */
export function* weakenRequires(spot: Spot, requires: Requires): Generator<Weakening> {
  for (const [list, kind] of Object.entries(KINDS) as [keyof typeof KINDS, string][]) {
    const entries: readonly (string | Requires['actions'][number])[] = requires[list];
    for (const [index, entry] of entries.entries()) {
      const id = typeof entry === 'string' ? entry : entry.action;
      const others = entries.filter((other) => other !== entry);
      const at = weaken(spot, list, 'requirement_dropped', others, { kind, id });
      yield { ...at, named: `${at.named}.${index}` };
      if (typeof entry === 'object' && entry.times > 1) {
        const place = inside(inside(spot, list), index);
        yield weaken(place, 'times', 'times_lowered', entry.times - 1, { action: id, times: entry.times - 1 });
      }
    }
  }
  if (requires.condition !== undefined) yield* weakenCondition(spot, 'condition', requires.condition);
}

/** A condition that must be met, left out, or without one of its parts. */
export function* weakenCondition(spot: Spot, property: string, condition: Condition): Generator<Weakening> {
  yield weaken(spot, property, 'condition_dropped', undefined, { property });
  if (!('all' in condition) || condition.all.length < 2) return;
  for (const [index, part] of condition.all.entries()) {
    const others = condition.all.filter((other) => other !== part);
    const { keys, name } = inside(inside(spot, property), 'all');
    yield {
      path: keys,
      named: `${name}.${index}`,
      code: 'condition_part_dropped',
      params: { number: index + 1 },
      to: others,
    };
  }
}

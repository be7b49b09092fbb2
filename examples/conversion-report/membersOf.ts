import type { Measured } from 'stagewright/conversion';

/**
 * Who is counted in a number: the report split by `id` has one group an opportunity, and those count whose own number is
 * not zero. So the list is made by the measure itself, and recounts to what it says.
 */
export function membersOf<T>(
  split: Pick<Measured<T, 'id'>, 'groups'>,
  isCounted: (value: T) => boolean,
): readonly string[] {
  return split.groups.flatMap(({ key, value }) => (isCounted(value) && key.id !== null ? [key.id] : []));
}

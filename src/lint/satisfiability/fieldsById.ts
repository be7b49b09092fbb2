import type { Field, SalesModel } from '../../definition/index.js';

/** The fields that conditions can name, with `grade` and `type` as choices among what is declared. */
export function fieldsById({ fields, grades, types }: SalesModel): ReadonlyMap<string, Field> {
  const choice = (choices: readonly string[]): Field => ({
    label: '',
    type: 'choice',
    of: 'opportunity',
    core: false,
    choices,
  });
  return new Map([
    ...(grades.length > 0 ? [['grade', choice(grades.map(({ id }) => id))] as const] : []),
    ...(types.length > 0 ? [['type', choice(types.map(({ id }) => id))] as const] : []),
    ...Object.entries(fields),
  ]);
}

import type { IssueParams } from '../../issues/index.js';
import type { english } from '../texts/english.js';

/** What can be done to a rule, as its sentence is known. */
export type WeakeningCode = keyof typeof english;

/** One rule and what weakens it: the value to put at a path of the completed model; `undefined` leaves it out. */
export type Weakening = {
  readonly path: readonly (string | number)[];
  /** The path of the rule, as issues name it. */
  readonly named: string;
  readonly code: WeakeningCode;
  readonly params: IssueParams;
  readonly to: unknown;
};

/** A place in the completed model, by its keys and by its name. */
export type Spot = { readonly keys: readonly (string | number)[]; readonly name: string };

export const inside = ({ keys, name }: Spot, key: string | number, called: string | number = key): Spot => ({
  keys: [...keys, key],
  name: name === '' ? String(called) : `${name}.${called}`,
});

/** What a weakening puts in the place of a property. */
export function weaken(
  spot: Spot,
  property: string,
  code: WeakeningCode,
  to: unknown,
  params: IssueParams = {},
): Weakening {
  const { keys, name } = inside(spot, property);
  return { path: keys, named: name, code, params, to };
}

import * as fc from 'fast-check';
import type { StageInput } from '../../definition/index.js';
import { lightRequires, roles } from './ingredients.js';

/** A stage that may have to be automatic, mandatory or closed to some. */
export function stageArbitrary(
  id: string,
  { mayBeAuto, isOpen }: { readonly mayBeAuto: boolean; readonly isOpen: boolean },
): fc.Arbitrary<StageInput> {
  return fc
    .record({
      requires: lightRequires(),
      isAuto: fc.boolean(),
      isMandatory: fc.nat({ max: 4 }).map((one) => one === 4),
      access: fc.option(fc.record({ own: roles() }), { nil: undefined, freq: 2 }),
      effects: fc.constantFrom([], [{ type: 'host', name: 'notify' }], [{ type: 'customer.tag', tag: 'seen' }]),
    })
    .map(({ requires: needed, isAuto, isMandatory, access: allowed, effects }) => ({
      id,
      requires: isAuto && mayBeAuto && (needed.actions ?? []).length === 0 ? { ...needed, actions: ['demo'] } : needed,
      ...(isAuto && mayBeAuto ? { auto: true } : {}),
      ...(isMandatory && isOpen ? { mandatory: true } : {}),
      ...(allowed === undefined ? {} : { access: allowed }),
      effects,
    })) as fc.Arbitrary<StageInput>;
}

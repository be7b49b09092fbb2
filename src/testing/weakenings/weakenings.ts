import type { Field, Lifecycle, SalesModel } from '../../definition/index.js';
import { inside, type Spot, type Weakening, weaken } from './Weakening.js';
import { weakenProcess } from './weakenProcess.js';
import { weakenSeries } from './weakenSeries.js';

/** Every weakening of a model: its fields, checks of creation, processes, series, parking, transfer and waivers. */
export function* weakenings(model: SalesModel): Generator<Weakening> {
  const root: Spot = { keys: [], name: '' };
  for (const [id, field] of Object.entries(model.fields)) yield* weakenField(inside(inside(root, 'fields'), id), field);
  const checks = model.objects?.checks ?? [];
  for (const [index, check] of checks.entries()) {
    const at = weaken(
      inside(root, 'objects'),
      'checks',
      'creation_check_dropped',
      checks.filter((one) => one !== check),
      {
        object: check.to,
      },
    );
    yield { ...at, named: `${at.named}.${index}` };
  }
  for (const [index, process] of model.processes.entries())
    yield* weakenProcess(inside(inside(root, 'processes'), index, process.id), process, model);
  for (const [index, series] of model.series.entries())
    yield* weakenSeries(inside(inside(root, 'series'), index, series.id), series, model);
  yield* weakenLifecycle(inside(root, 'lifecycle'), model.lifecycle, model.series.length);
  for (const [index, waiver] of model.waivers.entries())
    if (!waiver.self) yield weaken(inside(inside(root, 'waivers'), index), 'self', 'own_waiver_allowed', true);
}

/** Its limits and its check, and that only its steward changes it. */
function* weakenField(spot: Spot, { min, max, check, core }: Field): Generator<Weakening> {
  if (min !== undefined) yield weaken(spot, 'min', 'limit_dropped', undefined, { property: 'min' });
  if (max !== undefined) yield weaken(spot, 'max', 'limit_dropped', undefined, { property: 'max' });
  if (check !== undefined) yield weaken(spot, 'check', 'check_dropped', undefined);
  if (core) yield weaken(spot, 'core', 'core_dropped', false);
}

/** Dates that a parked opportunity needs, and who may void, transfer and assign. */
function* weakenLifecycle(spot: Spot, lifecycle: Lifecycle, series: number): Generator<Weakening> {
  const reasons = inside(inside(spot, 'suspend'), 'reasons');
  for (const [index, { id, needs }] of lifecycle.suspend.reasons.entries())
    if (needs.length > 0) yield weaken(inside(reasons, index, id), 'needs', 'date_not_needed', []);
  const { transfer } = lifecycle;
  if (transfer === false && series > 1) yield weaken(spot, 'transfer', 'transfer_allowed', {});
  if (transfer !== false && transfer.reasons !== undefined)
    yield weaken(inside(spot, 'transfer'), 'reasons', 'any_reason', undefined);
  for (const [name, block] of [
    ['void', lifecycle.void],
    ['transfer', transfer],
    ['assign', lifecycle.assign],
  ] as const)
    if (block !== false && block.roles !== undefined)
      yield weaken(inside(spot, name), 'roles', 'rule_dropped', undefined, { property: 'roles' });
}

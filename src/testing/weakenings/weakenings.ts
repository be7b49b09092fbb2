import type { SalesModel, SalesModelInput, WaiverKind } from '../../definition/index.js';
import { inside, type Spot, type Weakening, weaken } from './Weakening.js';
import { weakenField } from './weakenField.js';
import { weakenLifecycle } from './weakenLifecycle.js';
import { weakenProcess } from './weakenProcess.js';
import { weakenSeries } from './weakenSeries.js';

/**
 * Every weakening of a model: its fields, keys of duplicates, checks of creation, processes, series, parking and waivers.
 *
 * @param written the model as it was written, which says what is a default.
 */
export function* weakenings(model: SalesModel, written: SalesModelInput): Generator<Weakening> {
  const root: Spot = { keys: [], name: '' };
  for (const [id, field] of Object.entries(model.fields)) yield* weakenField(inside(inside(root, 'fields'), id), field);
  for (const [index, key] of model.dedupe.entries()) {
    const others = model.dedupe.filter((one) => one !== key);
    const at = weaken(root, 'dedupe', 'duplicates_overlooked', others, { fields: [...key] });
    yield { ...at, named: `${at.named}.${index}` };
  }
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
  yield* weakenLifecycle(inside(root, 'lifecycle'), model.lifecycle, written.lifecycle ?? {}, model.series.length);
  yield* weakenWaivers(root, model);
}

const KINDS: readonly WaiverKind[] = ['fields', 'actions', 'processes', 'questions', 'conditions'];

/** What may be waived, by whom, and that it is not for themselves. */
function* weakenWaivers(root: Spot, { waivers, roles }: SalesModel): Generator<Weakening> {
  for (const [index, { kinds, self }] of waivers.entries()) {
    const place = inside(inside(root, 'waivers'), index);
    if (KINDS.some((kind) => !kinds.includes(kind))) yield weaken(place, 'kinds', 'everything_waived', KINDS);
    if (!self) yield weaken(place, 'self', 'own_waiver_allowed', true);
  }
  const others = roles.filter(({ id }) => !waivers.some(({ role }) => role === id));
  const everybody = others.map(({ id }) => ({ role: id, kinds: KINDS, self: false }));
  if (others.length > 0) yield weaken(root, 'waivers', 'everybody_waives', [...waivers, ...everybody]);
}

import { type AnyPlan, type SeriesPlan, trackOf } from '../../../plan/index.js';
import { type Demand, demandOf } from '../../../satisfiability/index.js';
import { ALWAYS } from '../Attempt.js';
import { misfitOf } from '../events/misfitOf.js';
import { askedIsMet, isOpenable } from './asked.js';
import { opening, type RefusedCreation, refusedCreation } from './Creation.js';

/** What a series refuses of what it is opened with, and values that fit no field. */
export function startRefusals(plan: AnyPlan): readonly RefusedCreation[] {
  const all = [...plan.series.values()];
  return [
    ...all.flatMap((series) => [...strangeTypes(plan, series), ...strangeStages(plan, series)]),
    ...misfits(plan, all[0]),
  ];
}

/** Types that a series does not take. */
function strangeTypes(plan: AnyPlan, { id, path, series }: SeriesPlan): readonly RefusedCreation[] {
  const { types }: { readonly types: readonly { readonly id: string }[] } = plan.definition;
  const strange = series.types.length === 0 ? [] : types.filter((type) => !series.types.includes(type.id));
  return strange.map((type) => {
    const creation = { event: opening(id), series: id, type: type.id };
    return refusedCreation('condition_unmet', `${path}.types`, creation, ALWAYS, askedIsMet(plan, id));
  });
}

/** Stages that an opportunity does not start in: later ones, those of other series, those that a variant leaves out. */
function strangeStages(plan: AnyPlan, seriesPlan: SeriesPlan): readonly RefusedCreation[] {
  const { id, path, series } = seriesPlan;
  const known = [...plan.series.values()].flatMap((other) => other.series.stages.map((stage) => stage.id));
  const others = isOpenable(plan, seriesPlan);
  /** In a variant, where none before it is chosen. */
  const refused = (variant: string | null, chosen: readonly Demand[]): readonly RefusedCreation[] => {
    const track = trackOf(plan, id, variant);
    const starts = new Set(track?.startIn.map((at) => track.stages[at]?.id));
    const stage = known.find((one) => !starts.has(one));
    if (stage === undefined) return [];
    const creation = { event: { ...opening(id), stage }, series: id };
    return [refusedCreation('move_not_allowed', `${path}.startIn`, creation, { all: chosen }, others)];
  };
  const holds = ({ when }: (typeof series.variants)[number], wanted: 'yes' | 'notYes'): Demand =>
    when === undefined ? { any: wanted === 'yes' ? [ALWAYS] : [] } : demandOf({ plan, series: id }, when, wanted);
  const before = (at: number) => series.variants.slice(0, at).map((variant) => holds(variant, 'notYes'));
  return [
    ...refused(null, before(series.variants.length)),
    ...series.variants.flatMap((variant, at) => refused(variant.id, [...before(at), holds(variant, 'yes')])),
  ];
}

function misfits(plan: AnyPlan, series: SeriesPlan | undefined): readonly RefusedCreation[] {
  if (series === undefined) return [];
  const others = isOpenable(plan, series);
  return [...plan.fields].map(([id, field]) => {
    const event = { ...opening(series.id), fields: { [id]: misfitOf(field) } };
    return refusedCreation('invalid_field', `fields.${id}`, { event, series: series.id }, ALWAYS, others);
  });
}

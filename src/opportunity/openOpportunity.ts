import type { SalesModelInput } from '../definition/index.js';
import { type AnyPlan, demandPlan, type SalesPlan, trackOf } from '../plan/index.js';
import type { Applied } from './Applied.js';
import { applyWaivers } from './applyWaivers.js';
import { createBlocker } from './Case.js';
import { checkCreation } from './checkCreation.js';
import { chooseVariant } from './chooseVariant.js';
import { classify } from './classify.js';
import type { DecisionContext } from './DecisionContext.js';
import { draftOpportunity } from './draftOpportunity.js';
import { enterStage } from './enterStage.js';
import type { Facts } from './Facts.js';
import type { AnyOpportunity } from './Opportunity.js';
import { readContext } from './ReadContext.js';
import { openingEvent, readStart } from './readStart.js';
import { recordOpening } from './recordOpening.js';
import { refuse } from './refuse.js';
import type { Start } from './Start.js';
import { standingOf } from './standingOf.js';
import { tellMisspelt } from './tellMisspelt.js';
import { unknownBlocker } from './unknownBlocker.js';
import type { Blocker, ChecklistItem, MissingInput } from './Verdict.js';

/**
 * Opens an opportunity: chooses its series, type and variant, asks the checks of the objects before it, and enters a
 * stage of `startIn`. It answers like `apply`; the first record holds the whole opportunity.
 *
 * Series by `routing` and type by `types` where they are not given; where a condition before the one that holds is
 * unknown, the answer is `condition_unknown` with the fields to fill in. A start of another shape, an unknown property or
 * id is `invalid_event`; `null` is left out.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, openOpportunity } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a' }], result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const opened = openOpportunity(plan, { id: 'o-1' }, { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } });
 * opened.ok && opened.records[0].id // => 'o-1:1'
 */
export function openOpportunity<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  start: Start<M>,
  context: DecisionContext<M>,
): Applied<M> {
  demandPlan(plan);
  return open(plan as AnyPlan, start, context) as unknown as Applied<M>;
}

// biome-ignore lint/suspicious/noExplicitAny: the context of every model is read alike.
function open(plan: AnyPlan, input: unknown, given: DecisionContext<any>): Applied {
  const context = readContext(given);
  const event = openingEvent(input);
  const blockers: Blocker[] = [];
  const inputs: MissingInput[] = [];
  const checklist: ChecklistItem[] = [];
  const add = (...args: Parameters<typeof createBlocker> extends [unknown, ...infer Rest] ? Rest : never) =>
    blockers.push(createBlocker({ plan }, ...args));
  const start = readStart(plan, input, (path, params) => add('invalid_event', path, params));
  const before = { id: start.id, seq: 0, updatedAt: '' };
  const refused = () => {
    if (!('wrong' in context)) tellMisspelt({ plan, context, blockers, checklist });
    const standing = standingOf(blockers, inputs);
    return refuse(before, { event, verdict: { allowed: false, standing, checklist, blockers, inputs } }, context, 0);
  };
  if ('wrong' in context) {
    const { path, params } = context.wrong;
    add('invalid_event', path, params);
    return refused();
  }
  const draft = draftOpportunity(plan, start, context);
  blockers.push(...draft.blockers);
  if (blockers.some(({ code }) => code === 'invalid_event')) {
    blockers.splice(0, blockers.length, ...blockers.filter(({ code }) => code === 'invalid_event'));
    return refused();
  }

  const reads: Facts['reads'] = { facts: {}, checks: {} };
  const gathering = { plan, context, reads, checklist, blockers };
  let opportunity: AnyOpportunity = draft.opportunity;
  const unknown = (
    name: 'types' | 'routing',
    waiting: readonly { readonly entry: { readonly when?: unknown }; readonly index: number }[],
  ) => {
    for (const { entry, index } of waiting) {
      const path = `${name}.${'id' in entry ? entry.id : index}.when`;
      blockers.push(unknownBlocker({ ...gathering, opportunity }, entry.when as never, path));
    }
  };

  let type = start.type ?? null;
  if (type === null && plan.definition.types.length > 0) {
    const classified = classify({ ...gathering, opportunity }, plan.definition.types);
    if (classified.kind === 'unknown') unknown('types', classified.waiting);
    if (classified.kind === 'found') type = (classified.entry as { readonly id: string }).id;
  }
  opportunity = { ...opportunity, type };

  let seriesId: string | undefined = start.series;
  if (seriesId === undefined && plan.definition.routing.length > 0) {
    const routed = classify({ ...gathering, opportunity }, plan.definition.routing);
    if (routed.kind === 'unknown') unknown('routing', routed.waiting);
    if (routed.kind === 'found') seriesId = (routed.entry as { readonly series: string }).series;
    if (routed.kind === 'none') add('condition_unmet', 'routing', { choices: [...plan.series.keys()] });
  } else if (seriesId === undefined) {
    seriesId = plan.series.size === 1 ? [...plan.series.keys()][0] : undefined;
    if (seriesId === undefined) inputs.push({ name: 'series', choices: [...plan.series.keys()] });
  }
  const seriesPlan = seriesId === undefined ? undefined : plan.series.get(seriesId);
  opportunity = { ...opportunity, series: seriesPlan?.id ?? '', owner: start.owner ?? null };
  // Waivers lift what the checks ask for; routing and types have to be answered.
  const creation = { ...gathering, opportunity, blockers: [] as Blocker[] };
  checkCreation(creation, 'opportunity');
  const waived = applyWaivers(creation);
  blockers.push(...creation.blockers);
  if (seriesPlan === undefined) return refused();

  const { series } = seriesPlan;
  if (type !== null && series.types.length > 0 && !series.types.includes(type)) {
    add('condition_unmet', `${seriesPlan.path}.types`, { type, choices: [...series.types] });
  }
  const variant = chooseVariant({ ...gathering, opportunity }, series);
  const track = trackOf(plan, seriesPlan.id, variant);
  const wanted = start.stage === undefined ? track?.startIn[0] : track?.stageIndex.get(start.stage);
  if (track === undefined || wanted === undefined || !track.startIn.includes(wanted)) {
    const choices = (track?.startIn ?? []).map((index) => track?.stages[index]?.id ?? '');
    add('move_not_allowed', `${seriesPlan.path}.startIn`, { event: 'open', stage: start.stage ?? null, choices });
    return refused();
  }
  const stage = track.stages[wanted];
  if (blockers.length > 0 || inputs.length > 0 || stage === undefined) return refused();
  const entered = { ...opportunity, variant, ...enterStage({ opportunity, context }, track, stage) } as AnyOpportunity;
  return recordOpening(plan, entered, context, { event, cause: 'user', reads, waived });
}

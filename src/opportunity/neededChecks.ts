import type { CheckOf, SalesModelInput } from '../definition/index.js';
import { demandType, StagewrightError, unknownChoice } from '../issues/index.js';
import { type AnyPlan, demandPlan, type SalesPlan, type StagePlan, type Track, trackOf } from '../plan/index.js';
import { CheckGathering } from './CheckGathering.js';
import { demandOpportunity } from './demandOpportunity.js';
import type { DraftInput } from './Event.js';
import { EVENT_SHAPES } from './eventShapes.js';
import { eventsOf } from './eventsOf.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { stageWorkedIn } from './stageWorkedIn.js';

/** Where an opportunity may stand: worked in a stage, parked from one, or closed. */
type Place = { readonly track: Track; readonly here: StagePlan | undefined; readonly isClosed: boolean };
type Named = { readonly [property: string]: unknown };

/**
 * The host checks to look up before deciding: those that the event, or without one any move from here, may ask for.
 * Sorted by name. Answers to others are not read: with these answered, an event is decided as with all of them, its
 * automatic move and the processes that become due where it leads included. Of a list, those of each event wherever the
 * ones before it may lead.
 *
 * @throws {StagewrightError} `wrong_type` where an event is no record, `unknown_choice` for a type that there is not.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, neededChecks, openOpportunity } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, checks: { creditOk: 'Credit line is free' },
 *   series: [{
 *     id: 's', won: 'order-placed',
 *     stages: [{ id: 'a' }, { id: 'b', requires: { condition: { check: 'creditOk' } } }, { id: 'c' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const opened = openOpportunity(plan, { id: 'o-1' }, { at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } });
 * if (!opened.ok) throw new Error(opened.standing);
 * neededChecks(plan, opened.opportunity, { type: 'advance' }) // => []
 * neededChecks(plan, opened.opportunity, [{ type: 'advance' }, { type: 'advance' }]) // => ['creditOk']
 */
export function neededChecks<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunity: Opportunity<M>,
  event?: DraftInput<M> | readonly DraftInput<M>[],
): readonly CheckOf<M>[] {
  demandPlan(plan);
  demandOpportunity(opportunity);
  const events: readonly Named[] = event === undefined ? [{}] : eventsOf(event).map(demandEvent);
  const anyPlan = plan as AnyPlan;
  const current = opportunity as unknown as AnyOpportunity;
  const track = trackOf(anyPlan, current.series, current.variant);
  const found = new CheckGathering(anyPlan, current);
  if (track === undefined || current.status === 'voided') return [];
  let places: readonly Place[] = [{ track, here: stageWorkedIn(track, current), isClosed: current.closing !== null }];
  for (const named of events) {
    for (const place of places) gatherFrom(found, place, named);
    places = distinct(places.flatMap((place) => placesAfter(found, place, named)));
  }
  return [...found.checks].sort() as CheckOf<M>[];
}

function demandEvent(event: unknown): Named {
  demandType('event', 'record', event);
  const named = event as Named;
  const types = Object.keys(EVENT_SHAPES);
  if (!types.includes(named.type as string))
    throw new StagewrightError([unknownChoice('event.type', named.type, types)]);
  return named;
}

function distinct(places: readonly Place[]): readonly Place[] {
  const keyed = places.map((place) => {
    const { track, here, isClosed } = place;
    return [JSON.stringify([track.series.id, track.variant, here?.id ?? null, isClosed]), place] as const;
  });
  return [...new Map(keyed).values()];
}

/** Everywhere that an event may lead from a place. */
function placesAfter(found: CheckGathering, place: Place, event: Named): readonly Place[] {
  const { track, here } = place;
  const { stages, open } = track;
  const at = (stage: StagePlan | undefined): Place => ({ track, here: stage, isClosed: stage?.afterWin ?? true });
  const named = stages.filter(({ id }) => event.to === undefined || event.to === id).map(at);
  // One that was applied before is passed over.
  const stays = event.id === undefined ? [] : [place];
  const next = here === undefined ? [] : [at(stages[here.index + 1])];
  switch (event.type) {
    case 'advance':
      return [...stays, ...next];
    case 'skip':
    case 'rollBack':
    case 'reopen':
      return [...stays, ...named];
    case 'close':
    case 'changeOutcome':
      return [...stays, at(undefined), at(stages[open])];
    case 'transfer':
      return [...stays, ...enteredBy(found, place, event)];
    case 'void':
      return stays;
    default:
      return here?.stage.auto ? [place, ...next] : [place];
  }
}

function gatherFrom(found: CheckGathering, place: Place, event: Named): void {
  const { track, here, isClosed } = place;
  const { type, ...named } = event;
  const isAny = type === undefined;
  const asks = (...types: readonly string[]) => isAny || types.includes(type as string);
  if (here !== undefined) {
    // An event that fills in facts may complete an automatic stage, and make processes due there and in the next.
    found.addStage(here);
    if (here.stage.auto || asks('advance')) found.addDue(track.stages[here.index + 1]);
    if (asks('skip', 'rollBack')) {
      for (const [cell, rules] of track.rules) {
        if (Math.floor(cell / track.size) === here.index) for (const rule of rules) found.addAll(rule.requirements);
      }
    }
  }
  if (asks('close') && !isClosed) {
    for (const { outcome, requirements } of track.outcomes)
      if (named.outcome === undefined || named.outcome === outcome.id) found.addAll(requirements);
  }
  const { changes, reopen } = track.series.result;
  if (isClosed && asks('changeOutcome')) for (const change of changes) found.addRequires(change.requires);
  if (isClosed && asks('reopen') && reopen !== false) found.addRequires(reopen.requires);
  // What becomes due in the stage that is entered: behind a win, or one that the event names or leaves open.
  if (asks('close', 'changeOutcome')) found.addDue(track.stages[track.open]);
  if (asks('skip', 'rollBack', 'reopen')) {
    for (const stage of track.stages) if (named.to === undefined || named.to === stage.id) found.addDue(stage);
  }
  for (const plan of found.plan.processes.values()) {
    const { process } = plan;
    const isAnswer = type === 'approveProcess' || type === 'rejectProcess';
    const isAsked =
      isAny ||
      (type === 'raiseProcess' && plan.id === named.process) ||
      // What is not raised cannot be answered, and is told what comes first.
      (isAnswer && plan.id === named.process && !Object.hasOwn(found.opportunity.processes, plan.id)) ||
      (type === 'completeAction' && process.before === named.action) ||
      (type === 'setFields' && process.corrects.some((field) => isAmong(named.values, field)));
    if (isAsked) found.addProcess(plan);
  }
  if (asks('transfer') && !isClosed && found.plan.definition.lifecycle.transfer !== false) {
    for (const { here: entered } of enteredBy(found, place, named)) found.addDue(entered);
  }
}

/** Whether a field is set; every one may be where no values are given yet. */
function isAmong(values: unknown, field: string): boolean {
  return typeof values !== 'object' || values === null || Object.hasOwn(values, field);
}

/** Where a transfer may lead. The variant is chosen anew, so any may be entered. */
function enteredBy(found: CheckGathering, { track: from }: Place, { series: to, to: stage }: Named): readonly Place[] {
  return [...found.plan.series.values()].flatMap(({ id, series }) => {
    if (id === from.series.id || (to !== undefined && to !== id)) return [];
    for (const { when } of series.variants) found.addCondition(when);
    return [null, ...series.variants.map((one) => one.id)].flatMap((variant) => {
      const track = trackOf(found.plan, id, variant);
      const entered = stage === undefined ? track?.startIn[0] : track?.stageIndex.get(stage as string);
      const here = track?.stages[entered ?? -1];
      return track === undefined || here === undefined ? [] : [{ track, here, isClosed: false }];
    });
  });
}

import type { Field } from '../../../definition/index.js';
import type { Json } from '../../../issues/index.js';
import { correctorOf, sourceRank } from '../../../opportunity/index.js';
import type { AnyPlan, ProcessPlan } from '../../../plan/index.js';
import { candidateValues, demandOf, type Ground } from '../../../satisfiability/index.js';
import { GIVEN_AT } from '../../placeGiven.js';
import { type Attempt, refusedWhere } from '../Attempt.js';
import { standingAt } from '../placeOf.js';
import type { Place } from '../placesOf.js';
import { refusalsOfRule } from '../refusalsOfRule.js';
import { misfitOf } from './misfitOf.js';
import { joined, NO_EVENTS, type PlannedEvents } from './PlannedEvent.js';
import { raiseEvents } from './raiseEvents.js';

/** Sources of which a field may trust one more than another, beside those that it names. */
const SOURCES = ['document', 'rep', 'hearsay'];

/** Writing fields: values of another kind, core fields and who may change them, evidence that is weaker. */
export function fieldEvents(plan: AnyPlan, place: Place): PlannedEvents {
  const { track, at } = place;
  const ground: Ground = { plan, series: track.series.id };
  const isClosed = at >= track.stages.length;
  const opportunity = standingAt(place);
  const isCorrected = (id: string) => [...plan.processes.values()].some(({ process }) => process.corrects.includes(id));
  // Once closed, what a process corrects is its steward's.
  const fields = [...plan.fields].filter(([id, { core }]) => !isClosed || (core && isCorrected(id)));
  return joined(
    fields.map(([id, field]) => {
      const corrector = field.core ? correctorOf({ plan, opportunity }, id) : undefined;
      return eventsOfField(ground, id, field, corrector);
    }),
  );
}

function eventsOfField(ground: Ground, id: string, field: Field, corrector: ProcessPlan | undefined): PlannedEvents {
  const misfit = { type: 'setFields', values: { [id]: misfitOf(field) } };
  const invalid = refusedWhere('invalid_field', `values.${id}`, misfit);
  const event = { type: 'setFields', values: { [id]: null } };
  const isPresent = demandOf(ground, { field: id, present: true }, 'yes');
  if (corrector !== undefined) {
    const raising = raiseEvents(ground, corrector, { event, at: `fields.${id}`, given: isPresent, goals: [] });
    return joined([{ ...NO_EVENTS, attempts: [invalid] }, raising]);
  }
  const { steward } = field;
  const steered = refusalsOfRule({
    event,
    demand: isPresent,
    least: isPresent,
    roles: field.core ? { path: `fields.${id}.steward`, roles: steward === undefined ? [] : [steward] } : null,
    reasons: false,
    reasonPath: '',
  });
  const weaker = field.core && steward === undefined ? [] : weakerEvidence(ground, id, field);
  return { ...NO_EVENTS, attempts: [invalid, ...steered, ...weaker] };
}

/** A value with the best evidence, then one with the weakest. */
function weakerEvidence(ground: Ground, id: string, field: Field): readonly Attempt[] {
  const named = (field.sources ?? []).filter((source) => !source.includes('*') && !source.startsWith('process:'));
  const sources = [...named, ...SOURCES].sort((a, b) => sourceRank(field, a) - sourceRank(field, b));
  const [best = '', worst = ''] = [sources[0], sources.at(-1)];
  if (sourceRank(field, best) === sourceRank(field, worst)) return [];
  // A plain value comes first.
  const [value = null] = candidateValues(field, [], GIVEN_AT).values;
  const isAbsent = demandOf(ground, { field: id, present: true }, 'no');
  const write = (written: Json, source: string) => ({
    type: 'setFields',
    values: { [id]: written },
    source,
  });
  const weaker = refusedWhere('weaker_source', `fields.${id}`, write(null, worst), isAbsent);
  return [{ ...weaker, after: [write(value, best)] }];
}

import { demandType, StagewrightError, unknownProperties } from '../issues/index.js';
import { type AnyOpportunity, type DecisionContext, importOpportunity } from '../opportunity/index.js';
import { type AnyPlan, CLOSE, demandPlan, type SeriesPlan, type Track, trackOf } from '../plan/index.js';
import { instantText, readInstant, unreadableInstant } from '../values/index.js';
import { factIssues } from './factIssues.js';
import { GIVEN_PROPERTIES, type GivenState } from './GivenState.js';
import type { StepFacts } from './journeys/Journey.js';
import { unknownName, unknownNames } from './unknownName.js';

/** Where a claim's opportunity stands, with nothing in it yet but what is said. */
export type Placed = {
  readonly track: Track;
  readonly opportunity: AnyOpportunity;
  readonly context: DecisionContext;
};

/** A Monday: 2026-01-05. */
export const GIVEN_AT = 1_767_571_200_000;

/**
 * Under whom and when: somebody with every role, whom every check is answered yes that is not said otherwise.
 *
 * @param known what can be said.
 * @throws {StagewrightError} for everything that is said and that nobody reads, or that the plan does not know.
 */
export function contextOf(
  plan: AnyPlan,
  said: GivenState,
  known: readonly (keyof GivenState)[] = GIVEN_PROPERTIES,
): DecisionContext {
  demandPlan(plan);
  demandType('state', 'record', said);
  for (const list of ['done', 'approved'] as const)
    if (said[list] !== undefined) demandType(`state.${list}`, 'list', said[list]);
  for (const record of ['checks', 'answers', 'fields'] as const)
    if (said[record] !== undefined) demandType(`state.${record}`, 'record', said[record]);
  const { definition } = plan;
  const { fields, answers, checks } = said;
  const wrong = [
    ...unknownProperties(said, known),
    ...unknownNames('action', said.done ?? [], Object.keys(definition.actions), () => 'done'),
    ...unknownNames('process', said.approved ?? [], [...plan.processes.keys()], () => 'approved'),
    ...factIssues(plan, { fields, answers, checks } as StepFacts, (place) => place),
    ...unknownNames('type', said.type === undefined ? [] : [said.type], idsOf(definition.types), () => 'type'),
  ];
  const instant = readInstant(said.at ?? GIVEN_AT);
  if (instant === null) wrong.push(unreadableInstant('at', said.at));
  if (wrong.length > 0 || instant === null) throw new StagewrightError(wrong);
  const at = instantText(instant);
  const yes = Object.fromEntries(Object.keys(definition.checks).map((check) => [check, true]));
  return {
    at,
    by: { id: 'everybody', roles: idsOf(definition.roles) },
    checks: { ...yes, ...said.checks },
  };
}

/** Places an opportunity by importing it, which asks no gate; everything that is said and cannot be used is thrown. */
export function placeGiven(plan: AnyPlan, said: GivenState, id = 'given'): Placed {
  const context = contextOf(plan, said);
  const { at } = context;
  const series = said.series ?? seriesWith([...plan.series.values()], said)?.id ?? '';
  const { variant, type, outcome, fields } = said;
  const found = {
    id,
    series,
    openedAt: at,
    stageEnteredAt: at,
    closedAt: at,
    outcome: outcome ?? null,
    ...(variant === undefined ? {} : { variant }),
    ...(type === undefined ? {} : { type }),
    ...(fields === undefined ? {} : { fields }),
  };
  const start = trackOf(plan, series, variant ?? null);
  const imported = importOpportunity(plan, { ...found, stage: said.stage ?? standIn(start, said) }, context as never);
  const refused = imported.issues?.filter(({ code, severity }) => severity === 'error' || code === 'field_not_parsed');
  if (!imported.ok || (refused !== undefined && refused.length > 0)) throw new StagewrightError(refused ?? []);
  const opportunity = imported.value.opportunity as AnyOpportunity;
  const track = trackOf(plan, series, opportunity.variant);
  if (track === undefined)
    throw new StagewrightError([unknownName('variant', 'variant', String(opportunity.variant), [])]);
  return { track, opportunity, context };
}

const idsOf = (elements: readonly { readonly id: string }[]): readonly string[] => elements.map(({ id }) => id);

/** The first series with the stage and the outcome said; else the first, so that the wrong name is told. */
function seriesWith(all: readonly SeriesPlan[], { stage, outcome }: GivenState): SeriesPlan | undefined {
  const has = ({ stageIds, outcomeIds }: SeriesPlan) =>
    (stage === undefined || stageIds.has(stage)) && (outcome === undefined || outcomeIds.has(outcome));
  return all.find(has) ?? all[0];
}

/** The stage where none is said: where it may start; for a closed one the last it can be closed from, or the road behind. */
function standIn(track: Track | undefined, { outcome }: GivenState): string | null {
  if (track === undefined) return null;
  const { stages, startIn, outcomes, outcomeIndex, open, moves, size } = track;
  if (outcome === undefined) return stages[startIn[0] ?? 0]?.id ?? null;
  const target = outcomes[outcomeIndex.get(outcome) ?? -1];
  const behind = stages[open];
  if (target?.outcome.kind === 'won' && behind !== undefined) return behind.id;
  const from = stages.findLast(({ index }) => moves[index * size + stages.length + (target?.index ?? 0)] === CLOSE);
  return from?.id ?? null;
}

import type { Json } from '../issues/index.js';
import type { AnyOpportunity, DecisionContext, ProcessEntry } from '../opportunity/index.js';
import { type AnyPlan, CLOSE, conditionRequirements, type Requirement, requirementsOf } from '../plan/index.js';
import {
  type Demand,
  demandOfRequirement,
  type Fact,
  type FactKind,
  type Facts,
  factKey,
  solve,
} from '../satisfiability/index.js';
import { readInstant } from '../values/index.js';
import type { GivenState } from './GivenState.js';
import type { Placed } from './placeGiven.js';

type Filled = Pick<Placed, 'opportunity' | 'context'>;

/** Fills in what is not said, so that every requirement is met that can be met beside what is said. */
export function fillIn(plan: AnyPlan, placed: Placed, said: GivenState): Filled {
  const { opportunity, context } = placed;
  const ground = { plan, series: opportunity.series };
  const options = { at: readInstant(context.at) ?? 0, fixed: saidFacts(placed, said), kept: startingFacts(placed) };
  let facts: Facts = options.kept;
  const met: Demand[] = [];
  for (const requirement of requirementsHere(plan, placed)) {
    const demand = demandOfRequirement(ground, requirement);
    const solution = solve(ground, { all: [...met, demand] }, { ...options, kept: facts });
    if (solution.facts === null) continue;
    met.push(demand);
    facts = solution.facts;
  }
  const done = (said.done ?? []).map((id): Fact => ({ kind: 'action', id, value: timesIn(said.done ?? [], id) }));
  const approved = (said.approved ?? []).map((id): Fact => ({ kind: 'process', id, value: 'approved' }));
  const answers = Object.entries(said.answers ?? {}).map(([id, value]): Fact => ({ kind: 'question', id, value }));
  return holding(plan, placed, [...facts.values(), ...done, ...approved, ...answers]);
}

const timesIn = (done: readonly string[], id: string): number => done.filter((action) => action === id).length;

/** The facts that a claim speaks of; of actions and of processes it names all there are. */
function saidFacts({ opportunity, context }: Placed, said: GivenState) {
  return (kind: FactKind, id: string): Json | undefined => {
    switch (kind) {
      case 'field':
        if (id === 'type' && said.type !== undefined) return said.type;
        return Object.hasOwn(said.fields ?? {}, id) ? (opportunity.fields[id]?.value ?? null) : undefined;
      case 'action':
        return said.done === undefined ? undefined : timesIn(said.done, id);
      case 'process':
        if (said.approved === undefined) return undefined;
        return said.approved.includes(id) ? 'approved' : 'none';
      case 'question':
        return said.answers?.[id];
      case 'check':
        return Object.hasOwn(said.checks ?? {}, id) ? (context.checks as Record<string, boolean>)[id] : undefined;
      case 'stageVisited':
        return opportunity.stage === id ? true : undefined;
    }
  };
}

/** Earlier stages were visited, and checks are answered yes, unless a requirement wants it otherwise. */
function startingFacts({ track, opportunity, context }: Placed): Facts {
  const here = track.stageIndex.get(opportunity.stage ?? opportunity.closing?.fromStage ?? '') ?? track.open - 1;
  const facts = [
    ...track.stages.slice(0, here + 1).map(({ id }): Fact => ({ kind: 'stageVisited', id, value: true })),
    ...Object.entries(context.checks ?? {}).map(([id, value]): Fact => ({ kind: 'check', id, value: value === true })),
  ];
  return new Map(facts.map((fact) => [factKey(fact.kind, fact.id), fact]));
}

/** What can be asked of an opportunity here, what its stage asks first. */
function requirementsHere(plan: AnyPlan, { track, opportunity }: Placed): readonly Requirement[] {
  const { stages, outcomes, size, moves, stageIndex, series, path } = track;
  const stage = stages[stageIndex.get(opportunity.stage ?? '') ?? -1];
  const closes =
    stage === undefined
      ? []
      : outcomes.filter(({ index }) => moves[stage.index * size + stages.length + index] === CLOSE);
  const { changes, reopen } = series.result;
  const { closing } = opportunity;
  const corrections = closing === null ? [] : changes.filter(({ from }) => from === closing.outcome);
  return [
    ...(stage?.requirements ?? []),
    ...closes.flatMap(({ requirements }) => requirements),
    ...(closing === null || reopen === false
      ? []
      : requirementsOf(reopen.requires, `${path}.result.reopen.requires`, plan.processes)),
    ...corrections.flatMap(({ requires }) =>
      requirementsOf(requires, `${path}.result.changes.requires`, plan.processes),
    ),
    ...(stage?.processes ?? []).flatMap(({ process, path: at }) => conditionRequirements(process.needs, `${at}.needs`)),
  ];
}

function holding(plan: AnyPlan, { opportunity, context }: Placed, facts: readonly Fact[]): Filled {
  const at = opportunity.updatedAt;
  const by = 'a colleague';
  const of = <T>(kind: FactKind, held: (fact: Fact) => T): { readonly [id: string]: T } =>
    Object.fromEntries(
      facts.flatMap((fact) => (fact.kind === kind && fact.value !== null ? [[fact.id, held(fact)]] : [])),
    );
  const { type, ...fields } = of('field', ({ value }) => ({ value, source: 'rep', at, by }));
  const isField = plan.fields.has('type');
  const round = ({ id, value }: Fact): ProcessEntry => ({
    round: 1,
    request: `${opportunity.id}:${id}:1`,
    status: value as ProcessEntry['status'],
    raisedBy: by,
    raisedAt: at,
    proposed: {},
    votes: [],
  });
  const rounds = Object.entries(of('process', round)).filter(([, { status }]) => (status as string) !== 'none');
  const completions = Object.entries(of('action', ({ value }) => ({ times: Number(value), at, by, result: null })));
  return {
    opportunity: {
      ...opportunity,
      type: isField || type === undefined ? opportunity.type : String(type.value),
      fields: { ...(isField && type !== undefined ? { type } : {}), ...fields, ...opportunity.fields },
      answers: of('question', ({ value }) => value) as AnyOpportunity['answers'],
      processes: Object.fromEntries(rounds),
      visit: {
        ...opportunity.visit,
        actions: Object.fromEntries(completions.filter(([, { times }]) => times > 0)),
      },
      visited: { ...of('stageVisited', ({ value }) => (value === true ? 1 : 0)), ...opportunity.visited },
    },
    context: { ...context, checks: of('check', ({ value }) => value === true) } as DecisionContext,
  };
}

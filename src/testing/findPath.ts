import type { Condition } from '../definition/index.js';
import {
  type AnyPlan,
  CHANGE,
  CLOSE,
  type Requirement,
  ROLL_BACK,
  requirementsOf,
  SKIP,
  type Track,
  trackOf,
} from '../plan/index.js';
import {
  type Demand,
  demandOf,
  demandOfRequirement,
  type Ground,
  type SolveOptions,
  solve,
} from '../satisfiability/index.js';

/** A stage or an outcome; in one series, or in whichever has it. */
export type PathTarget = { readonly series?: string } & ({ readonly stage: string } | { readonly outcome: string });

export type FindPathOptions = {
  /** Must not be answered yes at any move on the way. */
  readonly without?: Condition;
  /** Whether the host's checks may be answered as the way needs it; else nobody answers them. */
  readonly checks: 'answered' | 'open';
};

/** Places from the opening to the target; or none, and whether that is certain. */
export type FoundPath = { readonly path: readonly string[] } | { readonly path: null; readonly proven: boolean };

/** A place in a track, a stage or behind them an outcome, and which stages that conditions ask about were visited. */
type Node = {
  readonly track: Track;
  readonly at: number;
  readonly visited: readonly string[];
  readonly path: readonly string[];
};
type Step = { readonly track: Track; readonly to: number; readonly demand: Demand };

/** A hostile model must not cost exponential time. */
const MAX_NODES = 20_000;
/** Dates relative to the instant are never proven, so that any instant will do. */
const AT = 1_767_571_200_000;
const ALWAYS: Demand = { all: [] };

/**
 * The shortest way by moves of the plan, from wherever an opportunity may be opened to a target.
 *
 * Each move is taken where facts exist that meet all that it asks for. Facts may change between two moves; which stages
 * were visited follows from the way itself. Rights, imports and waivers are left out, time windows stand open.
 */
export function findPath(plan: AnyPlan, target: PathTarget, { without, checks }: FindPathOptions): FoundPath {
  const asked = stagesAskedFor([plan.definition, without]);
  const solved = new Map<string, boolean>();
  let proven = true;
  const isPossible = (track: Track, from: Node | null, demand: Demand, key: string): boolean => {
    const ground = { plan, series: track.series.id };
    const visited = from?.visited ?? [];
    const cached = `${track.path} ${track.variant} ${key} ${visited.join('\n')}`;
    const known = solved.get(cached);
    if (known !== undefined) return known;
    const options: SolveOptions = {
      at: AT,
      fixed: (kind, id) =>
        kind === 'stageVisited' ? visited.includes(id) : kind === 'check' && checks === 'open' ? null : undefined,
    };
    const forbidden = without === undefined ? ALWAYS : demandOf(ground, without, 'notYes');
    const solution = solve(ground, { all: [forbidden, demand] }, options);
    if (solution.facts === null && !solution.proven) proven = false;
    solved.set(cached, solution.facts !== null);
    return solution.facts !== null;
  };
  const enter = (track: Track, at: number, from: Node | null): Node => {
    const id = placeAt(track, at);
    const seen = from?.visited ?? [];
    const visited = asked.has(id) && at < track.stages.length && !seen.includes(id) ? [...seen, id].sort() : seen;
    return { track, at, visited, path: [...(from?.path ?? []), id] };
  };
  const tracks = tracksOf(plan);
  const queue = tracks.flatMap((track) =>
    isPossible(track, null, ALWAYS, 'open') ? track.startIn.map((at) => enter(track, at, null)) : [],
  );
  const seen = new Set<string>();
  for (let next = 0; next < queue.length; next++) {
    const node = queue[next] as Node;
    if (isTarget(node, target)) return { path: node.path };
    if (seen.size > MAX_NODES) return { path: null, proven: false };
    for (const { track, to, demand } of stepsFrom(plan, tracks, node)) {
      if (
        !isPossible(
          track === node.track ? track : node.track,
          node,
          demand,
          `${node.at}>${track.path} ${track.variant} ${to}`,
        )
      )
        continue;
      const reached = enter(track, to, node);
      const key = `${track.path} ${track.variant} ${to} ${reached.visited.join('\n')}`;
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(reached);
    }
  }
  return { path: null, proven };
}

function tracksOf(plan: AnyPlan): readonly Track[] {
  return [...plan.series.values()].flatMap(({ id, series }) =>
    [null, ...series.variants.map((variant) => variant.id)].flatMap((variant) => trackOf(plan, id, variant) ?? []),
  );
}

const placeAt = ({ stages, outcomes }: Track, at: number): string =>
  stages[at]?.id ?? outcomes[at - stages.length]?.outcome.id ?? '';

function isTarget({ track, at }: Node, target: PathTarget): boolean {
  if (target.series !== undefined && target.series !== track.series.id) return false;
  return 'stage' in target
    ? track.stageIndex.get(target.stage) === at
    : at === track.stages.length + (track.outcomeIndex.get(target.outcome) ?? Number.NaN);
}

function stepsFrom(plan: AnyPlan, tracks: readonly Track[], { track, at }: Node): readonly Step[] {
  const { stages, open, outcomes, size, moves, rules, series } = track;
  const ground: Ground = { plan, series: series.id };
  const meets = (requirements: readonly Requirement[]): readonly Demand[] =>
    requirements.map((requirement) => demandOfRequirement(ground, requirement));
  const stage = stages[at];
  const leaving = meets(stage?.requirements ?? []);
  const steps: Step[] = [];
  for (let to = 0; to < size; to++) {
    const kind = moves[at * size + to];
    if (kind === undefined || kind === 0 || to === at) continue;
    const named = rules.get(at * size + to)?.map(({ requirements }): Demand => ({ all: meets(requirements) }));
    const rule: readonly Demand[] = named === undefined ? [] : [{ any: named }];
    const outcome = outcomes[to - stages.length];
    const asks = (): readonly Demand[] => {
      if (kind === ROLL_BACK) return rule;
      if (kind === SKIP) return [...leaving, ...rule];
      if (kind === CLOSE)
        return [...(outcome?.outcome.kind === 'won' ? leaving : []), ...meets(outcome?.requirements ?? [])];
      return leaving;
    };
    if (kind === CHANGE) steps.push(...changesTo(to, outcome?.outcome.id));
    else if (isReopening(to)) steps.push({ track, to, demand: { all: meets(reopening()) } });
    else steps.push({ track, to, demand: { all: asks() } });
  }
  const closed = outcomes[at - stages.length]?.outcome;
  if (closed?.kind === 'won' && open < stages.length) steps.push({ track, to: open, demand: ALWAYS });
  if (plan.definition.lifecycle.transfer !== false && at < open) {
    for (const other of tracks) {
      if (other.series.id === series.id) continue;
      for (let to = 0; to < other.open; to++) steps.push({ track: other, to, demand: ALWAYS });
    }
  }
  return steps;

  function isReopening(to: number): boolean {
    return to < open && at >= open;
  }

  function reopening(): readonly Requirement[] {
    const { reopen } = series.result;
    return reopen === false
      ? []
      : requirementsOf(reopen.requires, `${track.path}.result.reopen.requires`, plan.processes);
  }

  function changesTo(to: number, id: string | undefined): readonly Step[] {
    const from = at < stages.length ? null : placeAt(track, at);
    const won = new Set(outcomes.filter(({ outcome }) => outcome.kind === 'won').map(({ outcome }) => outcome.id));
    return series.result.changes
      .filter((change) => change.to === id && (from === null ? won.has(change.from) : change.from === from))
      .map(({ requires }, index) => ({
        track,
        to,
        demand: {
          all: meets(requirementsOf(requires, `${track.path}.result.changes.${index}.requires`, plan.processes)),
        },
      }));
  }
}

/** Stages that some condition asks about with `stageVisited`. */
function stagesAskedFor(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'stageVisited') found.add(String(part));
    else stagesAskedFor(part, found);
  }
  return found;
}

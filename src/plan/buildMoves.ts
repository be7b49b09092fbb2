import type { Moves, RollBackRule, SkipRule } from '../definition/index.js';
import { ADVANCE, CHANGE, CLOSE, REOPEN, REPEAT, ROLL_BACK, SKIP } from './moveKinds.js';
import { conditionRequirements } from './requirementsOf.js';
import type { MoveRule, Track } from './SeriesPlan.js';

type Unfinished = Omit<Track, 'moves' | 'rules'>;

/** The table of moves: which kind leads from each stage or outcome to each other, and the rule it goes by. */
export function buildMoves(track: Unfinished, moves: Moves): Pick<Track, 'moves' | 'rules'> {
  const { stages, open, size, outcomes, series } = track;
  const table = new Uint8Array(size * size);
  const rules = new Map<number, readonly MoveRule[]>();
  const skips = rulesFor(moves.skip, `${track.path}.moves.skip`);
  const rollBacks = rulesFor(moves.rollBack, `${track.path}.moves.rollBack`);
  const idAt = (index: number) => stages[index]?.id ?? '';

  for (let from = 0; from < stages.length; from++) {
    const isOpen = from < open;
    const last = isOpen ? open - 1 : stages.length - 1;
    if (from < last) table[from * size + from + 1] = ADVANCE;
    if (!isOpen) {
      if (from > open) table[from * size + from - 1] = ROLL_BACK;
      continue;
    }
    if (moves.repeat === 'allow' || (moves.repeat !== 'forbid' && moves.repeat.includes(idAt(from)))) {
      table[from * size + from] = REPEAT;
    }
    for (let to = from + 2; to < open; to++) {
      if (passesMandatory(track, from, to)) continue;
      setMove(from, to, SKIP, skips(idAt(from), idAt(to)));
    }
    for (let to = 0; to < from; to++) {
      if (moves.rollBack === 'previous' && to < from - 1) continue;
      setMove(from, to, ROLL_BACK, rollBacks(idAt(from), idAt(to)));
    }
  }
  for (const { outcome, index } of outcomes) {
    const to = stages.length + index;
    for (let from = 0; from < open; from++) {
      const named =
        outcome.from === 'any' || (outcome.from === 'last' ? from === open - 1 : outcome.from.includes(idAt(from)));
      if (named && !(outcome.kind === 'won' && passesMandatory(track, from, open))) table[from * size + to] = CLOSE;
    }
    const isWon = outcome.kind === 'won';
    for (let stage = 0; stage < open; stage++) {
      if (series.result.reopen === false) continue;
      table[to * size + stage] = REOPEN;
      if (isWon) for (let after = open; after < stages.length; after++) table[after * size + stage] = REOPEN;
    }
    for (const change of series.result.changes) {
      if (change.from !== outcome.id) continue;
      const target = track.outcomeIndex.get(change.to);
      if (target === undefined) continue;
      table[to * size + stages.length + target] = CHANGE;
      if (isWon)
        for (let after = open; after < stages.length; after++) table[after * size + stages.length + target] = CHANGE;
    }
  }
  return { moves: table, rules };

  function setMove(from: number, to: number, kind: number, found: readonly MoveRule[]) {
    if (found.length === 0) return;
    table[from * size + to] = kind;
    rules.set(from * size + to, found);
  }
}

/** Whether going from one stage to another (or to the result) would skip a mandatory one. */
export function passesMandatory({ stages }: Pick<Track, 'stages'>, from: number, to: number): boolean {
  for (let index = from + 1; index < to; index++) if (stages[index]?.stage.mandatory) return true;
  return false;
}

/** The rules that name a move, in order; the blanket words stand for one without a condition. */
function rulesFor(
  rules: Moves['skip'] | Moves['rollBack'],
  path: string,
): (from: string, to: string) => readonly MoveRule[] {
  if (rules === 'forbid') return () => [];
  if (typeof rules === 'string') {
    const blanket: MoveRule[] = [{ path, reasonRequired: rules !== 'allow', keep: 'approvals', requirements: [] }];
    return () => blanket;
  }
  const planned = (rules as readonly (SkipRule | RollBackRule)[]).map((rule, at) => ({
    from: rule.from,
    to: rule.to,
    path: `${path}.${at}`,
    reasonRequired: rule.reasonRequired,
    keep: 'keep' in rule ? rule.keep : ('approvals' as const),
    requirements: conditionRequirements(rule.when, `${path}.${at}.when`),
  }));
  return (from, to) => planned.filter((rule) => rule.to === to && (rule.from === undefined || rule.from === from));
}

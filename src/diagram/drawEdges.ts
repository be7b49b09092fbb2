import type { Change, Compared, ComparedMove, DiagramEdge, EdgeKind, GroupId } from './Diagram.js';
import type { Traffic } from './readTraffic.js';
import type { Words } from './wordsIn.js';

/** Moves that are drawn as one line where they lead from every place of a group. */
const GATHERED: readonly EdgeKind[] = ['close', 'reopen', 'change'];

/**
 * The lines of a diagram. Closing, reopening and changing that is possible from every place of a group is one line from
 * that group, else a line a move. A move that was counted has a line of its own; so has what was counted and is no move.
 */
export function drawEdges(compared: Compared, { counts }: Traffic, words: Words): readonly DiagramEdge[] {
  const groupOf = new Map(compared.places.map(({ key, group }) => [key, group]));
  const changeOf = new Map(compared.places.map(({ key, change }) => [key, change]));
  const moves = [...compared.moves, ...movesCountedOnly()];
  const edges: DiagramEdge[] = [];
  const gathered = new Map<string, ComparedMove[]>();
  for (const move of moves) {
    if (!GATHERED.includes(move.kind)) {
      edges.push(line(move));
      continue;
    }
    // A reopening is gathered over its targets too: the event says which of them.
    const key = JSON.stringify([
      move.kind,
      groupOf.get(move.from),
      move.kind === 'reopen' ? '' : move.to,
      move.change === 'gone',
    ]);
    const group = gathered.get(key);
    if (group === undefined) gathered.set(key, [move]);
    else group.push(move);
  }
  for (const alike of gathered.values()) edges.push(...gather(alike));
  return edges;

  function gather(alike: readonly ComparedMove[]): readonly DiagramEdge[] {
    const [first] = alike;
    if (first === undefined) return [];
    const change = commonChange(alike);
    const sources = groupEnd(alike.map(({ from }) => from));
    const targets = first.kind === 'reopen' ? groupEnd(alike.map(({ to }) => to)) : first.to;
    const isOne = alike.length === 1 || change === undefined || sources === null || targets === null;
    if (isOne) return alike.map(line);
    const uncounted = alike.filter((move) => countOf(move) === null);
    const counted = alike.filter((move) => countOf(move) !== null).map(line);
    if (uncounted.length === 0) return counted;
    const { kind, byDefault = null } = first;
    const to = byDefault ?? targets;
    return [
      {
        from: sources,
        to,
        kind,
        label: labelOf(first, null, settled(alike)[0]?.change ?? null),
        change,
        count: null,
        moves: uncounted.map((move) => [move.from, move.to]),
      },
      ...counted,
    ];
  }

  /** The group that these places are all of, the place where it has one only; `null` where some are missing. */
  function groupEnd(keys: readonly string[]): string | null {
    const distinct = new Set(keys);
    const [first = ''] = distinct;
    const group: GroupId | undefined = groupOf.get(first);
    const isGone = changeOf.get(first) === 'gone';
    const all = compared.places.filter((place) => place.group === group && (isGone || place.change !== 'gone'));
    if (!all.every(({ key }) => distinct.has(key))) return null;
    return distinct.size === 1 ? first : (group ?? null);
  }

  /** What has happened to all of them; a move to or from a new place is new because the place is. */
  function commonChange(alike: readonly ComparedMove[]): Change | undefined {
    const told = settled(alike);
    const changes = new Set((told.length > 0 ? told : alike).map(({ change }) => change));
    return changes.size === 1 ? [...changes][0] : undefined;
  }

  /** Moves between places that were there before, and still are: what is said of a place is not said of its moves. */
  function settled(alike: readonly ComparedMove[]): readonly ComparedMove[] {
    const isThere = (key: string) => changeOf.get(key) !== 'new' && changeOf.get(key) !== 'gone';
    return alike.filter(({ from, to }) => isThere(from) && isThere(to));
  }

  function line(move: ComparedMove): DiagramEdge {
    const { from, to, kind, change } = move;
    const count = countOf(move);
    const told = settled([move]).length === 0 ? null : change;
    const label = labelOf({ ...move, byDefault: null }, count, told);
    return { from, to, kind, label, change, count, moves: [[from, to]] };
  }

  function countOf({ from, to, change }: ComparedMove): number | null {
    return change === 'gone' ? null : (counts.get(JSON.stringify([from, to]))?.count ?? null);
  }

  function labelOf({ kind, notes, byDefault }: ComparedMove, count: number | null, change: Change): readonly string[] {
    const { say } = words;
    const isPlain = kind === 'advance' || kind === 'close' || kind === 'enter';
    const word = say(kind === 'change' ? 'changeOutcome' : kind);
    return [
      ...(change === null ? [] : [`[${say(change)}]`]),
      ...(isPlain ? [] : [byDefault ? say('byDefault', { move: word }) : word]),
      ...notes,
      ...(count === null ? [] : [`× ${count}`]),
    ];
  }

  /** Straight into the road behind a win leads closing, or changing, with that win; anything else is not in the design. */
  function movesCountedOnly(): readonly ComparedMove[] {
    const known = new Set(
      compared.moves.flatMap(({ from, to, change }) => (change === 'gone' ? [] : [JSON.stringify([from, to])])),
    );
    const wins = compared.moves.filter(({ kind }) => kind === 'enter');
    return [...counts].flatMap(([pair, { from, to }]): readonly ComparedMove[] => {
      if (known.has(pair)) return [];
      const into = wins.filter((win) => win.to === to).map((win) => win.from);
      const move = compared.moves.find((one) => one.from === from && into.includes(one.to) && one.change !== 'gone');
      return [{ from, to, kind: move?.kind ?? 'undesigned', notes: [], rule: null, change: null }];
    });
  }
}

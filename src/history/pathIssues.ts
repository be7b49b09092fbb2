import {
  createIssue,
  type Issue,
  isList,
  isRecord,
  nearestName,
  unknownChoice,
  unknownProperties,
  wrongType,
} from '../issues/index.js';
import type { MoveKind, StagePath } from '../values/index.js';
import { placesOf } from './placesOf.js';

/** What a path may hold. */
const PROPERTIES: { readonly [property in keyof Required<StagePath>]: true } = {
  series: true,
  variant: true,
  stages: true,
  won: true,
  lost: true,
  abandoned: true,
  afterWin: true,
  parked: true,
  aliases: true,
  moves: true,
};

const MOVE_KINDS: readonly MoveKind[] = ['advance', 'skip', 'rollBack', 'repeat', 'close', 'reopen', 'change'];

/**
 * What keeps given data from being a path: lists of names, no name twice; who waits does so in one of its stages, an alias
 * stands for a place of it and is none itself, and moves of a known kind lead from one to another: what it does not have would be left out of every report, as
 * would all that stands in a property with a misspelt name.
 */
export function pathIssues(path: unknown): readonly Issue[] {
  if (!isRecord(path)) return [wrongType('path', 'record', path)];
  const { series = '', variant = null, stages, won, lost, abandoned, afterWin = [], parked } = path;
  const { aliases = {}, moves = {} } = path;
  const wrong = [
    ...unknownProperties(path, Object.keys(PROPERTIES), (property) => `path.${property}`),
    ...textIssues('path.series', series),
    ...(variant === null ? [] : textIssues('path.variant', variant)),
    ...Object.entries({ stages, won, lost, abandoned, afterWin, parked }).flatMap(([name, list]) =>
      isList(list)
        ? list.flatMap((one, index) => textIssues(`path.${name}.${index}`, one))
        : [wrongType(`path.${name}`, 'list', list)],
    ),
    ...recordIssues('path.aliases', aliases, textIssues),
    ...recordIssues('path.moves', moves, (at, to) => recordIssues(at, to, textIssues)),
  ];
  return wrong.length > 0 ? wrong : nameIssues(path as StagePath);
}

/** Columns number places in sixteen bits, with a sign for none. */
const MOST_PLACES = 32_767;

function nameIssues(path: StagePath): readonly Issue[] {
  const names = placesOf(path);
  const places = new Map(names.map((name, place) => [name, place]));
  const twice = new Set(names.filter((name, place) => places.get(name) !== place));
  const stages = new Set(path.stages);
  const unknown = (at: string, found: string, known: Iterable<string> = names) =>
    createIssue('unknown_stage', at, { found, nearest: nearestName(found, known) });
  const { aliases = {}, moves = {} } = path;
  const isNamed = (name: string) => places.has(name) || Object.hasOwn(aliases, name);
  return [
    ...(names.length > MOST_PLACES
      ? [createIssue('out_of_range', 'path', { found: String(names.length), max: MOST_PLACES })]
      : []),
    ...[...twice].map((found) => createIssue('ambiguous_place', 'path', { found })),
    ...path.parked.flatMap((name, index) => (stages.has(name) ? [] : [unknown(`path.parked.${index}`, name, stages)])),
    ...Object.entries(aliases).flatMap(([alias, name]): readonly Issue[] =>
      !places.has(name)
        ? [unknown(`path.aliases.${alias}`, name)]
        : alias !== name && places.has(alias)
          ? [createIssue('ambiguous_place', `path.aliases.${alias}`, { found: alias })]
          : [],
    ),
    ...Object.entries(moves).flatMap(([from, targets]) =>
      [from, ...Object.keys(targets)].flatMap((name) => (isNamed(name) ? [] : [unknown(`path.moves.${from}`, name)])),
    ),
    ...Object.entries(moves).flatMap(([from, targets]) =>
      Object.entries(targets).flatMap(([to, kind]) =>
        MOVE_KINDS.includes(kind) ? [] : [unknownChoice(`path.moves.${from}.${to}`, kind, MOVE_KINDS)],
      ),
    ),
  ];
}

const textIssues = (at: string, value: unknown): readonly Issue[] =>
  typeof value === 'string' ? [] : [wrongType(at, 'text', value)];

function recordIssues(
  at: string,
  value: unknown,
  issuesOf: (at: string, value: unknown) => readonly Issue[],
): readonly Issue[] {
  if (!isRecord(value)) return [wrongType(at, 'record', value)];
  return Object.entries(value).flatMap(([key, one]) => issuesOf(`${at}.${key}`, one));
}

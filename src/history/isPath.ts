import type { StagePath } from '../values/index.js';
import { placesOf } from './placesOf.js';

/** Whether loaded data is a path: lists of different names, aliases and moves by name. */
export function isPath(value: unknown): value is StagePath {
  if (!isRecord(value)) return false;
  const { series = '', variant = null, stages, won, lost, abandoned, afterWin = [], parked } = value;
  const { aliases = {}, moves = {} } = value;
  if (!isText(series) || !(variant === null || isText(variant))) return false;
  const lists = [stages, won, lost, abandoned, afterWin, parked];
  if (!lists.every((list) => Array.isArray(list) && list.every(isText))) return false;
  if (!isRecord(aliases) || !Object.values(aliases).every(isText)) return false;
  if (!isRecord(moves) || !Object.values(moves).every((to) => isRecord(to) && Object.values(to).every(isText)))
    return false;
  const places = placesOf(value as StagePath);
  return new Set(places).size === places.length && places.length < 32_768;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

import { createIssue, type Issue, typeName } from '../issues/index.js';

/**
 * Where a model has not the shape of one: the value that was read last before making something of it failed, found by
 * making it again of the same model, watched. What the engine says of it would be words about this library.
 *
 * @param cause what was thrown; what is no `TypeError` comes from the model itself, and is told as it is.
 */
export function malformedAt<M>(model: M, make: (model: M) => unknown, cause: unknown): Issue {
  const nowhere = createIssue('malformed_model', '');
  // Whoever leads back to itself runs out of the engine's stack.
  if (cause instanceof RangeError) return nowhere;
  if (!(cause instanceof TypeError))
    return createIssue('malformed_model', '', { detail: cause instanceof Error ? cause.message : typeof cause });
  let last: Read | null = null;
  const watched = watch(model, [], (read) => {
    last = read;
  });
  try {
    make(watched as M);
  } catch {
    return last === null ? nowhere : issueAt(last);
  }
  return nowhere;
}

type Read = { readonly path: readonly string[]; readonly value: unknown };

function issueAt({ path, value }: Read): Issue {
  const place = path.join('.');
  return value === undefined
    ? createIssue('missing_property', place, { property: path.at(-1) ?? '' })
    : createIssue('wrong_type', place, { found: typeName(value) });
}

/** The same value for whoever reads it, who tells each property that is read. It stands before a target of its own: what stands before a frozen one may not answer otherwise. */
function watch(value: unknown, path: readonly string[], tell: (read: Read) => void): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(Array.isArray(value) ? [] : {}, {
    get(_, key) {
      const part: unknown = Reflect.get(value, key);
      if (typeof key === 'symbol' || key in Array.prototype) return part;
      const at = [...path, key];
      tell({ path: at, value: part });
      return watch(part, at, tell);
    },
    has: (_, key) => Reflect.has(value, key),
    ownKeys: () => Reflect.ownKeys(value),
    getOwnPropertyDescriptor(_, key) {
      const own = Reflect.getOwnPropertyDescriptor(value, key);
      return own && (Array.isArray(value) && key === 'length' ? own : { ...own, configurable: true });
    },
  });
}

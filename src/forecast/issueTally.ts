import { createIssue, type Issue, type IssueParams, type Severity } from '../issues/index.js';

const MOST_SAMPLES = 5;
/** Of a text that is told: enough to find it by. */
const LONGEST_TEXT = 50;

/** What differs between rows of one kind of issue: of numbers the greatest is told, of texts the first few. */
export type Differing = { readonly [param: string]: number | string };

/** Issues of many rows, told once a kind: how many, and the first few ids. */
export type IssueTally = {
  readonly add: (code: string, id: string, severity: Severity, params?: IssueParams, differing?: Differing) => void;
  readonly issues: () => readonly Issue[];
};

/** An empty tally. Issues come out by severity, then by code, so that the order of rows does not matter. */
export function issueTally(): IssueTally {
  const kinds = new Map<string, Kind>();
  return {
    add: (code, id, severity, params = {}, differing = {}) => {
      const key = `${code} ${JSON.stringify(params)} ${Object.keys(differing).join()}`;
      const kind = kinds.get(key) ?? { code, severity, params, differing: {}, count: 0, ids: [] };
      kinds.set(key, kind);
      kind.count++;
      insertSample(kind.ids, id);
      for (const [param, value] of Object.entries(differing)) gather(kind.differing, param, value);
    },
    issues: () =>
      [...kinds.entries()]
        .sort(([a, one], [b, other]) => rank(one.severity) - rank(other.severity) || (a < b ? -1 : 1))
        .map(([, { code, severity, params, differing, count, ids }]) =>
          createIssue(code, 'deals', { ...params, ...differing, count, samples: ids }, severity),
        ),
  };
}

type Kind = {
  readonly code: string;
  readonly severity: Severity;
  readonly params: IssueParams;
  readonly differing: { [param: string]: number | string[] };
  readonly ids: string[];
  count: number;
};

function gather(differing: Kind['differing'], param: string, value: number | string): void {
  const before = differing[param];
  if (typeof value === 'number') {
    differing[param] = typeof before === 'number' ? Math.max(before, value) : value;
    return;
  }
  const texts = Array.isArray(before) ? before : [];
  differing[param] = texts;
  const text = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  if (!texts.includes(text)) insertSample(texts, text);
}

function rank(severity: Severity): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2;
}

/** Keeps the smallest in order. */
function insertSample(ids: string[], id: string): void {
  if (ids.length === MOST_SAMPLES && id >= (ids.at(-1) ?? '')) return;
  const at = ids.findIndex((other) => id < other);
  ids.splice(at < 0 ? ids.length : at, 0, id);
  if (ids.length > MOST_SAMPLES) ids.pop();
}

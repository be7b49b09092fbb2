import { createIssue, type Issue, type IssueParams, type Severity } from '../issues/index.js';

const MOST_SAMPLES = 5;

/** Issues of many rows, told once a kind: how many, and the first few ids. */
export type IssueTally = {
  readonly add: (code: string, id: string, severity: Severity, params?: IssueParams) => void;
  readonly issues: () => readonly Issue[];
};

/** An empty tally. Issues come out by severity, then by code, so that the order of rows does not matter. */
export function issueTally(): IssueTally {
  const kinds = new Map<
    string,
    { code: string; severity: Severity; params: IssueParams; count: number; ids: string[] }
  >();
  return {
    add: (code, id, severity, params = {}) => {
      const key = `${code} ${JSON.stringify(params)}`;
      const kind = kinds.get(key) ?? { code, severity, params, count: 0, ids: [] };
      kinds.set(key, kind);
      kind.count++;
      insertSample(kind.ids, id);
    },
    issues: () =>
      [...kinds.entries()]
        .sort(([a, one], [b, other]) => rank(one.severity) - rank(other.severity) || (a < b ? -1 : 1))
        .map(([, { code, severity, params, count, ids }]) =>
          createIssue(code, 'deals', { ...params, count, samples: ids }, severity),
        ),
  };
}

function rank(severity: Severity): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2;
}

/** Keeps the smallest ids in order. */
function insertSample(ids: string[], id: string): void {
  if (ids.length === MOST_SAMPLES && id >= (ids.at(-1) ?? '')) return;
  const at = ids.findIndex((other) => id < other);
  ids.splice(at < 0 ? ids.length : at, 0, id);
  if (ids.length > MOST_SAMPLES) ids.pop();
}

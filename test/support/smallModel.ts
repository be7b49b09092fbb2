import { completeModel, type SalesModelInput } from '../../src/definition/index.js';
import type { Issue } from '../../src/issues/index.js';
import { checkModel } from '../../src/plan/checkModel.js';

/** Three stages and two outcomes: holds as it is, and is easy to break in one place. */
export const smallSeries = {
  id: 'deal',
  won: 'contract-signed',
  stages: [{ id: 'qualify' }, { id: 'propose' }, { id: 'negotiate' }],
  result: {
    outcomes: [
      { id: 'won', kind: 'won' },
      { id: 'lost', kind: 'lost' },
    ],
  },
} as const;

export const smallModel = {
  format: 'stagewright/1',
  id: 'small',
  version: 1,
  roles: ['rep', 'manager'],
  fields: {
    amount: { type: 'money' },
    closeDate: { type: 'date' },
    discount: { type: 'number' },
    segment: { type: 'choice', choices: ['key-account', 'small'] },
    note: {},
    checked: { type: 'boolean' },
  },
  actions: { demo: 'Demo' },
  checks: { creditOk: 'Credit limit is not used up' },
  questions: ['worth'],
  processes: [{ id: 'review', approve: { by: ['manager'] } }],
  series: [smallSeries],
} as const satisfies SalesModelInput;

/** Faults of the small model with some of its parts replaced, in whatever shape. */
export function faultsOf(changes: object): readonly Issue[] {
  return checkModel(completeModel({ ...smallModel, ...changes } as unknown as SalesModelInput));
}

/** Faults of the small model with parts of its one series replaced. */
export function seriesFaults(changes: object, model: object = {}): readonly Issue[] {
  return faultsOf({ ...model, series: [{ ...smallSeries, ...changes }] });
}

/** `code path {params}`: short enough to be read side by side. */
export function told(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code, path, params }) => `${code} ${path} ${JSON.stringify(params)}`);
}

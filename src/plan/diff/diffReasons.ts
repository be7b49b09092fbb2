import { diffElements } from './diffElements.js';
import { type Differ, judged, propertyChanged } from './diffRecord.js';
import { demands, grantsOrAll } from './judges.js';

type Reasons = readonly { readonly id: string }[];

/** Reasons that may be given; a list that is left out lets any text pass. */
export const diffReasons: Differ = (before, after, at) =>
  before === undefined || after === undefined
    ? [propertyChanged('reasons', before, after, at, grantsOrAll)]
    : diffElements({
        kind: 'reason',
        at,
        before: before as Reasons,
        after: after as Reasons,
        idOf: ({ id }) => id,
        added: 'loosens',
        rules: { needs: judged(demands) },
      });

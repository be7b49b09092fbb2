import { unwrap } from 'stagewright';
import { historyFromRows, mergeHistories } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';
import { day, stagesPath as path } from '../../support/stagesHistory.js';

type Row = {
  readonly id: string;
  readonly at: number;
  readonly to: string;
  readonly from: string;
  readonly seq?: number;
};
const columns = { opportunityId: 'id', at: 'at', to: 'to', from: 'from', seq: 'seq' } as const;
const read = (rows: readonly Row[]) => historyFromRows(rows, { path, columns }).history;
const namesOf = ({ place, places }: ReturnType<typeof read>) => [...place].map((at) => places[at]);

/** Back from bid over need to lead, the two steps at one instant, each in a shard of its own. */
const back = (sequence: readonly (number | undefined)[]): readonly Row[] =>
  ['bid', 'need', 'lead'].map((to, step) => {
    const seq = sequence[step];
    const from = ['', 'bid', 'need'][step] ?? '';
    return { id: 'a', at: day(step === 0 ? 1 : 3), to, from, ...(seq === undefined ? {} : { seq }) };
  });
const apart = (rows: readonly Row[]) => unwrap(mergeHistories([read(rows.slice(0, 2)), read(rows.slice(2))]));

describe('events of one instant in different shards', () => {
  test('keep their order by seq', () => {
    const { history, quality } = apart(back([1, 2, 3]));
    expect(namesOf(history)).toEqual(['bid', 'need', 'lead']);
    expect(quality.problems).toEqual([]);
  });

  test('by where they came from alone they lose it, and that is told; in one shard they keep it', () => {
    const rows = back([]);
    expect(namesOf(read(rows))).toEqual(['bid', 'need', 'lead']);
    expect(namesOf(unwrap(mergeHistories([read(rows), read([])])).history)).toEqual(['bid', 'need', 'lead']);
    const { history, quality } = apart(rows);
    expect(namesOf(history)).toEqual(['bid', 'lead', 'need']);
    expect(quality.problems).toMatchObject([{ code: 'order_of_input_kept', count: 1, samples: ['a'] }]);
  });
});

import { type StagePath, StagewrightError } from 'stagewright';
import {
  closingsOn,
  conform,
  historyFromColumns,
  historyFromNested,
  historyFromRecords,
  historyFromRows,
  historyReader,
} from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

const path = {
  stages: ['lead', 'wait', 'offer'],
  won: ['won'],
  lost: ['lost'],
  abandoned: [],
  parked: ['wait'],
  aliases: { Wait: 'wait', Won: 'won' },
};
const columns = { opportunityId: 'id', at: 'at', to: 'to' } as const;
const sound = historyFromRows([], { path, columns }).history;
const bare = { ids: [], first: Int32Array.of(0), at: new Float64Array(0), place: new Int16Array(0) };

/** Every way to a history, by its path. */
const READERS: { readonly [reader: string]: (path: StagePath) => unknown } = {
  historyFromRows: (path) => historyFromRows([], { path, columns }),
  historyReader: (path) => historyReader({ path, columns }),
  historyFromNested: (path) =>
    historyFromNested<never, { at: string; to: string }>([], {
      path,
      id: 'id' as never,
      changes: () => [],
      columns: { at: 'at', to: 'to' },
    }),
  historyFromColumns: (path) => historyFromColumns({ ...bare, path }),
  historyFromRecords: (path) => historyFromRecords([], { path }),
  conform: (path) => conform(path, sound),
  closingsOn: (path) => closingsOn(path),
};

describe.each(Object.entries(READERS))('%s', (_, read) => {
  const issues = (change: object): readonly string[] => {
    try {
      read({ ...path, ...change } as never);
    } catch (error) {
      if (!(error instanceof StagewrightError)) throw error;
      return error.issues.map(({ code, path, params }) => `${code} ${path} ${params.found}`);
    }
    return [];
  };

  test('takes a waiting room that is one of the stages, and aliases of what there is', () => {
    expect(issues({})).toEqual([]);
  });

  test('refuses a waiting room, or an alias, of a place that the path has not: all its rows would be left out', () => {
    expect(issues({ parked: ['nowhere', 'wait', 'won'] })).toEqual([
      'unknown_stage path.parked.0 nowhere',
      'unknown_stage path.parked.2 won',
    ]);
    expect(issues({ aliases: { Lead: 'laed', Won: 'won' } })).toEqual(['unknown_stage path.aliases.Lead laed']);
  });

  test('refuses an alias that is another place itself: its rows would go on to be of that one', () => {
    expect(issues({ aliases: { lead: 'offer', Wait: 'wait' } })).toEqual(['ambiguous_place path.aliases.lead lead']);
    expect(issues({ aliases: { lead: 'lead' } })).toEqual([]);
  });

  test('refuses a move of a kind that there is not', () => {
    const moves = { lead: { offer: 'nope', won: 'close' }, Wait: { Won: 'reopen' } };
    expect(issues({ aliases: { Wait: 'wait', Won: 'won' }, moves })).toEqual([
      'unknown_choice path.moves.lead.offer nope',
    ]);
  });

  test('refuses a property that nobody reads, with the one that was likely meant: all in it would be left out', () => {
    const told = (change: object) => {
      try {
        read({ ...path, ...change } as never);
      } catch (error) {
        if (error instanceof StagewrightError)
          return error.issues.map(({ code, path, params }) => ({ code, path, params }));
        throw error;
      }
      return [];
    };
    const unknown = (property: string, nearest: string | null) => ({
      code: 'unknown_property',
      path: `path.${property}`,
      params: { property, nearest },
    });
    expect(told({ abandonned: ['dropped'], afterwin: ['signed'], alias: { Lead: 'lead' } })).toEqual([
      unknown('abandonned', 'abandoned'),
      unknown('afterwin', 'afterWin'),
      unknown('alias', 'aliases'),
    ]);
    expect(told({ pipeline: 'sales', parked: undefined })).toEqual([
      unknown('pipeline', null),
      { code: 'wrong_type', path: 'path.parked', params: { expected: 'list', found: 'undefined' } },
    ]);
    expect(told({ pipeline: undefined })).toEqual([]);
  });

  test('refuses moves from or to a place that the path has not, with the nearest one', () => {
    const moves = { lead: { ofer: 'advance', lost: 'close' }, Wait: { Won: 'close' }, won: {}, leed: {} };
    expect(issues({ moves })).toEqual(['unknown_stage path.moves.lead ofer', 'unknown_stage path.moves.leed leed']);
  });

  test('refuses one name for two places, and what is no path, with all that is wrong', () => {
    expect(issues({ lost: ['lead', 'lead'] })).toEqual(['ambiguous_place path lead']);
    expect(issues({ stages: undefined, won: 'won', aliases: [], moves: { lead: 1 } })).toEqual([
      'wrong_type path.stages undefined',
      'wrong_type path.won text',
      'wrong_type path.aliases list',
      'wrong_type path.moves.lead number',
    ]);
    expect(issues({ stages: ['lead', 1] })).toEqual(['wrong_type path.stages.1 number']);
  });
});

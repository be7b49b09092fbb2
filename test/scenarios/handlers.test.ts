import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { historyFromRows, stageFlow, timeInStage, winRate } from 'stagewright/conversion';
import { describe, expect, test } from 'vitest';

/**
 * A real ticket log in which every line says who handled it: an owner that changes some four times a ticket. What each
 * handler is told to have done is held against the lines themselves, counted one by one.
 */
const DATA = '../shared/data/helpdesk/helpdesk.csv.gz';

type Line = { readonly id: string; readonly activity: string; readonly who: string; readonly at: string };

if (!existsSync(DATA)) {
  test('the log of tickets is left out: the folder with it is absent', () => expect(existsSync(DATA)).toBe(false));
} else {
  describe('tickets that change hands', () => {
    const all = gunzipSync(readFileSync(DATA))
      .toString()
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line): Line => {
        const [id = '', activity = '', , who = '', at = ''] = line.split(',');
        return { id, activity, who, at };
      });
    const byTicket = new Map<string, Line[]>();
    for (const line of all) {
      const own = byTicket.get(line.id) ?? [];
      byTicket.set(line.id, own);
      own.push(line);
    }
    // Of two lines of one second nothing says who came first: such tickets are left out on both sides.
    const tickets = [...byTicket.values()]
      .filter((own) => new Set(own.map(({ at }) => at)).size === own.length)
      .map((own) => own.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)));
    const lines = tickets.flat();
    const activities = [...new Set(lines.map(({ activity }) => activity))];
    const { history, quality } = historyFromRows(lines, {
      path: {
        stages: activities.filter((activity) => activity !== 'Closed'),
        won: ['Closed'],
        lost: [],
        abandoned: [],
        parked: [],
      },
      columns: { opportunityId: 'id', at: 'at', to: 'activity' },
      attributeChanges: {
        rows: lines,
        columns: { opportunityId: 'id', at: 'at', to: 'who' },
        attributes: ['handler'],
      },
    });
    const asOf = '2020-01-01T00:00:00Z';
    /** Lines that lead somewhere else than the one before. */
    const moves = tickets.map((own) => own.filter(({ activity }, index) => activity !== own[index - 1]?.activity));
    const counted = (of: readonly (Line | undefined)[]) => {
      const counts = new Map<string | null, number>();
      for (const { who } of of.flatMap((line) => line ?? [])) counts.set(who, (counts.get(who) ?? 0) + 1);
      return counts;
    };

    test('are most of the log, read without a complaint of who handled them', () => {
      expect(lines.length).toBeGreaterThan(20_000);
      expect(quality.changes).toEqual({ rows: lines.length, kept: lines.length, problems: [] });
    });

    test('count each move to whom it was made by', () => {
      const { groups } = stageFlow(history, { asOf, groupBy: ['handler'] });
      const told = groups.map(({ key, value }) => [key.handler, value.moves] as const).filter(([, count]) => count > 0);
      expect(new Map(told)).toEqual(counted(moves.flatMap((own) => own.slice(1))));
    });

    test('count each stay to whom it began with', () => {
      const { groups } = timeInStage(history, { asOf, groupBy: ['handler'], visits: 'each' });
      const told = groups.map(
        ({ key, value }) => [key.handler, value.reduce((sum, { entered }) => sum + entered, 0)] as const,
      );
      expect(new Map(told.filter(([, count]) => count > 0))).toEqual(
        counted(moves.flatMap((own) => own.filter(({ activity }) => activity !== 'Closed'))),
      );
    });

    test('count each close to who closed, and to who has the ticket now', () => {
      const basis = { closedDuring: { from: '2010-01-01', to: '2020-01-01' } };
      const wins = (attributeAt: 'counted' | 'asOf') =>
        new Map(
          winRate(history, { basis, asOf, groupBy: ['handler'], attributeAt }).groups.map(({ key, value }) => [
            key.handler,
            value.numerator,
          ]),
        );
      const closed = tickets.filter((own) => own.at(-1)?.activity === 'Closed');
      // The close is the first of the lines that say it without another one in between.
      const closes = closed.map((own) => own[own.findLastIndex(({ activity }) => activity !== 'Closed') + 1]);
      expect(wins('counted')).toEqual(counted(closes));
      expect(wins('asOf')).toEqual(counted(closed.map((own) => own.at(-1))));
    });
  });
}

import { deepStrictEqual } from 'node:assert';
import { compileSalesModel, defineSalesModel, stageMove, stagePath } from 'stagewright';
import { conform, type StageHistory } from '../../src/conversion/index.js';
import { asked, exported, read } from './keptReports.js';
import { path } from './plainReports.js';
import { ms, show, timed } from './timed.js';

// Every move of a history held against its design: the measure, the kernel's decision about a stage for each, and a loop
// by hand over the columns and a table. Equal counts first, then events a second, and bytes an opportunity.

const SIZE = Number(process.env.SIZE ?? 100_000);
const RUNS = Number(process.env.RUNS ?? 9);

const plan = compileSalesModel(
  defineSalesModel({
    format: 'stagewright/1',
    id: 'exported',
    version: 1,
    series: [
      {
        id: 'deal',
        won: 'order-placed',
        moves: { skip: [{ from: 'lead', to: 'offer' }], rollBack: 'any' },
        stages: [{ id: 'lead' }, { id: 'need' }, { id: 'offer' }, { id: 'talks' }],
        result: {
          outcomes: [
            { id: 'won', kind: 'won' },
            { id: 'lost', kind: 'lost' },
          ],
        },
      },
    ],
  }),
);
const design = stagePath(plan, 'deal');
const history = read(exported(SIZE));
const { places } = history;
deepStrictEqual(places, [...path.stages, 'won', 'lost']);

/** The table of moves: one row and column for each place. */
const allowed = Uint8Array.from(
  places.flatMap((from) => places.map((to) => (Object.hasOwn(design.moves?.[from] ?? {}, to) ? 1 : 0))),
);

/** Illegal moves, and all: by the table. */
function byTable({ first, place, opportunities }: StageHistory<'segment'>) {
  let [illegal, moves] = [0, 0];
  for (let opportunity = 0; opportunity < opportunities; opportunity++)
    for (let event = (first[opportunity] as number) + 1; event < (first[opportunity + 1] as number); event++) {
      moves++;
      illegal += 1 - (allowed[(place[event - 1] as number) * places.length + (place[event] as number)] as number);
    }
  return { illegal, moves };
}

function byKernel({ first, place, opportunities }: StageHistory<'segment'>) {
  let [illegal, moves] = [0, 0];
  for (let opportunity = 0; opportunity < opportunities; opportunity++)
    for (let event = (first[opportunity] as number) + 1; event < (first[opportunity + 1] as number); event++) {
      moves++;
      const from = places[place[event - 1] as number] as string;
      if (stageMove(plan, 'deal', from, places[place[event] as number] as string) === undefined) illegal++;
    }
  return { illegal, moves };
}

const judged = conform(design, history);
const { illegal, moves } = byTable(history);
deepStrictEqual(byKernel(history), { illegal, moves });
deepStrictEqual([judged.total.moves, judged.fitness], [moves, (moves - illegal) / moves]);

const times = timed(RUNS, {
  table: () => byTable(history),
  kernel: () => byKernel(history),
  measure: () => conform(design, history),
});
const rate = (time: number) => `${(history.events / time / 1000).toFixed(1)} M/s`;
show(`${SIZE} opportunities, ${history.events} events, ${illegal} moves illegal, equal counts`, '');
show('conform: moves, skips, long stays, samples, a Wilson interval', rate(times.measure), '>= 60 M/s');
show('  the same', ms(times.measure));
show('stageMove, asked for every move by its names', rate(times.kernel), '>= 60 M/s');
show('by hand: a table over the columns, illegal moves alone', rate(times.table));

// What is known of an opportunity at an instant: where its stays begin and end, when it was created, its last event, its status.
const { first, end, createdAt, last, status } = history.spells(asked.asOf);
const bytes = [first, createdAt, last, status].reduce((sum, { byteLength }) => sum + byteLength, end.length * 4);
show('bytes an opportunity as it stands at an instant', (bytes / SIZE).toFixed(1), '<= 32');

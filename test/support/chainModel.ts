import type { SalesModelInput } from 'stagewright';

type Reach = 'near' | 'full' | (() => boolean);

/**
 * A chain of stages without requirements, won and lost from anywhere. `near`: one stage may be skipped, and one rolled
 * back; `full`: all; else each skip, rollback and place to lose from is drawn.
 */
export function chainModel(length: number, reach: Reach, repeat = false): SalesModelInput {
  const ids = Array.from({ length }, (_, at) => `s${at}`);
  const drawn = typeof reach === 'function' ? reach : () => true;
  const pairs = ids.flatMap((from, at) => ids.map((to, target) => ({ from, to, by: target - at })));
  const rules = (wanted: (by: number) => boolean) =>
    pairs.filter(({ by }) => wanted(by) && drawn()).map(({ from, to }) => ({ from, to }));
  const isNear = reach === 'near';
  const lostFrom = ids.filter(drawn);
  return {
    format: 'stagewright/1',
    id: 'chain',
    version: 1,
    series: [
      {
        id: 's',
        won: 'order-placed',
        stages: ids.map((id) => ({ id })),
        moves: {
          skip: reach === 'full' ? 'allow' : rules((by) => (isNear ? by === 2 : by > 1)),
          rollBack: reach === 'full' ? 'any' : isNear ? 'previous' : rules((by) => by < 0),
          ...(repeat ? { repeat: 'allow' } : {}),
        },
        result: {
          outcomes: [
            { id: 'won', kind: 'won', from: 'last' },
            { id: 'lost', kind: 'lost', from: lostFrom.length === 0 ? 'any' : lostFrom },
          ],
          reopen: false,
        },
      },
    ],
  } as SalesModelInput;
}

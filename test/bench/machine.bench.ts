import {
  apply,
  type DecisionContext,
  fold,
  type Opportunity,
  openOpportunity,
  replay,
  stageMove,
  type TransitionRecord,
} from 'stagewright';
import { toMachine } from 'stagewright/machine';
import { createActor } from 'xstate';
import { handWritten } from './handWritten.js';
import { type pipeline, plan, stream } from './pipeline.js';
import { printTable, rates } from './rates.js';
import { robotPipeline } from './robotPipeline.js';

/** Deciding one event: the kernel, the compiled machine, and the same pipeline written by hand in XState. */

const at = '2026-03-01T09:00:00.000Z';
const by = { id: 'ann', roles: ['rep'] };
const context: DecisionContext<typeof pipeline> = { at, by };
const stamped = stream.map((event) => ({ ...event, at, by }));

const opened = openOpportunity(plan, { id: 'o-1' }, context);
if (!opened.ok) throw new Error('not opened');
const start = opened.opportunity;

const place = ({ stage, outcome }: Opportunity<typeof pipeline>) => stage ?? outcome;
const placeIn = (value: unknown) => (typeof value === 'string' ? value : Object.values(value as object)[0]);

function placesByKernel() {
  let current = start;
  return stream.map((event) => {
    const applied = apply(plan, current, event, context);
    if (applied.ok) current = applied.opportunity;
    return `${applied.ok} ${place(current)}`;
  });
}
function placesByActor(actor: ReturnType<typeof createActor>, events: readonly { readonly type: string }[]) {
  return events.map((event) => {
    const before = actor.getSnapshot();
    actor.send(event);
    return `${actor.getSnapshot() !== before} ${placeIn((actor.getSnapshot() as { readonly value: unknown }).value)}`;
  });
}

/** Every event of the other library's service changes its context, or is refused. */
function placesByRobot() {
  const service = robotPipeline();
  return stream.map((event) => {
    const [place, context] = [service.machine.current, service.context];
    service.send(event);
    return `${service.machine.current !== place || service.context !== context} ${service.machine.current}`;
  });
}

const machine = toMachine(plan, 'deal', { context: () => context });
const compiled = () => createActor(machine, { input: { opportunity: start } }).start();
const plain = () => createActor(handWritten(false)).start();
const recording = () => createActor(handWritten(true)).start();

/** The records and effects that an actor emits, in their order. */
function toldBy(actor: ReturnType<typeof createActor>, events: readonly { readonly type: string }[]) {
  const told: string[] = [];
  actor.on('*' as never, (event: { readonly type: string; readonly record?: { from: string; to: string } }) => {
    told.push(event.record === undefined ? event.type : `${event.record.from} ${event.record.to}`);
  });
  for (const event of events) actor.send(event);
  return told;
}

const expected = placesByKernel();
for (const [name, places] of [
  ['compiled', placesByActor(compiled() as never, stream)],
  ['hand-written', placesByActor(plain() as never, stamped)],
  ['hand-written with records', placesByActor(recording() as never, stamped)],
  ['robot3', placesByRobot()],
] as const) {
  if (JSON.stringify(places) !== JSON.stringify(expected)) {
    const at = places.findIndex((entry, index) => entry !== expected[index]);
    throw new Error(
      `${name} differs at event ${at} (${JSON.stringify(stream[at])}): ${places[at]}, expected ${expected[at]}`,
    );
  }
}
const told = toldBy(compiled() as never, stream);
if (JSON.stringify(told) !== JSON.stringify(toldBy(recording() as never, stamped)))
  throw new Error('records and effects differ');
const refused = expected.filter((entry) => entry.startsWith('false')).length;
console.log(`${stream.length} events a round, ${refused} of them refused; answers, records and effects are equal.\n`);

const ids = ['s1', 's2', 's3', 's4', 's5', 's6', 'won', 'lost'];
const pairs = ids.flatMap((from) => ids.map((to) => [from, to] as const));
const hear = (actor: ReturnType<typeof compiled>) => {
  let heard = 0;
  actor.on('*', () => heard++);
  return actor;
};
const actors = { compiled: hear(compiled()), plain: plain(), recording: recording() };
actors.recording.on('*' as never, () => {});

/** The log of one round of the stream. */
function played(): readonly TransitionRecord<typeof pipeline>[] {
  let current = start;
  const records: TransitionRecord<typeof pipeline>[] = [...(opened.ok ? opened.records : [])];
  for (const event of stream) {
    const applied = apply(plan, current, event, context);
    if (!applied.ok) continue;
    current = applied.opportunity;
    records.push(...applied.records);
  }
  return records;
}
const log = played();
const robot = robotPipeline();

let sink = 0;
const table = rates({
  apply: {
    events: stream.length,
    round: () => {
      let current = start;
      for (const event of stream) {
        const applied = apply(plan, current, event, context);
        if (applied.ok) current = applied.opportunity;
      }
    },
  },
  'actor.send, hand-written': {
    events: stream.length,
    round: () => stamped.forEach((event) => actors.plain.send(event as never)),
  },
  'actor.send, hand-written, records and effects': {
    events: stream.length,
    round: () => stamped.forEach((event) => actors.recording.send(event as never)),
  },
  'actor.send, compiled': {
    events: stream.length,
    round: () => stream.forEach((event) => actors.compiled.send(event)),
  },
  'robot3, guards, no records': {
    events: stream.length,
    round: () => stream.forEach((event) => robot.send(event)),
  },
  fold: {
    events: log.length,
    round: () => {
      let current: Opportunity<typeof pipeline> | null = null;
      for (const record of log) current = fold(current, record);
      if (current === null) sink--;
    },
  },
  replay: {
    events: log.length,
    round: () => {
      if (!replay(log)) sink--;
    },
  },
  stageMove: {
    events: pairs.length,
    round: () => {
      for (const [from, to] of pairs) if (stageMove(plan, 'deal', from, to) !== undefined) sink++;
    },
  },
});

const of = (name: string) => table[name] ?? Number.NaN;
printTable(table, [
  ['apply / actor.send', of('apply') / of('actor.send, hand-written'), '>= 5'],
  [
    'compiled / hand-written with records and effects',
    of('actor.send, compiled') / of('actor.send, hand-written, records and effects'),
    '>= 0.65',
  ],
  ['compiled / hand-written without', of('actor.send, compiled') / of('actor.send, hand-written'), ''],
  ['stageMove / actor.send', of('stageMove') / of('actor.send, hand-written'), '>= 100'],
  ['stageMove / robot3', of('stageMove') / of('robot3, guards, no records'), '>= 25'],
  ['fold / actor.send', of('fold') / of('actor.send, hand-written'), ''],
  ['stageMove, million a second', of('stageMove') / 1e6, '>= 20'],
]);
if (sink < 0) console.log(sink);

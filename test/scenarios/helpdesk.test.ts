import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  apply,
  compileSalesModel,
  type EventInput,
  moveTo,
  openOpportunity,
  type SalesModelInput,
  stageMove,
} from 'stagewright';
import { describe, expect, test } from 'vitest';

/**
 * A real ticket log followed through four models. The accepted numbers of cases are the `conformance_ladder` of
 * ../shared/data/facts/helpdesk.json, computed apart from any library.
 */
const DATA = '../shared/data/helpdesk/helpdesk.csv.gz';
const FACTS = '../shared/data/facts/helpdesk.json';

type Moves = NonNullable<SalesModelInput['series'][number]['moves']>;
const STAGES = {
  Insert: 'Insert ticket',
  Assign: 'Assign seriousness',
  Take: 'Take in charge ticket',
  Wait: 'Wait',
  Resolve: 'Resolve ticket',
};
const skip = (from: string, to: string) => ({ from, to });
const back = (from: string, to: string) => ({ from, to, reasonRequired: false });

function helpDesk(id: string, stages: readonly string[], moves: Moves) {
  const model: SalesModelInput = {
    format: 'stagewright/1',
    id,
    version: 1,
    series: [
      {
        id: 'ticket',
        won: 'order-placed',
        startIn: ['Insert ticket', 'Assign seriousness'],
        moves,
        stages: stages.map((stage) => ({ id: stage })),
        result: { outcomes: [{ id: 'Closed', kind: 'won' }] },
      },
    ],
  };
  return compileSalesModel(model);
}

const { Insert, Assign, Take, Wait, Resolve } = STAGES;
const waiting: Moves = { skip: [skip(Take, Resolve)], rollBack: [back(Wait, Take)] };
const LADDER = {
  L1: helpDesk('L1', [Insert, Assign, Take, Resolve], { rollBack: 'forbid' }),
  L2: helpDesk('L2', [Insert, Assign, Take, Wait, Resolve], waiting),
  L3: helpDesk('L3', [Insert, Assign, Take, Wait, Resolve], { ...waiting, repeat: 'allow' }),
  L4: helpDesk('L4', [Insert, Assign, Take, Wait, Resolve], {
    skip: [skip(Take, Resolve), skip(Assign, Resolve)],
    rollBack: [back(Wait, Take), back(Resolve, Take), back(Resolve, Wait)],
    repeat: 'allow',
  }),
};

type Case = readonly { readonly activity: string; readonly at: string }[];

function readCases(): readonly Case[] {
  const cases = new Map<string, { activity: string; at: string }[]>();
  for (const line of gunzipSync(readFileSync(DATA)).toString().trim().split(/\r?\n/).slice(1)) {
    const [id = '', activity = '', , , at = ''] = line.split(',');
    cases.set(id, [...(cases.get(id) ?? []), { activity, at }]);
  }
  return [...cases.values()];
}

/**
 * Follows cases through the kernel, event by event. `moveTo` turns a target into an event that only depends on where the
 * opportunity stands, so it is asked once for each pair; whether the event may happen is asked anew for every case.
 */
function caseReader(plan: (typeof LADDER)['L1']) {
  const events = new Map<string, EventInput<SalesModelInput>>();
  /** Whether the kernel takes every event of a case, and the case ends closed. */
  return ([first, ...rest]: Case): boolean => {
    const by = { id: 'log', roles: [] };
    const opened = openOpportunity(plan, { id: 'case', stage: first?.activity ?? '' }, { at: first?.at ?? '', by });
    if (!opened.ok) return false;
    let { opportunity } = opened;
    for (const { activity, at } of rest) {
      const context = { at, by };
      const pair = `${opportunity.status} ${opportunity.stage} > ${activity}`;
      let event = events.get(pair);
      if (event === undefined) {
        const target = activity === 'Closed' ? { outcome: activity } : { stage: activity };
        const { event: draft } = moveTo(plan, opportunity, target, context);
        event = (draft.type === 'close' ? { ...draft, reason: 'resolved' } : draft) as EventInput<SalesModelInput>;
        events.set(pair, event);
      }
      const result = apply(plan, opportunity, event, context);
      if (!result.ok) return false;
      ({ opportunity } = result);
    }
    return opportunity.status === 'won';
  };
}

/** The same on the table of moves alone. */
function conforms(plan: (typeof LADDER)['L1'], events: Case): boolean {
  const [first] = events;
  if (first?.activity !== Insert && first?.activity !== Assign) return false;
  const steps = events
    .slice(1)
    .map(({ activity }, index) => stageMove(plan, 'ticket', events[index]?.activity ?? '', activity));
  return events.at(-1)?.activity === 'Closed' && steps.every((kind) => kind !== undefined);
}

describe('the help-desk log through four models', () => {
  if (!existsSync(DATA)) {
    test('is left out: the folder with the log is absent', () => expect(existsSync(DATA)).toBe(false));
    return;
  }
  const cases = readCases();
  const { facts } = JSON.parse(readFileSync(FACTS, 'utf8')) as {
    readonly facts: readonly { readonly id: string; readonly value: { readonly [set: string]: number } }[];
  };
  const accepted = facts.find(({ id }) => id === 'conformance_ladder')?.value ?? {};

  test('has as many cases as the facts say', () => expect(cases.length).toBe(accepted.total));

  test.each(Object.entries(LADDER))('%s accepts exactly the cases that its moves allow', (name, plan) => {
    expect(cases.filter(caseReader(plan)).length).toBe(accepted[name]);
    expect(cases.filter((events) => conforms(plan, events)).length).toBe(accepted[name]);
  });
});

import * as fc from 'fast-check';
import {
  type AnyPlan,
  apply,
  compileSalesModel,
  explain,
  fold,
  moves,
  replay,
  restoreOpportunity,
  type SalesModelInput,
} from 'stagewright';
import { invariants, journeyArbitrary, type PlayedJourney } from 'stagewright/testing/arbitraries';
import { describe, expect, test } from 'vitest';
import { training } from '../../../examples/models/index.js';
import { type Kernel, type Law, lawsOf } from '../../../src/testing/arbitraries/laws.js';

const plan = compileSalesModel(training as SalesModelInput) as AnyPlan;
const kernel: Kernel = { apply, explain, fold, moves, replay, restoreOpportunity };
const journeys = fc.sample(journeyArbitrary(plan), { numRuns: 40, seed: 11 }) as readonly PlayedJourney[];

type Fault = { readonly kernel?: object; readonly journey?: (journey: PlayedJourney) => PlayedJourney };

/** What is wrong with a kernel, or with what it wrote, that breaks each law. */
const faults: { readonly [law: string]: { readonly [fault: string]: Fault } } = {
  'an event happens exactly where its verdict allows it, and a refusal says why': {
    'a verdict that allows nothing': {
      kernel: { explain: (...call: Parameters<typeof explain>) => ({ ...explain(...call), allowed: false }) },
    },
    'a refusal without a reason': {
      kernel: {
        apply: (...call: Parameters<typeof apply>) => {
          const applied = apply(...call);
          return applied.ok ? applied : { ...applied, blockers: [], inputs: [] };
        },
      },
    },
  },
  'the log tells the opportunity, from its beginning and from anywhere': {
    'a replay that forgets the last record': {
      kernel: { replay: (records: readonly never[]) => replay(records.slice(0, -1) as never) },
    },
    'a fold that changes nothing': { kernel: { fold: (before: unknown) => before } },
    'a record that got lost': {
      journey: (journey) => ({ ...journey, records: journey.records.slice(0, -1) }),
    },
  },
  'the log is never written over: numbers count up, and each move begins where the last one ended': {
    'a number twice': { journey: (journey) => withRecords(journey, (record, at) => ({ ...record, seq: at })) },
    'a move from somewhere else': {
      journey: (journey) => withRecords(journey, (record, at) => (at === 0 ? record : { ...record, from: 'nowhere' })),
    },
    'time that runs back': {
      journey: (journey) =>
        withRecords(journey, (record, at) => (at === 0 ? record : { ...record, at: '1999-01-01T00:00:00.000Z' })),
    },
  },
  'what is stored can be restored': {
    'a store that loses the format': {
      journey: (journey) => ({ ...journey, opportunity: { ...journey.opportunity, format: 'other/1' } as never }),
    },
  },
  'an open opportunity stands in a stage of its road, a closed one has its outcome': {
    'an opportunity in no stage': {
      journey: (journey) => ({ ...journey, start: { ...journey.start, stage: 'nowhere' } as never }),
    },
    'a closed one without an outcome': {
      journey: (journey) => ({ ...journey, start: { ...journey.start, status: 'lost', outcome: null } as never }),
    },
  },
  'a move that is offered as allowed can be made': {
    'moves that are all allowed': {
      kernel: {
        moves: (...call: Parameters<typeof moves>) => moves(...call).map((move) => ({ ...move, allowed: true })),
      },
    },
  },
};

test('each law is broken by something here', () => {
  expect(Object.keys(lawsOf(kernel))).toEqual(Object.keys(faults));
  expect(invariants(plan).map(({ name }) => name)).toEqual(Object.keys(faults));
});

describe.each(Object.entries(faults))('%s', (name, ways) => {
  test('is kept by the kernel as it is', () => {
    expect(journeys.every((journey) => lawOf(kernel, name)(plan, journey))).toBe(true);
  });

  test.each(Object.entries(ways))('is broken by %s', (_, { kernel: broken = {}, journey = (one) => one }) => {
    const law = lawOf({ ...kernel, ...broken }, name);
    expect(journeys.some((one) => one.steps.length > 0 && !law(plan, journey(one)))).toBe(true);
  });
});

function lawOf(of: Kernel, name: string): Law {
  return lawsOf(of)[name] as Law;
}

type PlayedRecord = PlayedJourney['records'][number];

function withRecords(journey: PlayedJourney, change: (record: PlayedRecord, at: number) => object): PlayedJourney {
  return { ...journey, records: journey.records.map(change) as never };
}

import { fc, test } from '@fast-check/vitest';
import { StagewrightError } from 'stagewright';
import { expect } from 'vitest';
import * as examples from '../../examples/models/index.js';
import { completeModel, type SalesModelInput, type Series } from '../../src/definition/index.js';
import { buildTrack } from '../../src/plan/buildTrack.js';
import {
  ADVANCE,
  CHANGE,
  CLOSE,
  checkModel,
  compileSalesModel,
  REOPEN,
  ROLL_BACK,
  SKIP,
  type Track,
  trackOf,
} from '../../src/plan/index.js';
import { smallModel } from '../support/smallModel.js';

const models: readonly SalesModelInput[] = [...Object.values(examples), smallModel] as readonly SalesModelInput[];

/** Every place in a JSON value. */
function placesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => placesOf(part, [...path, key]))
      : [];
  return path.length === 0 ? inner : [path, ...inner];
}

function changed(model: SalesModelInput, path: readonly string[], value: unknown): SalesModelInput {
  const copy = structuredClone(model);
  let target = copy as unknown as { [key: string]: unknown };
  for (const step of path.slice(0, -1)) target = target[step] as typeof target;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete target[last];
  else target[last] = value;
  return copy;
}

const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'x',
  '__proto__',
  0,
  -1,
  1.5,
  Number.NaN,
  true,
  [],
  ['x'],
  [null],
  [[]],
  {},
  { id: 'x' },
  { id: 5 },
  'any',
  () => 1,
  Symbol('s'),
  7n,
);

function completed(model: SalesModelInput) {
  try {
    return completeModel(model);
  } catch (cause) {
    expect(cause).toBeInstanceOf(TypeError); // told as `malformed_model` by compiling
    return null;
  }
}

test.prop([fc.constantFrom(...models), fc.nat(), odd], { numRuns: 400 })(
  'a model with any one value replaced gets issues or a plan, never an exception',
  (model, place, value) => {
    const places = placesOf(model);
    const broken = changed(model, places[place % places.length] ?? [], value);
    const definition = completed(broken);
    if (definition === null) return;
    const issues = checkModel(definition);
    expect(
      issues.every(
        ({ severity, path, params }) =>
          severity === 'error' && typeof path === 'string' && JSON.stringify(params) !== undefined,
      ),
    ).toBe(true);
    if (issues.length > 0) return;
    const plan = compileSalesModel(broken);
    for (const series of definition.series) {
      for (const variant of [null, ...series.variants.map(({ id }) => id)])
        expect(trackOf(plan, series.id, variant)?.open).toBeGreaterThan(0);
    }
  },
);

const stageIds = ['a', 'b', 'c', 'd', 'e'];
const seriesArbitrary = fc.integer({ min: 1, max: 5 }).chain((count) => {
  const ids = stageIds.slice(0, count);
  const id = fc.constantFrom(...ids);
  const rule = fc.record({ from: id, to: id }, { requiredKeys: ['to'] });
  const forward = ({ from, to }: { from?: string; to: string }) =>
    ids.indexOf(to) > (from === undefined ? 0 : ids.indexOf(from)) + 1;
  const back = ({ from, to }: { from?: string; to: string }) =>
    ids.indexOf(to) < (from === undefined ? count - 1 : ids.indexOf(from));
  const from = fc.oneof(fc.constantFrom('any' as const, 'last' as const), fc.uniqueArray(id));
  return fc.record({
    id: fc.constant('s'),
    won: fc.constant('order-placed' as const),
    startIn: fc.uniqueArray(id),
    stages: fc.tuple(...ids.map((stage) => fc.record({ id: fc.constant(stage), mandatory: fc.boolean() }))),
    afterWin: fc.constantFrom([], [{ id: 'sign' }], [{ id: 'sign' }, { id: 'paid' }]),
    moves: fc.record({
      skip: fc.oneof(
        fc.constantFrom('forbid' as const, 'allow' as const),
        fc.array(rule).map((rules) => rules.filter(forward)),
      ),
      rollBack: fc.oneof(
        fc.constantFrom('forbid' as const, 'previous' as const, 'any' as const),
        fc.array(rule).map((rules) => rules.filter(back)),
      ),
    }),
    result: fc.record({
      outcomes: fc.tuple(
        fc.record({ id: fc.constant('won'), kind: fc.constant('won' as const), from }),
        fc.record({ id: fc.constant('lost'), kind: fc.constant('lost' as const), from }),
      ),
      changes: fc.constantFrom([], [{ from: 'lost', to: 'won' }], [{ from: 'won', to: 'lost' }]),
      reopen: fc.constantFrom(false as const, {}),
    }),
    variants: fc.uniqueArray(id, { maxLength: count - 1 }).map((drop) => [{ id: 'v', drop }]),
  });
});

const trackFor = (series: Series, drop: readonly string[]) => {
  const plan = {
    id: series.id,
    path: 's',
    series,
    stageIds: new Set<string>(),
    outcomeIds: new Set<string>(),
    tracks: new Map(),
  };
  return buildTrack(plan, null, new Set(drop), new Map());
};

/** Everything that can be come to from some cells of the plan's own table of moves, won outcomes leading on. */
function reached({ moves, size, stages, open, outcomes }: Track, from: readonly number[]): ReadonlySet<number> {
  const found = new Set(from);
  for (const cell of found) {
    for (let to = 0; to < size; to++) {
      if ([ADVANCE, SKIP, ROLL_BACK, CLOSE, REOPEN, CHANGE].includes(moves[cell * size + to] ?? 0)) found.add(to);
    }
    const outcome = outcomes[cell - stages.length]?.outcome;
    if (outcome?.kind === 'won' && stages.length > open) found.add(open);
  }
  return found;
}

test.prop([seriesArbitrary], { numRuns: 300 })(
  'reachability agrees with a search of the table of moves that the kernel goes by',
  (input) => {
    const model = completeModel({ ...smallModel, series: [input] } as unknown as SalesModelInput);
    const [series] = model.series;
    if (series === undefined) throw new Error('one series');
    const expected = new Set<string>();
    for (const variant of [null, ...series.variants]) {
      const track = trackFor(series, variant?.drop ?? []);
      const anywhere = reached(track, track.startIn);
      for (const { id, index, afterWin } of track.stages) {
        if (!anywhere.has(index)) expected.add(`unreachable_stage ${id}`);
        // Behind the win there is an outcome already.
        const result =
          afterWin ||
          [...reached({ ...track, moves: withoutReopening(track) }, [index])].some(
            (cell) => cell >= track.stages.length,
          );
        if (!result) expected.add(`result_unreachable ${id}`);
      }
    }
    const found = checkModel(model).map(({ code, params }) => `${code} ${params.stage}`);
    expect([...found].sort()).toEqual([...expected].sort());
  },
);

/** A reopening needs a result first, so that it brings nobody to one. */
function withoutReopening({ moves }: Track): Uint8Array {
  return moves.map((kind) => (kind === REOPEN ? 0 : kind));
}

test.prop([fc.constantFrom(...models), fc.nat(), odd], { numRuns: 2_000 })(
  'what cannot even be read is told at the value that was replaced, or at what it lacks, never in words of the engine',
  (model, place, value) => {
    const places = placesOf(model);
    const path = places[place % places.length] ?? [];
    // Parts that two series share would change in both.
    const broken = Object.freeze(changed(JSON.parse(JSON.stringify(model)), path, value));
    if (completed(broken) !== null) return;
    const issues = (() => {
      try {
        compileSalesModel(broken);
        return [];
      } catch (error) {
        return error instanceof StagewrightError ? error.issues : [];
      }
    })();
    expect(issues).toHaveLength(1);
    expect(issues[0]?.code).toMatch(/^(?:wrong_type|missing_property)$/);
    expect(issues[0]?.path.split('.').slice(0, path.length)).toEqual(path);
  },
);

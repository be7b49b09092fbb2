import { fc, test } from '@fast-check/vitest';
import {
  type AnyOpportunity,
  type AnyPlan,
  apply,
  compileSalesModel,
  importOpportunity,
  neededChecks,
  type SalesModelInput,
} from 'stagewright';
import { actorArbitrary, eventArbitrary, salesModelArbitrary } from 'stagewright/testing/arbitraries';
import { describe, expect } from 'vitest';
import { kaSmb, tas, training } from '../../../examples/models/index.js';
import { modelOf, Player, START } from '../../support/Player.js';

const HOUR = 3_600_000;

/** The model with a check of its own wherever it asks one, and processes that correct, apply and need by checks. */
function withManyChecks(model: SalesModelInput): SalesModelInput {
  const checks: { [check: string]: string } = { creditOk: 'Credit limit is not used up' };
  const named = () => {
    const check = `k${Object.keys(checks).length}`;
    checks[check] = check;
    return { check };
  };
  const [first] = model.series;
  const asked = {
    ...model,
    fields: { ...model.fields, amount: { type: 'number', min: 0, core: true } },
    processes: [
      ...(model.processes ?? []).map((process, index) => ({
        ...process,
        when: { check: 'creditOk' },
        needs: { check: 'creditOk' },
        ...(index === 0 ? { stage: first?.stages.at(-1)?.id } : { before: 'offer' }),
      })),
      {
        id: 'correction',
        kind: 'data-change',
        corrects: ['amount'],
        when: { check: 'creditOk' },
        approve: { by: ['manager'] },
      },
    ],
  };
  const copy = JSON.parse(JSON.stringify(asked), (_key, value) =>
    typeof value === 'object' && value !== null && 'check' in value && Object.keys(value).length === 1
      ? named()
      : value,
  ) as SalesModelInput;
  return { ...copy, checks };
}

const generated = salesModelArbitrary().map(withManyChecks);
const examples = fc.constantFrom<SalesModelInput>(training, tas, kaSmb);
const walks = fc.oneof({ weight: 3, arbitrary: generated }, examples).chain((model) => {
  const plan: AnyPlan = compileSalesModel(model);
  const names = Object.keys(plan.definition.checks);
  const answers = fc
    .array(fc.constantFrom(true, true, true, false), { minLength: names.length, maxLength: names.length })
    .map((list) => Object.fromEntries(names.map((name, index) => [name, list[index] ?? true])));
  const step = fc.record({ event: eventArbitrary(plan), by: actorArbitrary(plan), answers });
  return fc.record({
    plan: fc.constant(plan),
    series: fc.constantFrom(...plan.series.keys()),
    steps: fc.array(step, { minLength: 1, maxLength: 25 }),
  });
});

function begin(plan: AnyPlan, series: string): AnyOpportunity {
  const stage = plan.series.get(series)?.series.stages[0]?.id ?? null;
  const context = { at: START, by: { id: 'ann', roles: [] } };
  const taken = importOpportunity(plan, { id: 'o', series, stage, openedAt: START }, context);
  if (!taken.ok) throw new Error(JSON.stringify(taken.issues));
  return taken.value.opportunity;
}

test.prop([walks], { numRuns: 150 })(
  'with the needed checks answered, an event is decided as with all of them answered',
  ({ plan, series, steps }) => {
    let current = begin(plan, series);
    let at = START;
    for (const { event, by, answers } of steps) {
      at += HOUR;
      const whole = apply(plan, current, event as never, { at, by, checks: answers } as never);
      for (const needed of [
        neededChecks(plan, current, event as never),
        neededChecks(plan, current),
      ] as readonly (readonly string[])[]) {
        const checks = Object.fromEntries(needed.map((name) => [name, answers[name]]));
        const asked = apply(plan, current, event as never, { at, by, checks } as never);
        expect(asked).toEqual(whole);
        if (!asked.ok) expect(asked.blockers.map(({ code }) => code)).not.toContain('check_unanswered');
      }
      if (whole.ok) current = whole.opportunity;
    }
  },
);

describe('the checks of', () => {
  const check = (name: string) => ({ check: name });
  const player = new Player(
    modelOf(
      {
        stages: [{ id: 'a', requires: { processes: ['entry'] } }, { id: 'b' }],
        moves: { rollBack: 'any' },
        result: {
          outcomes: [
            { id: 'won', kind: 'won' },
            { id: 'lost', kind: 'lost' },
          ],
          reopen: {},
        },
      },
      {
        roles: ['r'],
        fields: { tax: { core: true }, note: {} },
        checks: { correctable: 'x', enterable: 'x', unused: 'x' },
        processes: [
          { id: 'fix', corrects: ['tax'], when: check('correctable'), stage: 'b', approve: { by: ['r'] } },
          { id: 'entry', stage: 'a', when: check('enterable'), approve: { by: ['r'] } },
        ],
      },
    ),
    { checks: { enterable: false } },
  ).send({ type: 'advance' }, { checks: { enterable: false, correctable: false } });
  const needed = (event?: object) => neededChecks(player.plan, player.opportunity, event as never);

  test('a core field are those of the process that corrects it', () => {
    expect(needed({ type: 'setFields', values: { tax: 'x' } })).toContain('correctable');
  });
  test('a stage gone back to are those of the processes that become due in it', () => {
    expect(player.place).toBe('b');
    expect(needed({ type: 'rollBack' })).toContain('enterable');
    expect(needed({ type: 'setFields', values: { note: 'x' } })).not.toContain('enterable');
    player.send({ type: 'close', outcome: 'lost', reason: 'price' });
    expect(needed({ type: 'reopen' })).toContain('enterable');
    expect(needed()).toEqual(['correctable', 'enterable']);
  });
});

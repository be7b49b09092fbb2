import * as fc from 'fast-check';
import { type AnyPlan, demandPlan } from '../../plan/index.js';

const ids = (elements: readonly { readonly id: string }[]) => elements.map(({ id }) => id);
const pick = (names: readonly string[]) => fc.constantFrom(...(names.length > 0 ? names : ['nothing']), 'no-such-id');

/** Values of every type, and some that fit no field. */
const valueArbitrary = () =>
  fc.oneof<fc.Arbitrary<unknown>[]>(
    fc.constantFrom(
      null,
      true,
      false,
      '',
      'text',
      '2026-12-31',
      '13800138000',
      '91350100M000100Y43',
      'A',
      'E',
      'KA',
      'high',
    ),
    fc.double({ noNaN: true, min: -2, max: 2 }),
    fc.record({ amount: fc.constantFrom('100.00', '2500', 'x'), currency: fc.constantFrom('CNY', 'JPY', 'cny') }),
  );

/** Events of every type over a plan's own ids, some of them senseless: what a user interface or a script might send. */
export function eventArbitrary(
  plan: AnyPlan,
): fc.Arbitrary<{ readonly type: string; readonly [key: string]: unknown }> {
  demandPlan(plan);
  const { definition } = plan;
  const stages = pick(definition.series.flatMap(({ stages: open, afterWin }) => ids([...open, ...afterWin])));
  const outcomes = pick(definition.series.flatMap(({ result }) => ids(result.outcomes)));
  const reasons = fc.option(
    pick([
      ...definition.series.flatMap(({ result }) => result.outcomes.flatMap((outcome) => ids(outcome.reasons ?? []))),
      ...ids(definition.lifecycle.suspend.reasons),
      ...ids(definition.lifecycle.void.reasons),
    ]),
    { nil: undefined },
  );
  const fields = pick([...plan.fields.keys()]);
  const processes = pick([...plan.processes.keys()]);
  const actions = pick(Object.keys(definition.actions));
  const values = fc.dictionary(fields, valueArbitrary(), { maxKeys: 3 }).map((record) => ({ ...record }));
  const id = fc.option(fc.constantFrom('e1', 'e2', 'e3'), { nil: undefined });
  const of = (type: string, properties: { readonly [name: string]: fc.Arbitrary<unknown> } = {}) =>
    fc
      .record({ type: fc.constant(type), id, ...properties })
      .map((event) => JSON.parse(JSON.stringify(event)) as { readonly type: string });
  return fc.oneof(
    { weight: 6, arbitrary: of('advance') },
    { weight: 6, arbitrary: of('completeAction', { action: actions }) },
    { weight: 8, arbitrary: of('setFields', { values }) },
    { weight: 5, arbitrary: of('raiseProcess', { process: processes }) },
    { weight: 6, arbitrary: of('approveProcess', { process: processes }) },
    { weight: 1, arbitrary: of('rejectProcess', { process: processes, reason: reasons }) },
    {
      weight: 4,
      arbitrary: of('answerQuestion', {
        question: pick(ids(definition.questions)),
        answer: fc.constantFrom('yes', 'yes', 'no', 'unknown'),
      }),
    },
    { weight: 3, arbitrary: of('close', { outcome: outcomes, reason: reasons }) },
    of('skip', { to: stages, reason: reasons }),
    of('rollBack', { to: fc.option(stages, { nil: undefined }), reason: fc.constantFrom('because', undefined) }),
    of('repeat'),
    of('changeOutcome', { to: outcomes, reason: reasons }),
    of('reopen', { to: fc.option(stages, { nil: undefined }) }),
    of('suspend', { reason: reasons, followUpOn: fc.constantFrom('2026-12-31', undefined) }),
    of('resume'),
    of('recycle'),
    of('assign', { owner: fc.constant('bob') }),
    of('transfer', { series: pick([...plan.series.keys()]), reason: fc.constant('wrong series') }),
    of('void', { reason: reasons }),
    of('retractAction', { action: actions, reason: fc.constant('not done') }),
    of('withdrawProcess', { process: processes, reason: fc.constant('changed') }),
    of('setProbability', { value: fc.constantFrom(0, 0.3, 1, null), reason: fc.constant('seen') }),
  );
}

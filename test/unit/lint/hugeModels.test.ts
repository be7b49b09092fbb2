import type { Condition, SalesModelInput } from 'stagewright';
import { lintSalesModel } from 'stagewright/lint';
import { describe, expect, it } from 'vitest';
import { smallModel, smallSeries } from '../../support/smallModel.js';

const times = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));
const lint = (changes: object) => lintSalesModel({ ...smallModel, ...changes } as unknown as SalesModelInput);

// None of these may hang: the test's own limit of time is what fails them.
describe('hostile and huge models', () => {
  it('a series of two thousand stages', () => {
    const stages = times(2000, (at) => ({ id: `s${at}`, requires: { fields: ['note'] } }));
    expect(lint({ series: [{ ...smallSeries, stages }] }).length).toBeGreaterThan(0);
  });

  it('thousands of types, of which every one is shadowed', () => {
    const types = times(3000, (at) => ({ id: `t${at}`, when: { field: 'discount', gt: at + 1 } }));
    const found = lint({ types: [{ id: 'any', when: { field: 'discount', gt: 0 } }, ...types] });
    expect(found.filter(({ code }) => code === 'shadowed_rule').length).toBeGreaterThan(0);
  });

  it('a condition with as many alternatives as there are atoms', () => {
    const any = [
      { field: 'checked', eq: true },
      { field: 'discount', gt: 1 },
    ];
    const condition: Condition = { all: times(500, () => ({ any })) };
    const stages = [{ id: 'a', requires: { condition } }];
    expect(
      lint({ series: [{ ...smallSeries, stages }] }).filter(({ code }) => code === 'unmeetable_requirements'),
    ).toEqual([]);
  });

  it('a list of thousands of values', () => {
    const condition: Condition = { all: times(200, () => ({ field: 'note', in: times(200, String) })) };
    const stages = [{ id: 'a', requires: { condition } }];
    expect(lint({ series: [{ ...smallSeries, stages }] }).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('a condition that is nested hundreds of times', () => {
    const condition = times(500, (at) => at).reduce<Condition>((inner) => ({ not: inner }), {
      field: 'checked',
      eq: true,
    });
    expect(() => lint({ series: [{ ...smallSeries, stages: [{ id: 'a', requires: { condition } }] }] })).not.toThrow();
  });

  it('a chain of a thousand processes, each waiting for the one before', () => {
    const processes = times(1000, (at) => ({
      id: `p${at}`,
      approve: { by: ['manager'] },
      ...(at > 0 ? { needs: { process: `p${at - 1}`, is: 'approved' } } : {}),
    }));
    expect(lint({ processes }).filter(({ code }) => code === 'process_waits_for_itself')).toEqual([]);
  });
});

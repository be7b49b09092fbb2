import { lintSalesModel } from 'stagewright/lint';
import { describe, expect, test } from 'vitest';
import { training } from '../../../examples/models/index.js';

const found = (options: unknown) =>
  lintSalesModel(training, options as never)
    .filter(({ number }) => number === 'SW000')
    .map(({ code, path, params }) => [code, path, params.nearest ?? null]);

describe('options that count for nothing are told', () => {
  test.each([
    [{ srict: true }, [['unknown_property', 'options.srict', 'strict']]],
    [{ strict: true, rules: {}, history: [] }, []],
    [{ strict: undefined, srict: undefined }, []],
    [null, [['wrong_type', 'options', null]]],
    [['strict'], [['wrong_type', 'options', null]]],
    [{ rules: null }, []],
    [{ rules: 'off' }, [['wrong_type', 'rules', null]]],
    [{ rules: { SW209: ['warning', { maxActions: -3 }] } }, [['invalid_rule_option', 'rules.SW209.maxActions', null]]],
  ])('%j', (options, told) => {
    expect(found(options)).toEqual(told);
  });
});

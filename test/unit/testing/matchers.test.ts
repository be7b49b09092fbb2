import { compileSalesModel } from 'stagewright';
import { given } from 'stagewright/testing';
import { expect, test } from 'vitest';
import 'stagewright/testing/vitest';
import { modelOf } from '../../support/Player.js';
import { provenModel } from '../../support/provenModel.js';

const plan = compileSalesModel(provenModel);
const discounted = given(plan, { stage: 'negotiate', fields: { discount: 0.25 }, approved: [] });
const win = { type: 'close', outcome: 'won', reason: 'fit' };
const without = { process: 'bid-review', is: 'approved' } as const;

test('what holds passes', () => {
  expect(provenModel).toHaveNoDesignErrors();
  expect(given(plan, { stage: 'negotiate' })).toAllow(win);
  expect(discounted).toRefuse(win, 'process_not_raised', { process: 'finance' });
  expect(plan).toReach({ outcome: 'won' });
  expect(plan).toNeverReach({ stage: 'negotiate' }, { without });
});

test('what does not hold fails, and the message says why', () => {
  expect(() => expect(modelOf({ stages: [] })).toHaveNoDesignErrors()).toThrow(/the design has errors/);
  expect(() => expect(discounted).toAllow(win)).toThrow(
    /process_not_raised at series\.project[^\n]*\n {2}nearest journey: qualify → solution → bid → negotiate$/,
  );
  expect(() => expect(discounted).toRefuse(win, 'missing_field')).toThrow(
    /should be refused with missing_field\n {2}standing: .*\n {2}nearest journey: qualify → solution → bid → negotiate$/s,
  );
  expect(() => expect(plan).toNeverReach({ stage: 'bid' }, { without })).toThrow(/qualify → solution → bid/);
});

test('the opposite of each can be claimed too', () => {
  expect(discounted).not.toAllow(win);
  expect(discounted).not.toRefuse(win, 'missing_field');
  expect(plan).not.toNeverReach({ stage: 'bid' }, { without });
  expect(() => expect(plan).not.toReach({ outcome: 'won' })).toThrow(/is reached: /);
});

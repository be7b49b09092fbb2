import { judgeAllows } from '../assertAllows.js';
import { judgeNeverReaches } from '../assertNeverReaches.js';
import { judgeNoDesignErrors } from '../assertNoDesignErrors.js';
import { judgeReaches } from '../assertReaches.js';
import { judgeRefuses } from '../assertRefuses.js';
import { judgeCoversEveryMove } from '../cover/assertCoversEveryMove.js';
import type { Judgement } from '../Judgement.js';
import { judgeFollows } from '../journeys/assertFollows.js';
import type { DesignMatchers } from './DesignMatchers.js';

type Matcher<Name extends keyof DesignMatchers> = (
  this: { readonly isNot?: boolean },
  received: never,
  ...expected: Parameters<DesignMatchers[Name]>
) => { readonly pass: boolean; readonly message: () => string };

/** The judgements of the plain assertions, in the form that `expect.extend` takes. */
export const matcherFunctions: { readonly [Name in keyof DesignMatchers]: Matcher<Name> } = {
  toHaveNoDesignErrors: matcher(judgeNoDesignErrors),
  toAllow: matcher(judgeAllows),
  toRefuse: matcher(judgeRefuses),
  toReach: matcher(judgeReaches),
  toNeverReach: matcher((plan: Parameters<typeof judgeNeverReaches>[0], target, options = {}) =>
    judgeNeverReaches(plan, target, options),
  ),
  toCoverEveryMove: matcher(judgeCoversEveryMove),
  toFollow: matcher(judgeFollows),
};

function matcher<Name extends keyof DesignMatchers, Received>(
  judge: (received: Received, ...expected: Parameters<DesignMatchers[Name]>) => Judgement,
): Matcher<Name> {
  return function (received, ...expected) {
    const { holds, text, undecided = false } = judge(received as Received, ...expected);
    return { pass: undecided ? this.isNot === true : holds, message: () => text };
  };
}

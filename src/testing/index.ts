export { assertAllows } from './assertAllows.js';
export { assertNeverReaches, type NeverReachesOptions } from './assertNeverReaches.js';
export { assertNoDesignErrors } from './assertNoDesignErrors.js';
export { assertReaches } from './assertReaches.js';
export { assertRefuses } from './assertRefuses.js';
export type { PathTarget } from './findPath.js';
export type { GivenState } from './GivenState.js';
export { given } from './given.js';
export type { Situation } from './Situation.js';

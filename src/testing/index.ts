export type { GivenState } from './GivenState.js';
export { given } from './given.js';
export type { Situation } from './Situation.js';

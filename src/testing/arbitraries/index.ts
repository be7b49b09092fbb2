export { actorArbitrary } from './actorArbitrary.js';
export { checksArbitrary } from './checksArbitrary.js';
export { eventArbitrary } from './eventArbitrary.js';
export { type HistoryArbitraryOptions, historyArbitrary } from './historyArbitrary.js';
export { type Invariant, invariants } from './invariants.js';
export { type JourneyArbitraryOptions, journeyArbitrary } from './journeyArbitrary.js';
export type { PlayedJourney, PlayedStep } from './PlayedJourney.js';
export { type SalesModelArbitraryOptions, salesModelArbitrary } from './salesModelArbitrary.js';

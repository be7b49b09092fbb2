export { type Candidates, candidateValues } from './candidateValues.js';
export { type Demand, demandOf, demandOfRequirement, type Ground, type RoundState, type Wanted } from './demandOf.js';
export { type Fact, type FactKind, type Facts, factKey, type Solution, type SolveOptions, solve } from './solve.js';

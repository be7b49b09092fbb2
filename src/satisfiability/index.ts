export { candidateValues } from './candidateValues.js';
export { canHold, type Satisfiability } from './canHold.js';
export { appliesDemand, type Demand, demandOf, demandOfRequirement, type Ground } from './demandOf.js';
export { demandsUnmet } from './demandsUnmet.js';
export { type Fact, type FactKind, type Facts, factKey } from './Fact.js';
export { implies } from './implies.js';
export { leavesOf } from './leavesOf.js';
export { type Solution, solve } from './solve.js';

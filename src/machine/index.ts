export type {
  CustomerContext,
  CustomerEvent,
  CustomerInput,
  CustomerMachine,
  KeptCustomerStateOf,
} from './CustomerMachine.js';
export { explainSend } from './explainSend.js';
export { fromOpportunity } from './fromOpportunity.js';
export type {
  SeriesContext,
  SeriesEmitted,
  SeriesEvent,
  SeriesEventInContext,
  SeriesMachine,
  SeriesStateMeta,
  SeriesStateTag,
  SeriesStateValue,
} from './SeriesMachine.js';
export type {
  GroupConfig,
  MachineGuard,
  SeriesMachineConfig,
  StateConfig,
  TransitionCandidate,
} from './SeriesMachineConfig.js';
export { toCustomerMachine } from './toCustomerMachine.js';
export { type ToMachineOptions, toMachine } from './toMachine.js';
export { type ToMachineConfigOptions, toMachineConfig } from './toMachineConfig.js';

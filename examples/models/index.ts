export { kaSmb } from './kaSmb.js';
export { tas } from './tas.js';
export { training } from './training.js';
export { trainingThreeTeams } from './trainingThreeTeams.js';

export { parseSalesModel } from './parseSalesModel.js';
export { salesModelJsonSchema } from './salesModelJsonSchema.js';

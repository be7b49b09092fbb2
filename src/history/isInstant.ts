import { EARLIEST, LATEST } from '../values/index.js';

/** Whole epoch milliseconds of a year of four digits. */
export const isInstant = (ms: number): boolean => ms >= EARLIEST && ms <= LATEST && Number.isInteger(ms);

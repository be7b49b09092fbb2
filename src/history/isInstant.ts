/** 0001-01-01 and the end of 9999, as `readInstant` has it. */
const EARLIEST = -62_135_596_800_000;
const LATEST = 253_402_300_799_999;

/** Whole epoch milliseconds of a year of four digits. */
export const isInstant = (ms: number): boolean => ms >= EARLIEST && ms <= LATEST && Number.isInteger(ms);

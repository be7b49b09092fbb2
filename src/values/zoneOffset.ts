import { tzOffset } from '@date-fns/tz/tzOffset';

/** IANA names and fixed offsets. The reader below would take an offset anywhere in a text for a zone. */
const ZONE = /^(?:[A-Za-z][\w+-]*(?:\/[\w+-]+)*|[+-]\d\d:?\d\d)$/;

/** Milliseconds east of UTC at an instant; `NaN` where the zone is not known. */
export function zoneOffset(zone: string, ms: number): number {
  return tzOffset(zone, new Date(ms)) * 60_000;
}

/** Whether the platform knows a time zone by this name. */
export function isZone(zone: unknown): zone is string {
  return typeof zone === 'string' && ZONE.test(zone) && !Number.isNaN(zoneOffset(zone, 0));
}

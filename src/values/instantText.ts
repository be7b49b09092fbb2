import { civilText } from './civilDate.js';

const MS_PER_DAY = 86_400_000;

/** `YYYY-MM-DDTHH:mm:ss.sssZ` of epoch milliseconds, for instants that `readInstant` gives. */
export function instantText(ms: number): string {
  const day = Math.floor(ms / MS_PER_DAY);
  const rest = ms - day * MS_PER_DAY;
  const hour = Math.floor(rest / 3_600_000);
  const minute = Math.floor(rest / 60_000) % 60;
  const second = Math.floor(rest / 1000) % 60;
  const milli = rest % 1000;
  const fraction = milli < 10 ? `00${milli}` : milli < 100 ? `0${milli}` : milli;
  return `${civilText(day)}T${hour < 10 ? '0' : ''}${hour}:${minute < 10 ? '0' : ''}${minute}:${second < 10 ? '0' : ''}${second}.${fraction}Z`;
}

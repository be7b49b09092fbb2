import type { Condition, Field } from '../../definition/index.js';
import { type Alternative, alternatives, type Literal } from './alternatives.js';
import { type FieldAsked, fieldCanBe } from './fieldCanBe.js';

/** `yes`: something can make it hold. `no`: nothing can. `unknown`: it rests on what only the host can answer. */
export type Satisfiability = 'yes' | 'no' | 'unknown';

/**
 * Whether a condition can ever be answered yes, over everything that the model itself declares: choices, bounds, answers,
 * completions and the states of processes. `no` is a proof. Where every way to a yes takes a host check, or there are too
 * many ways to look through, it is `unknown`.
 */
export function canHold(condition: Condition, fields: ReadonlyMap<string, Field>): Satisfiability {
  const ways = alternatives(condition);
  if (ways === null) return 'unknown';
  const open = ways.filter((way) => isConsistent(way, fields));
  if (open.length === 0) return 'no';
  return open.some((way) => !way.some((one) => 'kind' in one && one.kind === 'check')) ? 'yes' : 'unknown';
}

function isConsistent(way: Alternative, fields: ReadonlyMap<string, Field>): boolean {
  const asked = new Map<string, FieldAsked[]>();
  const names = new Map<string, 'yes' | 'no'>();
  const done = new Map<string, { least: number; below: number }>();
  const processes = new Map<string, Literal[]>();
  for (const one of way) {
    if ('field' in one) push(asked, one.field.field, { condition: one.field, answer: one.answer });
    else if ('process' in one) push(processes, one.process, one);
    else if ('action' in one) {
      const counts = done.get(one.action) ?? { least: 0, below: Number.MAX_SAFE_INTEGER };
      if (one.answer === 'yes') counts.least = Math.max(counts.least, one.times);
      else counts.below = Math.min(counts.below, one.times);
      done.set(one.action, counts);
    } else {
      const key = `${one.kind} ${one.name}`;
      if ((names.get(key) ?? one.answer) !== one.answer) return false;
      names.set(key, one.answer);
    }
  }
  return (
    [...done.values()].every(({ least, below }) => least < below) &&
    [...processes.values()].every(processCanBe) &&
    [...asked].every(([field, all]) => fieldCanBe(fields.get(field), all))
  );
}

/** The states that a process can be in, and what each answers to `is`; what is unknown there answers neither. */
const PROCESS_ANSWERS: readonly { readonly [is: string]: 'yes' | 'no' | undefined }[] = [
  { raised: 'no' },
  { raised: 'yes' },
  { raised: 'yes', approved: 'yes', rejected: 'no' },
  { raised: 'yes', approved: 'no', rejected: 'yes' },
  { raised: 'no', approved: 'no', rejected: 'no' },
];

function processCanBe(asked: readonly Literal[]): boolean {
  return PROCESS_ANSWERS.some((state) => asked.every((one) => 'process' in one && state[one.is] === one.answer));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

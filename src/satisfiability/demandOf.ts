import type { Condition } from '../definition/index.js';
import type { Declarations, ProcessPlan, Requirement } from '../plan/index.js';

/** What the three-valued answer of a condition shall be: yes or no, or anything but that. */
export type Wanted = 'yes' | 'no' | 'notYes' | 'notNo';

/** The state of a process's last round; `none` where it was never raised. */
export type RoundState = 'none' | 'pending' | 'approved' | 'rejected' | 'withdrawn';

export type Leaf = Exclude<
  Condition,
  { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown } | { readonly process: string }
>;

/** Something that one fact alone decides. */
export type Literal =
  | { readonly leaf: Leaf; readonly wanted: Wanted }
  | { readonly process: string; readonly states: readonly RoundState[] };

/** What facts have to fulfil: an "and", an "or", one literal, or what a process's `when` makes of it (`whenDemand`). */
export type Demand =
  | { readonly all: readonly Demand[] }
  | { readonly any: readonly Demand[] }
  | { readonly literal: Literal }
  | WhenDemand;

/** Not taken apart before it is asked for: processes that wait for each other would double it at every link. */
export type WhenDemand = {
  readonly when: Condition;
  readonly wanted: Wanted;
  readonly asking: readonly string[];
};

const ALWAYS: Demand = { all: [] };
const NEVER: Demand = { any: [] };
const OPPOSITE: { readonly [wanted in Wanted]: Wanted } = { yes: 'no', no: 'yes', notYes: 'notNo', notNo: 'notYes' };

/** Where a demand is made: a process counts only in its own series; `null` is whichever suits. */
export type Ground = { readonly plan: Declarations; readonly series: string | null };

/**
 * The demand that makes a condition answer as wanted. Negation is carried down to the leaves, and what a process answers
 * is taken apart into the state of its round and whether it applies.
 *
 * `asking` are the processes whose own applicability is being asked; as in the kernel, one that asks for itself is unknown.
 */
export function demandOf(ground: Ground, condition: Condition, wanted: Wanted, asking: readonly string[] = []): Demand {
  if ('not' in condition) return demandOf(ground, condition.not, OPPOSITE[wanted], asking);
  if ('all' in condition || 'any' in condition) {
    const isAll = 'all' in condition;
    const parts = (isAll ? condition.all : condition.any).map((part) => demandOf(ground, part, wanted, asking));
    return (wanted === 'yes' || wanted === 'notNo') === isAll ? { all: parts } : { any: parts };
  }
  if (!('process' in condition)) return { literal: { leaf: condition, wanted } };
  const process = ground.plan.processes.get(condition.process);
  // Of a process that is not declared nothing is known, so that nothing is ruled out.
  if (process === undefined) return ALWAYS;
  const applies = (answer: Wanted) => appliesDemand(ground, process, answer, asking);
  const round = (...states: readonly RoundState[]): Demand => ({ literal: { process: process.id, states } });
  switch (condition.is) {
    case 'approved':
      return approvedDemand(wanted, applies, round);
    case 'rejected':
      return rejectedDemand(wanted, applies, round);
    case 'raised':
      // Raised is raised, also while nobody can tell whether it applies.
      return wanted === 'yes' || wanted === 'notNo'
        ? { any: [round('approved'), { all: [applies('notNo'), round('pending', 'rejected')] }] }
        : { any: [round('none', 'withdrawn'), { all: [round('pending', 'rejected'), applies('no')] }] };
  }
}

type Applies = (answer: Wanted) => Demand;
type Round = (...states: readonly RoundState[]) => Demand;

function approvedDemand(wanted: Wanted, applies: Applies, round: Round): Demand {
  const open = round('none', 'pending', 'withdrawn');
  switch (wanted) {
    case 'yes':
      return round('approved');
    case 'notYes':
      return round('none', 'pending', 'rejected', 'withdrawn');
    case 'no':
      return {
        any: [
          { all: [round('rejected'), applies('yes')] },
          { all: [round('none', 'pending', 'rejected', 'withdrawn'), applies('no')] },
        ],
      };
    case 'notNo':
      return {
        any: [
          round('approved'),
          { all: [open, applies('notNo')] },
          { all: [round('rejected'), applies('notNo'), applies('notYes')] },
        ],
      };
  }
}

function rejectedDemand(wanted: Wanted, applies: Applies, round: Round): Demand {
  const notApproved = round('none', 'pending', 'rejected', 'withdrawn');
  switch (wanted) {
    case 'yes':
      return { all: [round('rejected'), applies('yes')] };
    case 'notYes':
      return { any: [round('none', 'pending', 'approved', 'withdrawn'), applies('notYes')] };
    case 'no':
      return { any: [round('approved'), applies('no')] };
    case 'notNo':
      return { all: [notApproved, applies('notNo')] };
  }
}

/** Whether a process applies: its series, then its `when`. */
export function appliesDemand(
  ground: Ground,
  { id, process }: ProcessPlan,
  wanted: Wanted,
  asking: readonly string[],
): Demand {
  const answered = (answer: 'yes' | 'no' | 'unknown'): Demand =>
    answer === wanted || (wanted === 'notYes' && answer !== 'yes') || (wanted === 'notNo' && answer !== 'no')
      ? ALWAYS
      : NEVER;
  const elsewhere = process.series !== undefined && ground.series === null ? answered('no') : NEVER;
  if (process.series && ground.series !== null && !process.series.includes(ground.series)) return answered('no');
  if (process.when === undefined) return { any: [answered('yes'), elsewhere] };
  if (asking.includes(id)) return { any: [answered('unknown'), elsewhere] };
  return { any: [{ when: process.when, wanted, asking: [...asking, id] }, elsewhere] };
}

/** What a demand about a process's `when` comes to. */
export function whenDemand(ground: Ground, { when, wanted, asking }: WhenDemand): Demand {
  return demandOf(ground, when, wanted, asking);
}

/** The demand that meets a requirement. What is optional demands nothing. */
export function demandOfRequirement(ground: Ground, requirement: Requirement): Demand {
  switch (requirement.kind) {
    case 'field':
      return demandOf(ground, { field: requirement.field, present: true, valid: true }, 'yes');
    case 'action':
      return requirement.required
        ? demandOf(ground, { action: requirement.action, times: requirement.times }, 'yes')
        : ALWAYS;
    case 'question': {
      const { question } = requirement;
      return {
        any: (['yes', 'no'] as const).map((is): Demand => ({ literal: { leaf: { question, is }, wanted: 'yes' } })),
      };
    }
    case 'condition':
      return demandOf(ground, requirement.condition, 'yes');
    case 'process': {
      const { id, process } = requirement.process;
      const advice: readonly Demand[] =
        process.effect === 'advice' ? [{ literal: { process: id, states: ['rejected'] } }] : [];
      return {
        any: [
          { literal: { process: id, states: ['approved'] } },
          ...advice,
          appliesDemand(ground, requirement.process, 'no', []),
        ],
      };
    }
  }
}

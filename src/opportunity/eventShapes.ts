import type { EventType } from './Event.js';

/** What a property of an event may hold; ids are checked against the plan. */
export type PropertyKind =
  | 'stage'
  | 'outcome'
  | 'series'
  | 'action'
  | 'question'
  | 'process'
  | 'answer'
  | 'text'
  | 'date'
  | 'probability'
  | 'values'
  | 'fields'
  | 'source'
  | 'json';

/**
 * The properties of an event beside `type` and `id`. `required` must always be there; `input` in a complete event, while a
 * draft may still lack it; the others never by their shape (the rules may ask for one, as for a reason).
 */
export type EventShape = {
  readonly kinds: { readonly [property: string]: PropertyKind };
  readonly required?: readonly string[];
  readonly input?: readonly string[];
};

export const EVENT_SHAPES: { readonly [type in EventType]: EventShape } = {
  advance: { kinds: {} },
  skip: { kinds: { to: 'stage', reason: 'text' }, input: ['to'] },
  rollBack: { kinds: { to: 'stage', reason: 'text' } },
  repeat: { kinds: { reason: 'text' } },
  close: { kinds: { outcome: 'outcome', reason: 'text', note: 'text' }, input: ['outcome'] },
  changeOutcome: { kinds: { to: 'outcome', reason: 'text' }, input: ['to'] },
  reopen: { kinds: { to: 'stage', reason: 'text' } },
  suspend: { kinds: { reason: 'text', followUpOn: 'date' } },
  resume: { kinds: {} },
  recycle: { kinds: {} },
  assign: { kinds: { owner: 'text' }, input: ['owner'] },
  transfer: { kinds: { series: 'series', to: 'text', reason: 'text' }, input: ['series'] },
  void: { kinds: { reason: 'text' } },
  setFields: { kinds: { values: 'values', fields: 'fields', source: 'source' }, input: ['values'] },
  completeAction: { kinds: { action: 'action', result: 'json' }, required: ['action'] },
  retractAction: { kinds: { action: 'action', reason: 'text' }, required: ['action'] },
  answerQuestion: { kinds: { question: 'question', answer: 'answer' }, required: ['question'], input: ['answer'] },
  raiseProcess: { kinds: { process: 'process', values: 'values' }, required: ['process'] },
  withdrawProcess: { kinds: { process: 'process', reason: 'text' }, required: ['process'] },
  approveProcess: { kinds: { process: 'process', request: 'text', values: 'values' }, required: ['process'] },
  rejectProcess: { kinds: { process: 'process', request: 'text', reason: 'text' }, required: ['process'] },
  setProbability: { kinds: { value: 'probability', reason: 'text', expiresOn: 'date' }, input: ['value'] },
};

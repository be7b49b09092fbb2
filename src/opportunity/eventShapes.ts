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
  | 'source'
  | 'json';

/**
 * How badly a property is needed: `required` always; `input` in a complete event, while a draft may still lack it;
 * `optional` never by its shape (the rules may ask for it, as for a reason).
 */
export type PropertyNeed = 'required' | 'input' | 'optional';

export type EventShape = { readonly [property: string]: readonly [PropertyKind, PropertyNeed] };

/** The properties of each event beside `type` and `id`. */
export const EVENT_SHAPES: { readonly [type in EventType]: EventShape } = {
  advance: {},
  skip: { to: ['stage', 'input'], reason: ['text', 'optional'] },
  rollBack: { to: ['stage', 'optional'], reason: ['text', 'optional'] },
  repeat: { reason: ['text', 'optional'] },
  close: { outcome: ['outcome', 'input'], reason: ['text', 'optional'], note: ['text', 'optional'] },
  changeOutcome: { to: ['outcome', 'input'], reason: ['text', 'optional'] },
  reopen: { to: ['stage', 'optional'], reason: ['text', 'optional'] },
  suspend: { reason: ['text', 'optional'], followUpOn: ['date', 'optional'] },
  resume: {},
  recycle: {},
  assign: { owner: ['text', 'input'] },
  transfer: { series: ['series', 'input'], to: ['text', 'optional'], reason: ['text', 'optional'] },
  void: { reason: ['text', 'optional'] },
  setFields: { values: ['values', 'input'], source: ['source', 'optional'] },
  completeAction: { action: ['action', 'required'], result: ['json', 'optional'] },
  retractAction: { action: ['action', 'required'], reason: ['text', 'optional'] },
  answerQuestion: { question: ['question', 'required'], answer: ['answer', 'input'] },
  raiseProcess: { process: ['process', 'required'], values: ['values', 'optional'] },
  withdrawProcess: { process: ['process', 'required'], reason: ['text', 'optional'] },
  approveProcess: { process: ['process', 'required'], request: ['text', 'optional'], values: ['values', 'optional'] },
  rejectProcess: { process: ['process', 'required'], request: ['text', 'optional'], reason: ['text', 'optional'] },
  setProbability: { value: ['probability', 'input'], reason: ['text', 'optional'], expiresOn: ['date', 'optional'] },
};

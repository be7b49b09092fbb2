import type {
  AgeingInput,
  AuditInput,
  BenchmarkInput,
  ElementInput,
  LifecycleInput,
  RelationshipInput,
  SuspendReasonInput,
  WaiverInput,
} from '../../definition/index.js';
import { described, id } from './describedFormat.js';
import { type ElementFormat, needed, optional } from './ElementFormat.js';

function suspendReasonFormat(): ElementFormat<Exclude<SuspendReasonInput, string>> {
  return {
    name: 'SuspendReason',
    shorthand: 'id',
    properties: { id, ...described, needs: optional, wakeLeadDays: optional },
  };
}

function lifecycleReasonFormat(): ElementFormat<Exclude<ElementInput, string>> {
  return { name: 'LifecycleReason', shorthand: 'id', properties: { id, ...described } };
}

function suspendFormat(): ElementFormat<NonNullable<LifecycleInput['suspend']>> {
  return { name: 'Suspend', properties: { reasons: { required: true, of: suspendReasonFormat } } };
}

function voidFormat(): ElementFormat<NonNullable<LifecycleInput['void']>> {
  return { name: 'Void', properties: { reasons: { required: true, of: lifecycleReasonFormat }, roles: optional } };
}

function transferFormat(): ElementFormat<Exclude<LifecycleInput['transfer'], false | undefined>> {
  return { name: 'Transfer', properties: { roles: optional, reasons: { of: lifecycleReasonFormat } } };
}

export function lifecycleFormat(): ElementFormat<LifecycleInput> {
  return {
    name: 'Lifecycle',
    properties: {
      suspend: { of: suspendFormat },
      void: { of: voidFormat },
      transfer: { of: transferFormat },
      assign: { of: () => ({ name: 'Assign', properties: { roles: optional } }) },
    },
  };
}

export function ageingFormat(): ElementFormat<AgeingInput> {
  return {
    name: 'Ageing',
    properties: { when: { schema: 'condition' }, remind: optional, warn: optional, recycle: optional, count: optional },
  };
}

export function benchmarkFormat(): ElementFormat<BenchmarkInput> {
  return {
    name: 'Benchmark',
    properties: {
      metric: needed,
      series: needed,
      from: needed,
      to: needed,
      when: { schema: 'condition' },
      industry: optional,
      own: optional,
      ownWeight: optional,
    },
  };
}

export function waiverFormat(): ElementFormat<WaiverInput> {
  return { name: 'Waiver', properties: { role: needed, kinds: needed, self: optional } };
}

export function auditFormat(): ElementFormat<AuditInput> {
  return { name: 'Audit', properties: { tolerance: optional, rules: optional, notify: optional } };
}

export function relationshipFormat(): ElementFormat<RelationshipInput> {
  return {
    name: 'Relationship',
    properties: {
      scales: optional,
      indices: optional,
      decisionChain: { of: () => ({ name: 'DecisionChain', properties: { minCoverage: needed } }) },
    },
  };
}

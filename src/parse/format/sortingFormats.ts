import type { GradeInput, ObjectsInput, PhaseInput, RouteInput, TypeInput } from '../../definition/index.js';
import { described, id } from './describedFormat.js';
import { type ElementFormat, needed, optional } from './ElementFormat.js';

export function gradeFormat(): ElementFormat<GradeInput> {
  return { name: 'Grade', properties: { id, ...described, when: { schema: 'condition' }, upgrade: optional } };
}

export function typeFormat(): ElementFormat<TypeInput> {
  return { name: 'OpportunityType', properties: { id, ...described, when: { schema: 'condition' } } };
}

export function routeFormat(): ElementFormat<RouteInput> {
  return { name: 'Route', properties: { when: { schema: 'condition' }, series: needed } };
}

function objectCheckFormat(): ElementFormat<NonNullable<ObjectsInput['checks']>[number]> {
  return { name: 'ObjectCheck', properties: { to: needed, condition: { required: true, schema: 'condition' } } };
}

export function objectsFormat(): ElementFormat<ObjectsInput> {
  return { name: 'Objects', properties: { order: needed, checks: { of: objectCheckFormat } } };
}

export function phaseFormat(): ElementFormat<PhaseInput> {
  return {
    name: 'Phase',
    properties: {
      id,
      ...described,
      roles: needed,
      covers: optional,
      duties: { schema: 'labels' },
      value: { schema: 'label' },
    },
  };
}

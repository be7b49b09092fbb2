import type { GradeInput, ObjectsInput, PhaseInput, RouteInput, TypeInput } from '../../definition/index.js';
import { described, id } from './describedWording.js';
import type { ElementWording } from './ElementWording.js';

export function gradeWording(): ElementWording<GradeInput> {
  return {
    about: 'A grade of opportunities. Once there are grades, `grade` is a field.',
    properties: {
      id: id('Its name for programs, and the value of the field `grade`.', 'A'),
      ...described,
      when: { about: 'Which opportunities are proposed for it.', examples: [{ field: 'amount', gte: 1000000 }] },
      upgrade: { about: 'The process that lifts an opportunity out of this grade.', examples: ['upgrade'] },
    },
  };
}

export function typeWording(): ElementWording<TypeInput> {
  return {
    about: 'A type of opportunity, such as new business or renewal.',
    properties: {
      id: id('Its name for programs.', 'renewal'),
      ...described,
      when: {
        about: 'Which opportunities are of this type; the first that fits is proposed. Left out: all.',
        examples: [{ check: 'hasContract' }],
      },
    },
  };
}

export function routeWording(): ElementWording<RouteInput> {
  return {
    about: 'Which series an opportunity goes to.',
    properties: {
      when: {
        about: 'Which opportunities; the first route that fits holds. Left out: all.',
        examples: [{ field: 'segment', eq: 'small' }],
      },
      series: { about: 'The series.', examples: ['small-business'] },
    },
  };
}

export function objectCheckWording(): ElementWording<NonNullable<ObjectsInput['checks']>[number]> {
  return {
    about: 'What must hold before a record of this kind is made.',
    properties: {
      to: { about: 'The record to be made.', examples: ['opportunity'] },
      condition: { about: 'The condition.', examples: [{ field: 'need', present: true }] },
    },
  };
}

export function objectsWording(): ElementWording<ObjectsInput> {
  return {
    about: 'The records of the organisation in the order in which they come to be.',
    properties: {
      order: { about: 'The order.', examples: [['lead', 'account', 'opportunity']] },
      checks: {
        about: 'What must hold before a record is made.',
        examples: [[{ to: 'opportunity', condition: { field: 'need', present: true } }]],
      },
    },
  };
}

export function phaseWording(): ElementWording<PhaseInput> {
  return {
    about: 'A part of the customer’s path that a group of roles carries together.',
    properties: {
      id: id('Its name for programs.', 'pursue'),
      ...described,
      roles: {
        about: 'The roles, the first of them in the lead.',
        examples: [['account-manager', 'solution-manager']],
      },
      covers: {
        about: 'The stages that it covers, and `result` for the result.',
        examples: [['qualify', 'propose', 'result']],
        default: [],
      },
      duties: {
        about: 'What each role is there for: by role, `<role>:before-win`, `<role>:after-win`, or `*` for all.',
        examples: [{ 'delivery-manager:before-win': 'Reviews effort and price' }],
      },
      value: { about: 'What the phase is to bring.', examples: ['A deal that pays'] },
    },
  };
}

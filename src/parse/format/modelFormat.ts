import type { SalesModelInput } from '../../definition/index.js';
import { BENCHMARK, PHASE, PROCESS, PROFILE, SERIES, STAGE } from '../../plan/index.js';
import { described, id } from './describedFormat.js';
import { type ElementFormat, optional } from './ElementFormat.js';
import {
  ageingFormat,
  auditFormat,
  benchmarkFormat,
  lifecycleFormat,
  relationshipFormat,
  waiverFormat,
} from './operationFormats.js';
import { processFormat } from './processFormat.js';
import { profileFormat } from './profileFormat.js';
import { seriesFormat } from './seriesFormat.js';
import { gradeFormat, objectsFormat, phaseFormat, routeFormat, typeFormat } from './sortingFormats.js';
import { stageFormat } from './stageFormat.js';
import {
  actionFormat,
  checkFormat,
  customerStateFormat,
  fieldFormat,
  playbookFormat,
  questionFormat,
  roleFormat,
  teamFormat,
} from './wordsFormat.js';

export function modelFormat(): ElementFormat<SalesModelInput> {
  return {
    name: 'SalesModel',
    properties: {
      format: { required: true, rule: { words: ['stagewright/1'] } },
      id,
      version: { required: true, rule: { number: [1, null], whole: true } },
      ...described,
      profile: { rule: { shape: PROFILE }, of: profileFormat },
      customerStates: { of: customerStateFormat },
      roles: { of: roleFormat },
      teams: { of: teamFormat },
      fields: { of: fieldFormat },
      actions: { of: actionFormat },
      questions: { of: questionFormat },
      checks: { of: checkFormat },
      playbooks: { of: playbookFormat },
      grades: { of: gradeFormat },
      types: { of: typeFormat },
      routing: { of: routeFormat },
      objects: { of: objectsFormat },
      stages: { rule: { elements: STAGE, kind: 'catalogueStage' }, of: stageFormat },
      series: { required: true, rule: { elements: SERIES, kind: 'series' }, of: seriesFormat },
      processes: { rule: { elements: PROCESS, kind: 'process' }, of: processFormat },
      phases: { rule: { elements: PHASE, kind: 'phase' }, of: phaseFormat },
      relationship: { of: relationshipFormat },
      lifecycle: { of: lifecycleFormat },
      ageing: { of: ageingFormat },
      recycleTo: optional,
      dedupe: optional,
      benchmarks: { rule: { list: { shape: BENCHMARK } }, of: benchmarkFormat },
      waivers: { of: waiverFormat },
      audit: { of: auditFormat },
    },
  };
}

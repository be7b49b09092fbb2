import type {
  MovesInput,
  RollBackRuleInput,
  SeriesInput,
  SkipRuleInput,
  VariantInput,
} from '../../definition/index.js';
import { STAGE } from '../../plan/index.js';
import { described, id } from './describedFormat.js';
import { type ElementFormat, needed, optional, type Property } from './ElementFormat.js';
import { probabilityFormats } from './probabilityFormats.js';
import { resultFormat } from './resultFormat.js';
import { stageFormat } from './stageFormat.js';

const when: Property = { schema: 'condition' };

function skipFormat(): ElementFormat<SkipRuleInput> {
  return { name: 'SkipRule', properties: { from: optional, to: needed, when, reasonRequired: optional } };
}

function rollBackFormat(): ElementFormat<RollBackRuleInput> {
  return {
    name: 'RollBackRule',
    properties: { from: optional, to: needed, when, reasonRequired: optional, keep: optional },
  };
}

function movesFormat(): ElementFormat<MovesInput> {
  return {
    name: 'Moves',
    properties: { skip: { of: skipFormat }, rollBack: { of: rollBackFormat }, repeat: optional },
  };
}

function variantFormat(): ElementFormat<VariantInput> {
  return { name: 'Variant', properties: { id, ...described, when, drop: needed } };
}

function dealFormat(): ElementFormat<NonNullable<SeriesInput['deal']>> {
  return { name: 'Deal', properties: { amount: optional, closeOn: optional } };
}

const stages: Property = { rule: { elements: STAGE, kind: 'stage' }, of: stageFormat };

export function seriesFormat(): ElementFormat<SeriesInput> {
  return {
    name: 'Series',
    properties: {
      id,
      ...described,
      from: optional,
      to: optional,
      won: needed,
      startIn: optional,
      deal: { of: dealFormat },
      team: optional,
      types: optional,
      govern: optional,
      cycleDays: optional,
      dealSize: optional,
      probability: { oneOf: probabilityFormats },
      moves: { of: movesFormat },
      stages: { rule: { elements: STAGE, kind: 'stage', filled: true }, of: stageFormat, required: true },
      result: { required: true, of: resultFormat },
      afterWin: stages,
      variants: { of: variantFormat },
      settlement: optional,
    },
  };
}

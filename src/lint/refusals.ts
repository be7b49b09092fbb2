import type { SalesModel } from '../definition/index.js';
import type { Issue } from '../issues/index.js';
import { afterWinStagesOf, openStagesOf, wayTo } from './Design.js';
import type { Finding } from './Finding.js';

/** The numbers of faults for which the compiler refuses a model; every other one is `SW000`. */
export const NUMBERS: { readonly [code: string]: string } = {
  unreachable_stage: 'SW001',
  result_unreachable: 'SW002',
  circular_reference: 'SW003',
  rollback_to_later_stage: 'SW004',
  skip_not_forward: 'SW005',
  auto_without_next_stage: 'SW006',
  variant_without_stages: 'SW007',
  suspend_reason_without_date: 'SW008',
  series_without_goal: 'SW103',
  auto_without_required_action: 'SW210',
  order_before_signing: 'SW309',
};

/** Faults that leave the shape of a model whole, so that rules can read it nevertheless. */
const WHOLE: readonly string[] = [
  'after_win_stage',
  'ambiguous_alias',
  'condition_without_operator',
  'duplicate_id',
  'min_above_max',
  'nested_use',
  'no_series',
  'operator_not_applicable',
  'outcome_named_like_stage',
  'state_key_collision',
  'unknown_reference',
  'wrong_field_type',
];

/** Whether a model is whole enough for rules to read it: what it names may be missing, what it is made of may not. */
export function leavesShapeWhole({ code, params }: Issue): boolean {
  return (
    Object.hasOwn(NUMBERS, code) || WHOLE.includes(code) || (code === 'missing_property' && params.property === 'won')
  );
}

/** A fault that compiling refuses, as a finding. */
export function refusal(issue: Issue, model: SalesModel): Finding {
  const witness = issue.code === 'result_unreachable' ? wayToStage(issue, model) : undefined;
  return { ...issue, number: numberOf(issue), ...(witness === undefined ? {} : { witness }) };
}

function numberOf({ code, path, params }: Issue): string {
  if (path.startsWith('processes.') && ['circular_reference', 'unknown_reference', 'duplicate_id'].includes(code))
    return 'SW501';
  if (code === 'missing_property' && params.property === 'won') return 'SW303';
  if (code === 'unknown_reference' && path.endsWith('.result.reopen.to')) return 'SW305';
  return NUMBERS[code] ?? 'SW000';
}

function wayToStage({ path, params }: Issue, model: SalesModel): readonly string[] | undefined {
  const series = model.series.find(({ id }) => path.startsWith(`series.${id}.`));
  if (series === undefined) return undefined;
  const place = { series, path: `series.${series.id}` };
  const found = [...openStagesOf(place), ...afterWinStagesOf(place)].find(({ stage }) => stage.id === params.stage);
  return found === undefined ? undefined : wayTo(found);
}

import type {
  ActionOf,
  AfterWinStageOf,
  CheckOf,
  Condition,
  CustomerStateOf,
  FieldOf,
  OutcomeOf,
  ProcessOf,
  QuestionOf,
  RoleOf,
  SalesModelInput,
  SeriesOf,
  StageOf,
  TypeOf,
  VariantOf,
} from '../definition/index.js';
import type { Issue, IssueParams, Json } from '../issues/index.js';
import {
  bareText,
  type ConditionOf,
  conditionInParams,
  conditionText,
  demandLocale,
  eventText,
  fillTemplate,
  issueText,
  type Locale,
  type NameKind,
  type NameOf,
} from '../locales/index.js';
import { conditionAt } from './conditionAt.js';
import { demandPlan } from './demandPlan.js';
import { labelNames } from './labelNames.js';
import type { AnyPlan, SalesPlan } from './SalesPlan.js';

/** A line of a verdict's checklist, as far as words need it. */
type Item = {
  readonly kind: string;
  readonly path: string;
  readonly params: IssueParams;
  readonly required?: boolean;
  readonly applicable?: boolean;
};

/** Everything that a user reads, in one language and with the model's own labels. Unknown ids come back as they are. */
export type Translator<M extends SalesModelInput = SalesModelInput> = {
  /** The sentence of an issue or a blocker. */
  (issue: Issue): string;
  /** What to change, where the code has such advice. */
  hint(issue: Issue): string | null;
  /** A line of a checklist: what is asked for, and how far it is. */
  item(item: Item): string;
  /** What an event does, as on a button: `Skip to “Bid”`. */
  event(event: { readonly type: string }): string;
  standing(standing: string): string;
  /** Of an opportunity, or of a process. */
  status(status: string): string;
  condition(condition: Condition): string;
  /** With `series` as that series calls it; without, as the first does that has it. So for outcomes, reasons, variants. */
  stage(id: StageOf<M> | AfterWinStageOf<M>, series?: SeriesOf<M>): string;
  outcome(id: OutcomeOf<M>, series?: SeriesOf<M>): string;
  reason(id: string, series?: SeriesOf<M>): string;
  variant(id: VariantOf<M>, series?: SeriesOf<M>): string;
  series(id: SeriesOf<M>): string;
  field(id: FieldOf<M> | 'type'): string;
  action(id: ActionOf<M>): string;
  process(id: ProcessOf<M>): string;
  role(id: RoleOf<M>): string;
  question(id: QuestionOf<M>): string;
  check(id: CheckOf<M>): string;
  state(id: CustomerStateOf<M>): string;
  type(id: TypeOf<M>): string;
};

/**
 * Makes the texts of a model in one language: sentences say 预计金额, not `amount`.
 *
 * Labels are looked up by language tag once, here: the exact tag, its language, English, any, else the id. A translator
 * is cheap to keep and may serve every request in its language.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, en, translator } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   fields: { amount: { type: 'money', label: { en: 'Expected amount', 'zh-CN': '预计金额' } } },
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'a', requires: { fields: ['amount'] } }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] } }],
 * }));
 * const t = translator(plan, en);
 * t({ code: 'missing_field', severity: 'error', path: '', params: { field: 'amount' } }) // => '“Expected amount” is not filled in.'
 * t.stage('a') // => 'a'
 */
export function translator<M extends SalesModelInput>(plan: SalesPlan<M>, locale: Locale): Translator<M> {
  demandPlan(plan);
  demandLocale(locale);
  const { definition } = plan as AnyPlan;
  const names = labelNames(definition, locale);
  const seriesIds: readonly string[] = definition.series.map(({ id }: { readonly id: string }) => id);
  const anywhere: NameOf = (kind, id) => names(null, kind, id);
  // The series that an issue lies in, by its path or by itself.
  const within = ({ path, params }: Pick<Issue, 'path' | 'params'>): NameOf => {
    const named = typeof params.series === 'string' ? params.series : null;
    const series = seriesIds.find((id) => path.startsWith(`series.${id}.`)) ?? named;
    return (kind, id) => names(series, kind, id);
  };
  const conditionOf: ConditionOf = (issue) =>
    (conditionAt(definition, issue.path) as Json | undefined) ?? conditionInParams(issue);
  const word = (group: keyof Locale['words'], id: string) => locale.words[group][id] ?? id;
  const name = (kind: NameKind) => (id: string, series?: string) => names(series ?? null, kind, id);

  const say = (issue: Issue) =>
    issueText(issue, locale.messages, locale, within(issue), conditionOf) ?? bareText(issue);
  return Object.assign(say, {
    hint: (issue: Issue) => issueText(issue, locale.hints, locale, within(issue), conditionOf),
    item: (item: Item) => itemText(item),
    event: (event: { readonly type: string }) =>
      eventText(event as { readonly type: string; readonly [property: string]: Json }, locale, anywhere),
    standing: (standing: string) => word('standings', standing),
    status: (status: string) => word('statuses', status),
    condition: (condition: Condition) => conditionText(condition as Json, locale, anywhere) ?? '',
    stage: name('stage'),
    outcome: name('outcome'),
    reason: name('reason'),
    variant: name('variant'),
    series: name('series'),
    field: name('field'),
    action: name('action'),
    process: name('process'),
    role: name('role'),
    question: name('question'),
    check: name('check'),
    state: name('customerState'),
    type: name('type'),
  }) as unknown as Translator<M>;

  function itemText({ kind, path, params, required = true, applicable = true }: Item): string {
    // That it does not apply is said once, behind it.
    const told = applicable ? params : { ...params, state: null };
    const issue: Issue = { code: kind, severity: 'info', path, params: told };
    const item = issueText(issue, locale.items, locale, within(issue), conditionOf) ?? bareText(issue);
    const wrap = applicable ? (required ? null : 'optional') : 'notApplicable';
    const template = wrap === null ? undefined : locale.items[wrap];
    return template === undefined ? item : fillTemplate(template, (param) => (param === 'item' ? item : null));
  }
}

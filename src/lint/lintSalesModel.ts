import { completeModel, type SalesModel, type SalesModelInput } from '../definition/index.js';
import { createIssue, type Issue, isRecord, unknownProperties, wrongType } from '../issues/index.js';
import { checkModel, declarationsOf, malformedAt } from '../plan/index.js';
import { absentBlocks } from './absentBlocks.js';
import { allRules } from './allRules.js';
import type { AnyHistory, Design } from './Design.js';
import { evidenceOf } from './Evidence.js';
import { evidenceRules } from './evidenceRules.js';
import type { Finding } from './Finding.js';
import type { NamedRule, Report } from './LintRule.js';
import { type ActiveRule, type RulesInput, readRules } from './readRules.js';
import { leavesShapeWhole, refusal } from './refusals.js';

/** How to look at a model. */
export type LintOptions = {
  /** Let blocks that are left out altogether weigh in full, and hold their rules as if they stood there empty. */
  readonly strict?: boolean;
  /** Rules by code (`vague_stage_name`) or number (`SW204`): off, another severity, or `[severity, options]`. */
  readonly rules?: RulesInput;
  /**
   * What happened: a history of one series, or one for each. The rules that rest on evidence are looked for in it, each
   * where there is enough of it (`minimum`), by what the history last knows.
   */
  readonly history?: AnyHistory | readonly AnyHistory[];
};

/**
 * Checks the design of a sales model: faults for which it would not compile, and advice.
 *
 * Every finding is data: code, number, severity, a path into the model, parameters, and where a path through the stages
 * proves the fault, that path. `formatFindings`, `toFindingsJson`, `toFindingsMarkdown` and `toSarif` make texts of them.
 * A block that the model leaves out altogether is told once, as info (`block_absent`); under `strict` with its full
 * severity, beside what its rules have to say. `strict` only adds. Where the compiler refuses the model for its shape,
 * rules have nothing to read, and only that is told. Conditions are decided over what the model declares; what rests on
 * a host's check is never called impossible. With a `history` the rules that rest on evidence are looked for too, unless
 * the compiler refuses the model.
 *
 * Cost: about linear in the size of the model, at most some 100 times compiling it; and in the events of a history.
 *
 * @param model a model as written or loaded, whether it compiles or not.
 * @returns findings, those of the compiler first, then by number; empty where there is nothing to say. Wrong names,
 * severities and options of rules are findings too (`unknown_rule`, `invalid_rule_severity`, `unknown_rule_option`,
 * `invalid_rule_option`, `fixed_rule` for what compiling refuses anyway, `rule_set_twice`), with paths that begin with `rules.`, and options that nobody reads (`unknown_property`); so is what is no history (`not_a_history`). It never throws.
 * @example
 * import { lintSalesModel } from 'stagewright/lint';
 * const findings = lintSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   series: [{ id: 's', won: 'order-placed', stages: [{ id: 'talk' }, { id: 'trust', label: 'Build trust' }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }, { id: 'lost', kind: 'lost' }] } }],
 * });
 * findings.filter(({ severity }) => severity !== 'info').map(({ number, path }) => [number, path])
 * // => [['SW204', 'series.s.stages.trust']]
 */
export function lintSalesModel(model: SalesModelInput, options: LintOptions = {}): readonly Finding[] {
  const { rules, history, strict: isStrict } = isRecord(options) ? options : ({} as LintOptions);
  const strict = isStrict === true;
  const { activeOf, wrong: wrongRules } = readRules(rules ?? {});
  const wrong = [...wrongOptions(options), ...wrongRules];
  const completed = complete(model);
  if ('number' in completed) return [...wrong, completed];
  const refused = checkModel(completed);
  const findings = [...wrong, ...refused.map((issue) => refusal(issue, completed))];
  if (!refused.every(leavesShapeWhole)) return findings;
  const { evidence, wrong: unfit } = evidenceOf(completed, history === undefined ? [] : [history].flat());
  const design: Design = {
    input: model,
    model: completed,
    declared: declarationsOf(completed),
    strict,
    evidence,
    absent: absentBlocks(model, completed),
  };
  for (const active of activeOf(allRules)) {
    const { block, check } = active.rule;
    if (block !== undefined && design.absent.has(block) && !strict) continue;
    findings.push(...gather(active, (report) => check(design, report, active.options)));
  }
  if (hasErrors(refused)) return findings;
  findings.push(...unfit);
  for (const active of activeOf(evidenceRules)) {
    for (const each of evidence)
      findings.push(...gather(active, (report) => active.rule.examine(each, report, active.options, design)));
  }
  return findings;
}

/** Options that are none, or that nobody reads: a misspelt `strict` would count for nothing. */
function wrongOptions(options: unknown): readonly Finding[] {
  const issues = isRecord(options)
    ? [
        ...unknownProperties(options, ['strict', 'rules', 'history'], (name) => `options.${name}`),
        ...(['boolean', 'undefined'].includes(typeof options.strict)
          ? []
          : [wrongType('options.strict', 'boolean', options.strict)]),
      ]
    : [wrongType('options', 'record', options)];
  return issues.map((issue) => ({ ...issue, number: 'SW000' }));
}

function complete(model: SalesModelInput): SalesModel | Finding {
  try {
    return completeModel(model);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return { ...malformedAt(model, completeModel, cause), number: 'SW000' };
  }
}

const hasErrors = (issues: readonly Issue[]) => issues.some(({ severity }) => severity === 'error');

/** What a rule reports, with its number, and the severity that the configuration, the case or the rule gives. */
function gather(
  { rule: { code, number, severity: preset }, severity }: ActiveRule<NamedRule>,
  look: (report: Report) => void,
): readonly Finding[] {
  const findings: Finding[] = [];
  const report: Report = (path, params = {}, { witness, severity: own } = {}) => {
    const issue = createIssue(code, path, params, severity ?? own ?? preset);
    findings.push({ ...issue, number, ...(witness === undefined || witness.length === 0 ? {} : { witness }) });
  };
  look(report);
  return findings;
}

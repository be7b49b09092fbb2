import type { IssueParams, Json, Severity } from '../issues/index.js';
import type { Block } from './absentBlocks.js';
import type { Design } from './Design.js';

/** Numbers, switches, and lists of texts: whatever a rule can be told in a configuration. */
export type RuleOptions = { readonly [name: string]: number | boolean | readonly string[] };

/** Tells one place that a rule is about. */
export type Report = (
  path: string,
  params?: IssueParams,
  more?: {
    readonly witness?: readonly string[];
    /** Where one case of a rule weighs less than the others. */
    readonly severity?: Severity;
  },
) => void;

/** One piece of advice: what it is called, how heavily it weighs, what it can be told, and what it looks for. */
export type LintRule<Options extends RuleOptions = Record<never, never>> = {
  /** The code of its findings. */
  readonly code: string;
  readonly number: string;
  readonly severity: Severity;
  /** Not looked at where this block is left out altogether, unless `strict`: `block_absent` says so once. */
  readonly block?: Block;
  /** Thresholds and lists, with the values that hold unless a configuration says otherwise. */
  readonly options: Options;
  readonly check: (design: Design, report: Report, options: Options) => void;
};

// biome-ignore lint/suspicious/noExplicitAny: rules with any options stand in one list.
export type AnyRule = LintRule<any>;

/** What a rule of either sort is called, and what it can be told. */
export type NamedRule = Pick<AnyRule, 'code' | 'number' | 'severity' | 'options'>;

/** How a configuration grades a rule, and what it tells it. */
export type RuleSetting = 'off' | Severity | readonly [severity: Severity, options: { readonly [name: string]: Json }];

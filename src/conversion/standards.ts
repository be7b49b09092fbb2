import { createIssue, type Issue, isRecord, StagewrightError, unknownProperties, wrongType } from '../issues/index.js';
import { type CalendarInput, instantText } from '../values/index.js';
import { numberIssues } from './numberIssues.js';
import { type During, readDuring } from './reportBounds.js';

/** A number to be held against. The first one whose `when` a group fits holds; without `when` it is the rule for the rest. */
export type Standard<B extends string = string> = {
  /** Values of attributes, each of which must be those of the group. */
  readonly when?: { readonly [attribute in B]?: string | null };
  /** That of the industry: a rate from 0 to 1, or days. */
  readonly industry?: number;
  /** The own one; left out: that of `baseline`, where it is given. */
  readonly own?: number;
  /** w of w·own + (1 − w)·industry; left out, the industry counts like `strength` opportunities. */
  readonly ownWeight?: number;
};

/** What a period is held against. */
export type StandardOptions<B extends string = never> = {
  /** The period judged. */
  readonly during: During;
  /** The own history that is the standard, or a part of it: a period that ends before the one judged begins. */
  readonly baseline?: During;
  readonly standards?: readonly Standard<B>[];
  /** How many opportunities of the own history an industry's number without `ownWeight` weighs as much as; default 20. */
  readonly strength?: number;
};

export const STANDARD_OPTIONS = { during: 'needed', baseline: 'any', standards: 'any', strength: 'any' } as const;

/** Half-open, in epoch milliseconds. */
type Period = { readonly from: number; readonly to: number };

/**
 * @param most The largest value that a standard may have; the smallest is 0.
 * @param attributes Those of the history, of which `when` may speak.
 * @throws {StagewrightError} `wrong_type`, `unknown_property`, `unreadable_instant`, `empty_period`, `baseline_overlaps`,
 * `out_of_range`, `missing_property` for an own number beside an industry's without a weight.
 */
export function readStandards<B extends string>(
  options: StandardOptions<B> & { readonly calendar?: CalendarInput },
  most: number | null,
  attributes: readonly string[],
): {
  readonly during: Period;
  readonly baseline: Period | null;
  readonly standards: readonly Standard<B>[];
  readonly strength: number;
} {
  const { standards = [], strength = 20, calendar = 'UTC' } = options;
  if (!Array.isArray(standards)) throw new StagewrightError([wrongType('standards', 'list', standards)]);
  const shapes = standards.flatMap((standard, index) => shapeIssues(standard, `standards.${index}`, attributes));
  if (shapes.length > 0) throw new StagewrightError(shapes);
  const during = readDuring(options.during, calendar, 'during');
  const baseline = options.baseline === undefined ? null : readDuring(options.baseline, calendar, 'baseline');
  const issues = [
    ...standardIssues(standards, strength, most),
    ...(baseline !== null && baseline.to > during.from
      ? [
          createIssue('baseline_overlaps', 'baseline', {
            to: instantText(baseline.to),
            from: instantText(during.from),
          }),
        ]
      : []),
  ];
  if (issues.length > 0) throw new StagewrightError(issues);
  return { during, baseline, standards, strength };
}

function standardIssues(standards: readonly Standard[], strength: number, most: number | null): readonly Issue[] {
  const numberOrNone = (path: string, value: number | undefined, max: number | null) =>
    value === undefined ? [] : numberIssues(path, value, { min: 0, ...(max === null ? {} : { max }) });
  return [
    ...numberIssues('strength', strength, { above: 0 }),
    ...standards.flatMap(({ industry, own, ownWeight }, index) => [
      ...numberOrNone(`standards.${index}.industry`, industry, most),
      ...numberOrNone(`standards.${index}.own`, own, most),
      ...numberOrNone(`standards.${index}.ownWeight`, ownWeight, 1),
      ...(own !== undefined && industry !== undefined && ownWeight === undefined
        ? [createIssue('missing_property', `standards.${index}`, { property: 'ownWeight' })]
        : []),
    ]),
  ];
}

/** Whether it has the shape of a standard, and speaks of attributes that there are. */
function shapeIssues(standard: unknown, path: string, attributes: readonly string[]): readonly Issue[] {
  if (!isRecord(standard)) return [wrongType(path, 'record', standard)];
  const { when = {} } = standard;
  return [
    ...unknownProperties(standard, ['when', 'industry', 'own', 'ownWeight'], (name) => `${path}.${name}`),
    ...(isRecord(when)
      ? unknownProperties(when, attributes, (name) => `${path}.when.${name}`)
      : [wrongType(`${path}.when`, 'record', when)]),
  ];
}

/** The first standard that a group fits. */
export function standardFor<B extends string>(
  standards: readonly Standard<B>[],
  key: { readonly [attribute: string]: string | null },
): Standard<B> | undefined {
  return standards.find(({ when = {} }) =>
    Object.entries(when).every(([attribute, value]) => Object.hasOwn(key, attribute) && key[attribute] === value),
  );
}

/** Where a standard comes from. */
export type StandardBy = 'weighted' | 'shrunk' | 'own' | 'industry' | 'none';

/** The number to be held against, and its parts. */
export type SettledStandard = {
  readonly own: number | null;
  readonly industry: number | null;
  readonly standard: number | null;
  readonly by: StandardBy;
};

/**
 * w·own + (1 − w)·industry where a weight is given, else (n·own + m·industry) / (n + m) with n of the own history; with one
 * source, that.
 *
 * @param measured What the own history gives, and of how many.
 * @param strength m.
 */
export function settleStandard(
  given: Standard | undefined,
  measured: { readonly value: number | null; readonly n: number },
  strength: number,
): SettledStandard {
  const industry = given?.industry ?? null;
  const own = given?.own ?? measured.value;
  if (own === null) return { own, industry, standard: industry, by: industry === null ? 'none' : 'industry' };
  if (industry === null) return { own, industry, standard: own, by: 'own' };
  const { ownWeight } = given ?? {};
  const weight = ownWeight ?? measured.n / (measured.n + strength);
  // To the digits that a number holds: half of 0.35 and half of 0.3 is 0.325.
  const standard = Number((weight * own + (1 - weight) * industry).toPrecision(15));
  return { own, industry, standard, by: ownWeight === undefined ? 'shrunk' : 'weighted' };
}

import { createIssue, demandOptions, demandType, StagewrightError, unknownChoice } from '../issues/index.js';
import { demandAttributes } from './demandAttributes.js';

/** The keys of a row that tells of one change of one attribute. Only the first three are necessary. */
export type ChangeColumns<C> = {
  readonly opportunityId: keyof C & string;
  /** From when on the value is another. */
  readonly at: keyof C & string;
  /** The value from then on; blank for none. */
  readonly to: keyof C & string;
  /** The value before; blank where there was none, or nobody says it. */
  readonly from?: keyof C & string;
  /** When it became known; left out: when it happened. */
  readonly recordedAt?: keyof C & string;
  /** Which attribute it is of; left out: of the one of `attributes`. */
  readonly attribute?: keyof C & string;
};

/** A table of changes of attributes, as field histories of CRMs have it: one row a change, in any order. */
export type AttributeChangeTable<C, B extends string> = {
  readonly rows: Iterable<C>;
  readonly columns: ChangeColumns<C>;
  /** The attributes whose changes are read; one, where no column names it. */
  readonly attributes: readonly B[];
  /** What the table calls an attribute otherwise, as in `{ OwnerId: 'owner' }`. */
  readonly aliases?: { readonly [name: string]: NoInfer<B> };
};

/** @throws {StagewrightError} `wrong_type`, `unknown_property`, `missing_property`, `reserved_name`, `unknown_choice` for an alias of no attribute. */
export function demandChangeTable(path: string, table: AttributeChangeTable<never, string>): void {
  demandOptions(path, table, ['rows', 'columns', 'attributes', 'aliases']);
  const { rows, columns, attributes, aliases = {} } = table;
  demandType(`${path}.rows`, 'list', rows);
  demandOptions(`${path}.columns`, columns, ['opportunityId', 'at', 'to', 'from', 'recordedAt', 'attribute']);
  demandAttributes(`${path}.attributes`, attributes);
  demandType(`${path}.aliases`, 'record', aliases);
  const needed: readonly (keyof ChangeColumns<never>)[] = [
    'opportunityId',
    'at',
    'to',
    ...(attributes.length === 1 ? [] : (['attribute'] as const)),
  ];
  const issues = [
    ...needed.flatMap((property) =>
      columns[property] === undefined ? [createIssue('missing_property', `${path}.columns`, { property })] : [],
    ),
    ...Object.entries(aliases).flatMap(([alias, name]) =>
      attributes.includes(name) ? [] : [unknownChoice(`${path}.aliases.${alias}`, name, attributes)],
    ),
  ];
  if (issues.length > 0) throw new StagewrightError(issues);
}

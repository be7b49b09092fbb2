import type { Series } from '../definition/index.js';
import { type Checking, report } from './Checking.js';
import { SERIES, STAGE } from './checkedShapes.js';
import { fieldType } from './checkFields.js';
import { eachElement } from './checkId.js';
import { checkAliases, checkOutcomeNames, checkStateKeys } from './checkNames.js';
import { checkReachability } from './checkReachability.js';
import { checkShape } from './checkShape.js';
import { checkAuto, checkMoveRules, checkVariants } from './checkStageOrder.js';
import { idsOf } from './startChecking.js';

/** Faults of the catalogue's stages: `code|rest of the path|id`, so that a series that uses one does not repeat them. */
export type CatalogueFaults = ReadonlyMap<string, ReadonlySet<string>>;

/** The table of moves holds one byte for each pair of places. */
const MAX_PLACES = 2_000;

/** A series: what it names, then whether its stages and outcomes make sense together. */
export function checkSeries(checking: Checking, series: Series, path: string, catalogue: CatalogueFaults): void {
  const { declared, issues } = checking;
  const before = issues.length;
  const malformed = checking.malformed;
  if (countPlaces(series) > MAX_PLACES) {
    checking.malformed++;
    return report(checking, 'too_large', path, { max: MAX_PLACES });
  }
  declared.openStage = idsOf(series.stages);
  declared.stage = new Set([...declared.openStage, ...idsOf(series.afterWin)]);
  declared.outcome = idsOf((series.result as Series['result'] | undefined)?.outcomes);

  eachElement(checking, 'stage', series.stages, `${path}.stages`, (stage, at) =>
    checkStage(checking, stage, at, catalogue),
  );
  eachElement(checking, 'stage', series.afterWin, `${path}.afterWin`, (stage, at) =>
    checkStage(checking, stage, at, catalogue),
  );
  checkShape(checking, SERIES, series, path);
  if (checking.malformed > malformed) return;

  if (series.stages.length === 0) report(checking, 'empty_list', `${path}.stages`);
  checkGoal(checking, series, path);
  checkDeal(checking, series, path);
  checkOrders(checking, series, path);
  checkOutcomeNames(checking, series, path);
  checkAliases(checking, series, path);
  checkStateKeys(
    checking,
    [...series.stages, ...series.afterWin].map(({ id }) => id),
    `${path}.stages`,
  );
  checkStateKeys(
    checking,
    series.result.outcomes.map(({ id }) => id),
    `${path}.result.outcomes`,
  );
  checkMoveRules(checking, series, path);
  checkAuto(checking, series, path);
  checkVariants(checking, series, path);
  // A stage that is misspelt somewhere is one fault; the stages that it cuts off are not told as well.
  if (!issues.slice(before).some(isAboutStages)) checkReachability(checking, series, path);
}

function countPlaces({ stages, afterWin, result }: Series): number {
  const lists: readonly unknown[] = [stages, afterWin, (result as Series['result'] | undefined)?.outcomes];
  return lists.reduce((count: number, list) => count + (Array.isArray(list) ? list.length : 0), 0);
}

function isAboutStages({ code, params }: Checking['issues'][number]): boolean {
  return (
    code === 'after_win_stage' || code === 'duplicate_id' || (code === 'unknown_reference' && params.kind === 'stage')
  );
}

function checkStage(
  checking: Checking,
  stage: { readonly [property: string]: unknown },
  path: string,
  catalogue: CatalogueFaults,
): void {
  const { issues } = checking;
  const before = issues.length;
  checkShape(checking, STAGE, stage, path);
  const known = typeof stage.use === 'string' ? catalogue.get(stage.use) : undefined;
  if (known === undefined || issues.length === before) return;
  const own = issues.splice(before).filter((issue) => !known.has(faultKey(issue, path)));
  for (const issue of own) issues.push(issue);
}

/** A fault by what it is and where in the stage it is. */
export function faultKey({ code, path, params }: Checking['issues'][number], stagePath: string): string {
  return JSON.stringify([code, path.slice(stagePath.length), params.id ?? null]);
}

/** Once the customer's states are named, a series leads from one of them to a later one. */
function checkGoal(checking: Checking, { from, to }: Series, path: string): void {
  const order = checking.model.customerStates.map(({ id }) => id);
  if (order.length === 0) return;
  const missing = [...(from === undefined ? ['from'] : []), ...(to === undefined ? ['to'] : [])];
  if (missing.length > 0) return report(checking, 'series_without_goal', path, { missing });
  const start = order.indexOf(from ?? '');
  const goal = order.indexOf(to ?? '');
  if (start >= 0 && goal >= 0 && goal <= start)
    report(checking, 'series_without_goal', `${path}.to`, { from: from ?? '', to: to ?? '' });
}

function checkDeal(checking: Checking, { deal }: Series, path: string): void {
  checkFieldType(checking, deal.amount, ['money', 'number'], `${path}.deal.amount`);
  checkFieldType(checking, deal.closeOn, ['date'], `${path}.deal.closeOn`);
}

function checkFieldType(checking: Checking, id: string | undefined, expected: readonly string[], path: string): void {
  const type = id === undefined ? undefined : fieldType(checking, id);
  if (id === undefined || type === undefined || expected.includes(type)) return;
  report(checking, 'wrong_field_type', path, { field: id, type, expected });
}

/** An order may follow the signing alone. */
function checkOrders(checking: Checking, series: Series, path: string): void {
  const { won } = series;
  for (const { id, effects } of series.stages) tell(effects, `${path}.stages.${id}.effects`, { stage: id });
  for (const { id, kind, effects } of series.result.outcomes) {
    if (kind !== 'won' || won === 'bid-won')
      tell(effects, `${path}.result.outcomes.${id}.effects`, { outcome: id, won });
  }

  function tell(
    effects: readonly { readonly type: string }[],
    at: string,
    params: { readonly [name: string]: string },
  ): void {
    effects.forEach(({ type }, index) => {
      if (type === 'order.allow') report(checking, 'order_before_signing', `${at}.${index}`, params);
    });
  }
}

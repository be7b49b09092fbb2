import type { SalesModelInput } from '../definition/index.js';
import { createIssue, demandType, StagewrightError } from '../issues/index.js';
import { type AnyPlan, demandPlan, type SalesPlan, trackOf } from '../plan/index.js';
import { type Deal, readDate, readMoney } from '../values/index.js';
import type { AnyOpportunity, Opportunity } from './Opportunity.js';
import { own } from './own.js';

/**
 * Opportunities as the rows that forecasts take: which field is the amount and which the close date stands in the
 * series (`deal`), and the probability is the one given by hand, else the stage's.
 *
 * A won opportunity has probability 1, a lost or abandoned one 0; a stage without `winProbability` gives `null`, and so
 * does an amount or date that is missing or none: nothing is made up. Voided opportunities are no deals. A given probability that has an
 * expiry stays with it: whether it is over is decided by the report's date. A close is told by its instant: of which day it
 * is decides the report's zone.
 *
 * @returns one deal per opportunity that is not void, in their order; an empty list for none.
 * @throws {StagewrightError} `wrong_type` where no list is given, or an entry is no record; `model_mismatch` for an
 * opportunity whose series the plan does not have.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, openOpportunity, toDeals } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1, fields: { amount: { type: 'money' }, closeDate: { type: 'date' } },
 *   series: [{
 *     id: 's', won: 'order-placed', deal: { amount: 'amount', closeOn: 'closeDate' },
 *     stages: [{ id: 'a', winProbability: 0.2 }], result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const fields = { amount: { amount: '100', currency: 'CNY' }, closeDate: '2026-06-30' };
 * const opened = openOpportunity(plan, { id: 'o-1', fields }, { at: '2026-03-01T09:00:00Z', by: { id: 'ann', roles: [] } });
 * if (!opened.ok) throw new Error(opened.standing);
 * const [deal] = toDeals(plan, [opened.opportunity]);
 * deal.amount // => { amount: '100.00', currency: 'CNY' }
 * deal.probability // => { value: 0.2, source: 'stage' }
 * deal.status // => 'open'
 */
export function toDeals<M extends SalesModelInput>(
  plan: SalesPlan<M>,
  opportunities: Iterable<Opportunity<M>>,
): readonly Deal[] {
  demandPlan(plan);
  demandType('opportunities', 'list', opportunities);
  const deals: Deal[] = [];
  for (const opportunity of opportunities) {
    demandType('opportunities', 'record', opportunity);
    const deal = toDeal(plan as AnyPlan, opportunity as unknown as AnyOpportunity);
    if (deal !== null) deals.push(deal);
  }
  return deals;
}

function toDeal(plan: AnyPlan, opportunity: AnyOpportunity): Deal | null {
  const { status, closing, stage } = opportunity;
  const track = trackOf(plan, opportunity.series, opportunity.variant);
  if (track === undefined) {
    const { id, model } = opportunity;
    const { id: expectedModel, version: expectedVersion } = plan;
    const params = { id, model: model?.id ?? null, version: model?.version ?? null, expectedModel, expectedVersion };
    throw new StagewrightError([createIssue('model_mismatch', 'opportunities', params)]);
  }
  if (status === 'voided') return null;
  const { deal } = track.series;
  const valueIn = (field: string | undefined) =>
    field === undefined ? null : (own(opportunity.fields, field)?.value ?? null);
  const amount = valueIn(deal.amount);
  const closeOn = valueIn(deal.closeOn);
  const stagePlan = stage === null ? undefined : track.stages[track.stageIndex.get(stage) ?? -1];
  const outcome = closing === null ? undefined : track.outcomes[track.outcomeIndex.get(closing.outcome) ?? -1]?.outcome;
  const category = outcome?.forecastCategory ?? stagePlan?.stage.forecastCategory;
  return {
    id: opportunity.id,
    opportunityId: opportunity.id,
    series: opportunity.series,
    ...(category === undefined ? {} : { category }),
    ...(closing === null ? {} : { closedOn: closing.at }),
    amount: readMoney(amount),
    stage: stage ?? closing?.outcome ?? '',
    status: closing === null ? 'open' : closing.kind,
    probability: probabilityOf(opportunity, stagePlan?.stage.winProbability ?? null),
    closeOn: readDate(closeOn),
    owner: opportunity.owner,
  } as Deal;
}

function probabilityOf({ closing, probability }: AnyOpportunity, stageValue: number | null): Deal['probability'] {
  if (closing !== null) return { value: closing.kind === 'won' ? 1 : 0, source: 'stage' };
  if (probability !== null) {
    const { value, by, at, reason, expiresOn } = probability;
    return { value, source: 'manual', by, at, reason, expiresOn, stageValue } as Deal['probability'];
  }
  return stageValue === null ? null : { value: stageValue, source: 'stage' };
}

import { createIssue, type Issue, StagewrightError, shown } from '../issues/index.js';
import type { MoneyInput } from '../values/index.js';
import type { DealInput } from './DealInput.js';
import { drawsOf } from './Draws.js';
import { demand, exactRecord, given, iterable, listOf, nullable, text } from './demand.js';
import type { ForecastOptions } from './ForecastOptions.js';
import { type ForecastScope, scopeOf } from './ForecastScope.js';
import { minorIn } from './minorIn.js';
import { moneyIn } from './moneyIn.js';
import { readDeals } from './readDeals.js';
import { readForecastOptions } from './readForecastOptions.js';
import { totalLaw } from './totalLaw.js';
import { type TowardsQuota, towardsQuota } from './towardsQuota.js';
import { weightedForecast } from './weightedForecast.js';

export type QuotaAttainmentOptions = ForecastOptions & {
  /** What each owner is to win in the period of `closing`; `null` for what belongs to nobody. */
  readonly quotas: readonly { readonly owner: string | null; readonly quota: MoneyInput }[];
};

/** Where a quota stands, and the odds of reaching it, deals taken for independent. */
export type QuotaPart = TowardsQuota & { readonly probability: number };

export type QuotaAttainment = ForecastScope & {
  readonly method: 'quotaAttainment';
  readonly asOf: string;
  readonly n: number;
  readonly excluded: { readonly [why: string]: number };
  readonly warnings: readonly Issue[];
  /** All deals against the sum of the quotas. */
  readonly total: QuotaPart;
  /** By owner, those with a quota or with deals; won, weighted and quota add up to the total. */
  readonly owners: readonly ({ readonly owner: string | null } & QuotaPart)[];
};

/**
 * How far each owner is towards a quota, and all together: won over quota, forecast over quota, and the odds of reaching it
 * (`forecastDistribution`). Population: that of `weightedForecast` with the same options.
 *
 * Quotas of owners with overlapping deals are not for this: a deal has one owner. An owner without a quota has one of 0,
 * attainment `null`.
 *
 * @returns owners with a quota and nothing won for no deals.
 * @throws {StagewrightError} as `weightedForecast`, `duplicate_id` for an owner twice, and for quotas as `forecastDistribution`.
 *
 * @example
 * import { quotaAttainment } from 'stagewright/forecast';
 * const CNY = (amount: string) => ({ amount, currency: 'CNY' });
 * const deal = (id: string, status: 'open' | 'won', amount: string, owner: string) => ({
 *   id, status, amount: CNY(amount), stage: 'bid', probability: { value: status === 'won' ? 1 : 0.5, source: 'stage' }, closeOn: '2026-12-01', owner,
 * }) as const;
 * const { total, owners } = quotaAttainment([deal('a', 'won', '400', 'li'), deal('b', 'open', '600', 'li'), deal('c', 'open', '100', 'wu')], {
 *   asOf: '2026-11-01T00:00:00Z', currency: 'CNY', quotas: [{ owner: 'li', quota: CNY('800') }, { owner: 'wu', quota: CNY('200') }],
 * });
 * [total.attainment, total.forecastAttainment] // => [0.4, 0.75]
 * owners.map(({ owner, attainment, probability }) => [owner, attainment, probability]) // => [['li', 0.5, 0.5], ['wu', 0, 0]]
 */
export function quotaAttainment(deals: Iterable<DealInput>, options: QuotaAttainmentOptions): QuotaAttainment {
  const settings = readForecastOptions(options, {
    quotas: listOf(exactRecord({ owner: nullable(text), quota: given })),
  });
  demand({ deals }, { deals: iterable });
  const { quotas, ...rest } = options;
  const rows = [...deals];
  const { currency } = settings;
  const issues = quotas.flatMap(({ owner }, index) =>
    quotas.findIndex((one) => one.owner === owner) === index
      ? []
      : [createIssue('duplicate_id', `quotas.${index}`, { id: shown(owner), kind: 'owner' })],
  );
  const minor = new Map(
    quotas.map(({ owner, quota }, index) => [owner, minorIn(currency, quota, `quotas.${index}.quota`, issues)]),
  );
  if (issues.length > 0) throw new StagewrightError(issues);
  const whole = weightedForecast(rows, { ...rest, groupBy: ['owner'] });
  const owners = [...new Set([...whole.groups.map(({ key }) => key.owner ?? null), ...minor.keys()])];
  owners.sort((a, b) => (b === null || (a !== null && a < b) ? -1 : 1));
  const money = moneyIn(currency);
  const nothing = { won: money(0), weighted: money(0) };
  const read = readDeals(rows, settings).rows;
  const part = (
    value: Pick<TowardsQuota, 'won' | 'weighted'>,
    quota: bigint,
    isOwn: (row: number) => boolean = () => true,
  ): QuotaPart => {
    // The odds alone: `forecastDistribution` tells quantiles under several correlations beside them.
    const law = totalLaw(drawsOf(read, settings.rounding, isOwn), 0);
    return { ...towardsQuota(value, quota), probability: law.atLeast(quota) };
  };
  return {
    method: 'quotaAttainment',
    asOf: whole.asOf,
    ...scopeOf(settings),
    n: whole.n,
    excluded: whole.excluded,
    warnings: whole.warnings,
    total: part(
      whole.total,
      [...minor.values()].reduce((sum, quota) => sum + quota, 0n),
    ),
    owners: owners.map((owner) => ({
      owner,
      ...part(
        whole.groups.find(({ key }) => (key.owner ?? null) === owner)?.value ?? nothing,
        minor.get(owner) ?? 0n,
        (row) => read.deals[row]?.owner === owner,
      ),
    })),
  };
}

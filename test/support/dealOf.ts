import type { DealInput } from '../../src/forecast/index.js';

export const FORECAST_OPTIONS = { asOf: '2026-11-15T00:00:00Z', currency: 'CNY' } as const;

/** An open deal of 100 yuan at one in two that closes at the end of 2026; say only what matters. */
export function dealOf(over: Partial<DealInput> = {}): DealInput {
  const probability =
    over.status === undefined || over.status === 'open' ? ({ value: 0.5, source: 'stage' } as const) : null;
  return {
    id: 'd',
    amount: { amount: '100.00', currency: 'CNY' },
    stage: 'offer',
    status: 'open',
    probability,
    closeOn: '2026-12-20',
    owner: 'li',
    ...over,
  };
}

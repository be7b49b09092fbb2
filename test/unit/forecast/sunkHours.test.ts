import { expect, it } from 'vitest';
import { sunkCost } from '../../../src/forecast/index.js';

it('hours are added as exactly as their cost', () => {
  const booked = [0.1, 0.2].map((hours) => ({ opportunityId: 'a', role: 'presales', hours }));
  const { opportunities } = sunkCost(booked, { hourlyRates: { presales: { amount: '100', currency: 'CNY' } } });
  expect(opportunities.map(({ hours, cost }) => [hours, cost.amount])).toEqual([[0.3, '30.00']]);
});

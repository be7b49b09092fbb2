import { describe, expect, it } from 'vitest';
import { describe as describeReport, toTable } from '../../../src/conversion/index.js';
import {
  compareForecasts,
  forecastConcentration,
  forecastDistribution,
  weightedForecast,
} from '../../../src/forecast/index.js';
import { en } from '../../../src/locales/en.js';
import { formatIssue } from '../../../src/locales/index.js';
import { zhCN } from '../../../src/locales/zh-CN.js';
import { dealOf, FORECAST_OPTIONS } from '../../support/dealOf.js';
import { thrown } from '../../support/thrown.js';

describe('describe', () => {
  const forecast = weightedForecast([dealOf()], FORECAST_OPTIONS);
  const law = forecastDistribution([dealOf()], FORECAST_OPTIONS);
  it.each([forecast, law, compareForecasts(forecast, forecast), forecastConcentration([dealOf()], FORECAST_OPTIONS)])(
    'tells that results of forecasts are not among the reports that it reads: $method',
    (result) => {
      expect(thrown(() => describeReport(result as never, { locale: en }))).toEqual(['other_report report']);
    },
  );
  it('nor does a table read a law', () => {
    expect(thrown(() => toTable(law as never))).toEqual(['other_report report']);
    try {
      toTable(law as never);
    } catch (error) {
      const [issue] = (error as { issues: readonly Parameters<typeof formatIssue>[0][] }).issues;
      if (issue === undefined) throw error;
      expect(formatIssue(issue, en)).toBe(
        'A result called “enumeration” is not read here: only the reports of stagewright/conversion are described, tabled and broken down.',
      );
      expect(formatIssue(issue, zhCN)).toContain('名为“enumeration”的结果');
    }
  });
});

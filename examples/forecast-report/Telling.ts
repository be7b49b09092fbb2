import type { Money } from 'stagewright';
import type { Language } from '../report-page/ReportPage.js';
import type { ForecastSource } from './forecastSource.js';

/** What sections are made of. */
export type Telling = {
  readonly source: ForecastSource;
  readonly quota: Money;
  readonly say: (english: string, chinese: string) => string;
  readonly language: Language;
};

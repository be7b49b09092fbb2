import { type EvidenceRule, rounded } from '../Evidence.js';

/** The time that a visit is meant to last is not one of the middle half of the times that visits do last. */
export const targetDaysOff: EvidenceRule<{ readonly minimum: number }> = {
  code: 'target_days_off',
  number: 'SW955',
  severity: 'info',
  options: { minimum: 30 },
  examine: ({ series, path, times }, report, { minimum }) => {
    for (const { id: stage, targetDays } of series.stages) {
      const time = times().find((each) => each.stage === stage);
      if (targetDays === undefined || time === undefined || time.entered < minimum) continue;
      const [low, median, high] = [time.q25, time.median, time.q75].map(({ value }) => value);
      // A quantile that the curve does not reach lies beyond everything seen.
      const isBelow = targetDays < (low ?? time.restrictedMean.upTo ?? 0);
      const isAbove = high === null || high === undefined ? false : targetDays > high;
      if (!isBelow && !isAbove) continue;
      const days = [low, median, high].map((value) => (value === null || value === undefined ? null : rounded(value)));
      const [lowDays = null, medianDays = null, highDays = null] = days;
      report(`${path}.stages.${stage}.targetDays`, {
        stage,
        n: time.entered,
        targetDays,
        lowDays,
        medianDays,
        highDays,
      });
    }
  },
};

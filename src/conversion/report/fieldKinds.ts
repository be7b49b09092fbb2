/** What a number is: how many of something, an amount, a part of one (0 to 1), days, or a number of another sort. */
export type ColumnKind = 'name' | 'count' | 'amount' | 'share' | 'days' | 'number' | 'text';

export type FieldKind = { readonly kind: ColumnKind; readonly unit: string | null };

const of = (kind: ColumnKind, unit: string | null, names: string) =>
  names.split(' ').map((name): readonly [string, FieldKind] => [name, { kind, unit }]);

/**
 * What fields of reports mean, by their name, or by the measure and their name where one means something else in it. A
 * measure whose fields are named like those of others needs nothing here.
 */
const KINDS: () => ReadonlyMap<string, FieldKind> = () =>
  new Map([
    ...of(
      'count',
      'opportunities',
      'count n members entered left open parkedNow stayed movedBack abandoned advancedThenLost advancedThenBack tooYoung ' +
        'withoutAmount converted reached won winsUndone lost events resolved seen standing stale closed created raised lowered same ' +
        'dated benchmark/denominator benchmarkDays/ended atRisk compareDistributions/before compareDistributions/after numerator denominator',
    ),
    ...of('count', 'stages', 'stages'),
    ...of('count', 'moves', 'moves skips rollbacks loops reentries stageFlow/count instantaneous'),
    ...of('count', 'changes', 'pushes pulls removals'),
    ...of('count', 'departures', 'conform/count'),
    ...of(
      'amount',
      null,
      'amount averageWon perDay bottlenecks/amount/cost first last now change amounts slippedAmount wonAmount createdAmount',
    ),
    ...of(
      'share',
      'share',
      'value low high share openShare own industry standard difference relative countShareDelta amountShareDelta fitness ' +
        'probability probabilities unknown started shares stageWinRates/won stageWinRates/lost stageWinRates/abandoned ' +
        'cumulativeIncidence/open rate baseline pValue countShare amountShare chained conforming',
    ),
    ...of(
      'days',
      'days',
      'days q25 median q75 q90 mean medianLow medianHigh lastDay upTo medianAge warnAfter alarmAfter perAll perConverted ' +
        'cycleDays medianCycleDays meanPushDays medianPushDays limitDays threshold inStage sinceChange sinceActivity age ' +
        'benchmarkDays/own benchmarkDays/industry benchmarkDays/standard',
    ),
    ...of('number', null, 'cost rank movesPerDay medianRatio statistic degreesOfFreedom position'),
    ...of('text', null, 'reason verdict by isExact shown clock currency closedAt'),
  ]);

/** The kind of a field, asked of its own name first, then of those that it stands in; text and unknown numbers have no unit. */
export function fieldKinds(method: string): (name: string) => FieldKind | null {
  const kinds = KINDS();
  const [measure = '', variant = ''] = method.split('/');
  return (name) => {
    for (const key of name.split('.').reverse()) {
      const kind = kinds.get(`${measure}/${variant}/${key}`) ?? kinds.get(`${measure}/${key}`) ?? kinds.get(key);
      if (kind !== undefined) return kind;
    }
    return null;
  };
}

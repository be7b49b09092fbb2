import type { ChartTexts } from './ChartTexts.js';

export const english: ChartTexts = {
  charts: {
    stageDistribution: {
      title: 'Stage distribution',
      definition: 'Opportunities by where they stand at the instant. Shares are of the whole and add up to 100 %.',
    },
    funnel: {
      title: 'Funnel',
      definition: 'How many reached each stage; in brackets the share of those in the step before.',
    },
    cohortTable: {
      title: 'Cohorts',
      definition: 'What became of each cohort within its follow-up: four disjoint parts that add up to it.',
    },
    stageFlow: {
      title: 'Stage flow',
      definition:
        'Moves between places, each counted. Moves back, reopenings and changes of a result end in a node of their own.',
    },
    winRate: {
      title: 'Win rate',
      definition: 'Won ones of those counted; the bar is the 95 % interval: the smaller the base, the wider.',
    },
    stageWinRates: {
      title: 'Win rate by stage',
      definition: 'The share of opportunities in a stage that is won in the end; the bar is the 95 % interval.',
    },
    timeInStage: {
      title: 'Time in stage',
      definition: 'Days until half have left the stage, with the 95 % band. Those still in it count (Kaplan-Meier).',
    },
    incidence: {
      title: 'How closes add up',
      definition:
        'Shares won, lost and abandoned by each day, with 95 % bands; those still open count (Aalen-Johansen).',
    },
    forecast: {
      title: 'What the forecast may come to',
      definition: 'The chance that the total is more than so much. Nine times out of ten it exceeds the 10 % quantile.',
    },
    forecastFan: {
      title: 'Forecasts over time',
      definition: 'The median of each forecast and the band from its 10 % to its 90 % quantile, against the quota.',
    },
    bridge: {
      title: 'Why the forecast moved',
      definition: 'From one forecast to the next. The steps add up exactly to the difference.',
    },
    concentration: {
      title: 'Concentration',
      definition: 'Shares of the open amount and of its variance that the deals with the most of it carry.',
    },
    reliability: {
      title: 'Reliability of probabilities',
      definition: 'Assumed probability against what happened, by bin, with 95 % intervals. On the diagonal they agree.',
    },
    categories: {
      title: 'Forecast categories',
      definition: 'Amounts in full by category, and the roll-ups of them.',
    },
  },
  words: {
    asOf: 'as of {date}',
    leftOut: 'left out: {count}',
    noData: 'no data',
    opportunities: 'opportunities',
    moves: 'moves',
    amount: 'Amount',
    share: 'Share',
    days: 'days',
    ofAll: '{count} ({share})',
    won: 'Won',
    lost: 'Lost',
    abandoned: 'Abandoned',
    open: 'Open',
    all: 'All',
    none: 'not given',
    advanced: 'Advanced',
    stayed: 'Stayed',
    movedBack: 'Moved back',
    cohort: 'Cohort',
    rolledBack: 'Back to an earlier stage',
    reopened: 'Reopened',
    changed: 'Result changed',
    entered: 'Entered',
    before: 'Before',
    after: 'After',
    new: 'New',
    slipped: 'Slipped',
    rerated: 'Re-rated',
    reamounted: 'Re-amounted',
    currency: 'Currency',
    removed: 'Removed',
    winRate: 'Win rate',
    moreThan: 'The total is more than',
    chance: 'Chance',
    quota: 'Quota',
    quotaOdds: 'Quota: {share}',
    median: 'Median',
    q10: '10 %',
    q90: '90 %',
    date: 'Date of the forecast',
    amountShare: 'Share of the amount',
    varianceShare: 'Share of the variance',
    assumed: 'Assumed probability',
    happened: 'Won in fact',
    perfect: 'Agreement',
    categories: 'Category',
    rollUps: 'Roll-up',
    notGiven: 'No category',
  },
  scales: [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1e3, 'thousand'],
  ],
};

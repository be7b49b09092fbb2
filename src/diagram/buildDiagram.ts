import { demandOptions } from '../issues/index.js';
import {
  type AnyPlan,
  checkModel,
  compileSalesModel,
  demandPlan,
  readRenames,
  trackNamed,
  trackOf,
} from '../plan/index.js';
import { compareDrafts } from './compareDrafts.js';
import type { ComparedPlace, Diagram, DiagramNode, Draft, GroupId, Place } from './Diagram.js';
import type { MoveCount } from './DiagramOptions.js';
import { draftCustomerPath } from './draftCustomerPath.js';
import { draftSeries } from './draftSeries.js';
import { drawEdges } from './drawEdges.js';
import { readTraffic } from './readTraffic.js';
import { type Words, wordsIn } from './wordsIn.js';

type Options = {
  readonly variant?: string;
  readonly language?: string;
  readonly current?: string | null;
  readonly counts?: readonly MoveCount[];
  readonly comparedWith?: AnyPlan;
};

/** The one description behind every renderer: what a plan, and an older one, have to show of a series. */
export function buildDiagram(plan: AnyPlan, series: string | null, options: Options): Diagram {
  demandPlan(plan);
  demandOptions('options', options, ['variant', 'language', 'current', 'counts', 'comparedWith']);
  if (options.comparedWith !== undefined) demandPlan(options.comparedWith);
  const { variant, language = 'en', current = null, counts = [], comparedWith } = options;
  const words = wordsIn(plan, language);
  const now =
    series === null ? draftCustomerPath(plan, words) : draftSeries(plan, trackNamed(plan, series, variant), words);
  const renames = comparedWith === undefined ? null : readRenames(comparedWith.definition, plan.definition);
  const old = comparedWith === undefined || renames === null ? undefined : underNewIds(comparedWith, renames.before);
  const wasId = ({ id, group }: Place): string =>
    old === comparedWith
      ? id
      : (renames?.wasId(KINDS[group], id, group === 'states' ? undefined : String(series)) ?? id);
  const compared = compareDrafts(now, old === undefined ? undefined : draftBefore(old), wasId);
  const traffic = readTraffic(compared, current, counts);
  return {
    title: compared.title,
    legend: compared.isCompared ? words.say('legend') : null,
    language,
    groups: compared.groups,
    nodes: compared.places.map((place) => drawNode(place, traffic.current, words)),
    edges: drawEdges(compared, traffic, words),
  };

  function draftBefore(old: AnyPlan): Draft | null {
    const oldWords = wordsIn(old, language);
    if (series === null) return old.definition.customerStates.length === 0 ? null : draftCustomerPath(old, oldWords);
    const track = trackOf(old, series, variant ?? null);
    return track === undefined ? null : draftSeries(old, track, oldWords);
  }
}

const KINDS: { readonly [group in GroupId]: string } = {
  stages: 'stage',
  afterWin: 'stage',
  result: 'outcome',
  states: 'customerState',
};

/** The older plan as if its elements had always been called what they are called now; as it is where that cannot be. */
function underNewIds(old: AnyPlan, renamed: AnyPlan['definition']): AnyPlan {
  if (renamed === old.definition || checkModel(renamed).some(({ severity }) => severity === 'error')) return old;
  return compileSalesModel(renamed as never) as AnyPlan;
}

function drawNode(place: ComparedPlace, current: string | null, { say, locale }: Words): DiagramNode {
  const isCurrent = place.key === current;
  const { change, changedIn, was } = place;
  const compared = [
    ...(was === null ? [] : [say('renamed', { was })]),
    ...(changedIn.length === 0 ? [] : [say('changedIn', { properties: changedIn.join(locale.listSeparator) })]),
    ...(change === 'new' || change === 'gone' ? [say(change)] : []),
  ];
  return {
    ...place,
    isCurrent,
    marks: [
      ...(place.isStart && change !== 'gone' ? [`▷ ${say('start')}`] : []),
      ...(isCurrent ? [`▶ ${say('here')}`] : []),
      ...compared.map((text) => `[${text}]`),
    ],
  };
}

import { type AnyPlan, trackNamed, trackOf } from '../plan/index.js';
import { compareDrafts } from './compareDrafts.js';
import type { ComparedPlace, Diagram, DiagramNode, Draft } from './Diagram.js';
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
  const { variant, language = 'en', current = null, counts = [], comparedWith } = options;
  const words = wordsIn(plan, language);
  const now =
    series === null ? draftCustomerPath(plan, words) : draftSeries(plan, trackNamed(plan, series, variant), words);
  const compared = compareDrafts(now, comparedWith === undefined ? undefined : draftBefore(comparedWith));
  const traffic = readTraffic(compared, current, counts);
  return {
    title: compared.title,
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

function drawNode(place: ComparedPlace, current: string | null, { say, locale }: Words): DiagramNode {
  const isCurrent = place.key === current;
  const { change, changedIn } = place;
  const compared =
    change === 'changed'
      ? say('changedIn', { properties: changedIn.join(locale.listSeparator) })
      : change && say(change);
  return {
    ...place,
    isCurrent,
    marks: [
      ...(place.isStart && change !== 'gone' ? [`▷ ${say('start')}`] : []),
      ...(isCurrent ? [`▶ ${say('here')}`] : []),
      ...(compared === null ? [] : [`[${compared}]`]),
    ],
  };
}

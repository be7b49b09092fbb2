import { compileSalesModel, type SalesPlan } from 'stagewright';
import { type DiagramOptions, toDot } from 'stagewright/diagram';
import { kaSmb, tas, training, trainingThreeTeams } from '../../../examples/models/index.js';

/** A picture of the guide: its file without an ending, and the text that it is made of. */
export type Picture = { readonly path: string; readonly dot: string };

/** The pictures of docs/guide/diagrams.md. */
export function pictures(): readonly Picture[] {
  const [courses, teams, accounts, pursuit] = [training, trainingThreeTeams, kaSmb, tas].map((model) =>
    compileSalesModel(model as never),
  ) as unknown as readonly [SalesPlan, SalesPlan, SalesPlan, SalesPlan];
  const picture = (name: string, plan: SalesPlan, series: string | null, options: DiagramOptions = {}): Picture => ({
    path: `docs/guide/images/${name}`,
    dot: toDot(plan, series, options),
  });
  const counts = [
    { from: 'talk', to: 'need', count: 42 },
    { from: 'need', to: 'quote', count: 30 },
    { from: 'quote', to: 'deal', count: 18 },
    { from: 'quote', to: 'need', count: 4 },
    { from: 'talk', to: 'quote', count: 3 },
    { from: 'deal', to: 'won', count: 11 },
    { from: 'deal', to: 'lost', count: 5 },
  ];
  return [
    picture('training-new', courses, 'M'),
    picture('training-care', courses, 'S'),
    picture('training-customers', courses, null),
    picture('three-teams-trial', teams, 'T'),
    picture('three-teams-compared', teams, 'M', { comparedWith: courses }),
    picture('key-accounts', accounts, 'KA'),
    picture('key-accounts-counted', accounts, 'KA', { language: 'zh-CN', current: 'quote', counts }),
    picture('small-business', accounts, 'SMB'),
    picture('pursuit', pursuit, 'TAS'),
  ];
}

import type { Label, ProcessCard } from '../definition/index.js';
import { demandOptions, demandType } from '../issues/index.js';
import { demandPlan } from './demandPlan.js';
import { labelIn } from './labelIn.js';
import type { AnyPlan } from './SalesPlan.js';

type Named = { readonly id: string; readonly label: string };

export type RoleDescription = Named & {
  readonly duty: string | null;
  readonly teams: readonly string[];
  readonly phases: readonly string[];
  /** Stages as `<series>.<stage>`. */
  readonly owns: readonly string[];
  readonly edits: readonly string[];
  readonly views: readonly string[];
  readonly raises: readonly string[];
  readonly approves: readonly string[];
};

/** The elements of a process that its model tells, in one language. */
export type ProcessCardDescription = { readonly [element in keyof ProcessCard]: string };

export type ProcessDescription = Named & {
  readonly kind: string | null;
  readonly stage: string | null;
  readonly effect: 'gate' | 'advice';
  readonly run: 'crm' | 'external';
  readonly raise: readonly string[];
  readonly approve: readonly string[];
  readonly after: readonly string[];
  readonly before: string | null;
  readonly verifies: readonly string[];
  readonly corrects: readonly string[];
  /** `null` where the model tells none. */
  readonly card: ProcessCardDescription | null;
};

export type PhaseDescription = Named & {
  readonly value: string | null;
  readonly roles: readonly string[];
  readonly covers: readonly string[];
  readonly duties: readonly { readonly role: string; readonly when: string | null; readonly duty: string }[];
};

/** Roles, processes and duties of a model in one language: what every participant can check themself against. */
export type ModelDescription = Named & {
  readonly version: number;
  readonly series: readonly (Named & {
    readonly stages: readonly Named[];
    readonly outcomes: readonly Named[];
    readonly afterWin: readonly Named[];
  })[];
  readonly roles: readonly RoleDescription[];
  readonly processes: readonly ProcessDescription[];
  readonly phases: readonly PhaseDescription[];
};

/**
 * Lists the roles of a model with what they own, raise and approve, its processes, and the duties of each phase, with
 * labels in one language. Ids are those of the model, in its order; what it does not tell is `null` or an empty list.
 *
 * @param options.language A language tag, default `en`; labels fall back to the language part, English, any, the id.
 * @throws {StagewrightError} `wrong_type` for a language that is no text.
 *
 * @example
 * import { compileSalesModel, defineSalesModel, describeModel } from 'stagewright';
 * const plan = compileSalesModel(defineSalesModel({
 *   format: 'stagewright/1', id: 'm', version: 1,
 *   roles: [{ id: 'rep', label: { en: 'Sales rep', 'zh-CN': '销售' } }, 'manager'],
 *   processes: [{
 *     id: 'price', stage: 'offer', raise: ['rep'], approve: { by: ['manager'] },
 *     card: { kpi: { en: 'Margin', 'zh-CN': '毛利率' } },
 *   }],
 *   series: [{
 *     id: 's', won: 'order-placed', stages: [{ id: 'offer', access: { own: ['rep'] } }],
 *     result: { outcomes: [{ id: 'won', kind: 'won' }] },
 *   }],
 * }));
 * const { roles, processes } = describeModel(plan, { language: 'zh-CN' });
 * roles[0].label // => '销售'
 * roles[0].owns // => ['s.offer']
 * roles[1].approves // => ['price']
 * processes[0].card // => { kpi: '毛利率' }
 */
export function describeModel(plan: AnyPlan, options: { readonly language?: string } = {}): ModelDescription {
  demandPlan(plan);
  const { definition } = plan;
  demandOptions('options', options, ['language']);
  const { language = 'en' } = options;
  demandType('options.language', 'text', language);
  const { series, processes, phases, teams, roles } = definition;
  const name = ({ id, label }: { readonly id: string; readonly label?: Label }): Named => ({
    id,
    label: labelIn(label, language) ?? id,
  });
  const stages = series.flatMap((one) =>
    [...one.stages, ...one.afterWin].map((stage) => ({ path: `${one.id}.${stage.id}`, stage })),
  );
  const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
  const accessed = (role: string, level: 'own' | 'edit' | 'view') =>
    stages.filter(({ stage }) => stage.access?.[level].includes(role)).map(({ path }) => path);
  return {
    ...name(definition),
    version: definition.version,
    series: series.map((one) => ({
      ...name(one),
      stages: one.stages.map(name),
      outcomes: one.result.outcomes.map(name),
      afterWin: one.afterWin.map(name),
    })),
    roles: roles.map((role) => ({
      ...name(role),
      duty: role.duty ?? null,
      teams: ids(teams.filter((team) => team.roles.includes(role.id))),
      phases: ids(phases.filter((phase) => phase.roles.includes(role.id))),
      owns: accessed(role.id, 'own'),
      edits: accessed(role.id, 'edit'),
      views: accessed(role.id, 'view'),
      raises: ids(processes.filter(({ raise }) => raise?.includes(role.id))),
      approves: ids(processes.filter(({ approve }) => approve.by.includes(role.id))),
    })),
    processes: processes.map((process) => ({
      ...name(process),
      kind: process.kind ?? null,
      stage: process.stage ?? null,
      effect: process.effect,
      run: process.run,
      raise: process.raise ?? [],
      approve: process.approve.by,
      after: process.after,
      before: process.before ?? null,
      verifies: process.verifies,
      corrects: process.corrects,
      card: process.card === undefined ? null : cardIn(process.card, language),
    })),
    phases: phases.map((phase) => ({
      ...name(phase),
      value: labelIn(phase.value, language) ?? null,
      roles: phase.roles,
      covers: phase.covers,
      duties: Object.entries(phase.duties ?? {}).map(([key, duty]) => {
        const [role = key, when = null] = key.split(':');
        return { role, when, duty: labelIn(duty, language) ?? '' };
      }),
    })),
  };
}

/** The elements of a card: others that a loaded model may hold are no texts of ours. */
const CARD_ELEMENTS = ['mode', 'department', 'post', 'kpi'] as const satisfies readonly (keyof ProcessCard)[];

function cardIn(card: ProcessCard, language: string): ProcessCardDescription {
  return Object.fromEntries(
    CARD_ELEMENTS.flatMap((element) => {
      const told = labelIn(card[element], language);
      return told === undefined ? [] : [[element, told]];
    }),
  );
}

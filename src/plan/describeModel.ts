import type { Stage } from '../definition/index.js';
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
 * labels in one language.
 *
 * @param options.language A language tag; labels fall back to the language part, English, any, the id.
 */
export function describeModel(
  { definition }: AnyPlan,
  { language = 'en' }: { readonly language?: string } = {},
): ModelDescription {
  const { series, processes, phases, teams, roles } = definition;
  const name = ({ id, label }: { readonly id: string; readonly label: Stage['label'] }): Named => ({
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

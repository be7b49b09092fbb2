import type { Field, Process, SalesModel } from '../definition/index.js';
import type { ProcessPlan } from './ProcessPlan.js';
import type { SalesPlan } from './SalesPlan.js';

/** What conditions of a model speak of. A model that does not compile has it too. */
export type Declarations = Pick<SalesPlan, 'definition' | 'fields' | 'processes'>;

export function declarationsOf(definition: SalesModel): Declarations {
  return { definition, fields: fieldsOf(definition), processes: processesOf(definition) };
}

/** The declared fields, and `grade`, which exists once grades are declared. */
function fieldsOf({ fields, grades }: SalesModel): ReadonlyMap<string, Field> {
  const byId = new Map(Object.entries(fields));
  if (grades.length > 0) {
    byId.set('grade', {
      label: { en: 'Grade', 'zh-CN': '商机分级' },
      type: 'choice',
      of: 'opportunity',
      core: false,
      choices: grades.map(({ id }) => id),
    });
  }
  return byId;
}

function processesOf({ processes }: SalesModel): ReadonlyMap<string, ProcessPlan> {
  const dependants = (id: string) =>
    processes.filter(({ after }) => after.includes(id)).map((process: Process) => process.id);
  return new Map(
    processes.map((process) => [
      process.id,
      { id: process.id, path: `processes.${process.id}`, process, dependants: dependants(process.id) },
    ]),
  );
}

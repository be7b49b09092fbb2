import type { Requires } from '../definition/index.js';

/** Whether a `requires` block asks for anything at all. */
export function asksSomething({ fields, actions, processes, questions, condition }: Requires): boolean {
  return fields.length + actions.length + processes.length + questions.length > 0 || condition !== undefined;
}

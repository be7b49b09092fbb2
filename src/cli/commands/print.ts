import { completeModel } from '../../definition/index.js';
import type { Command } from '../Command.js';
import { json } from '../json.js';
import { readModel } from '../read/readModel.js';
import { yaml } from '../yaml.js';

export const print: Command = {
  name: 'print',
  args: ['model'],
  options: {
    format: { value: 'format', choices: ['json', 'yaml'], initial: 'json' },
    complete: {},
  },
  async run({ args: [file = ''], one, has, surroundings }) {
    const { model } = await readModel(file, surroundings);
    const printed = has('complete') ? completeModel(model) : model;
    surroundings.write(one('format') === 'yaml' ? yaml(printed) : json(printed));
    return 0;
  },
};

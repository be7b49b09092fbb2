import { salesModelJsonSchema } from '../../parse/index.js';
import type { Command } from '../Command.js';
import { json } from '../json.js';

export const schema: Command = {
  name: 'schema',
  args: [],
  options: {},
  async run({ surroundings }) {
    surroundings.write(json(salesModelJsonSchema()));
    return 0;
  },
};

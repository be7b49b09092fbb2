import { writeFileSync } from 'node:fs';
import { root } from '../../package/entries.js';
import { pages } from './pages.js';

// `npm run docs`: writes every page that is made of the source.

for (const { path, text } of pages()) writeFileSync(root + path, text);

import { read } from '../../architecture/sourceFiles.js';
import { rulePages } from '../rules/rulePages.js';
import { formatReference } from './formatReference.js';
import { issueCodes } from './issueCodes.js';

const MARK = '<!-- From here on this page is made by `npm run docs`. -->';

/** The pages that are made, in whole or from a mark on, each with the text that it must have. */
export function pages(): readonly { readonly path: string; readonly text: string }[] {
  const guide = read('docs/guide/format.md');
  const at = guide.indexOf(MARK);
  if (at < 0) throw new Error(`docs/guide/format.md has lost the line '${MARK}'`);
  return [
    { path: 'docs/guide/format.md', text: `${guide.slice(0, at + MARK.length)}\n\n${formatReference()}\n` },
    { path: 'docs/guide/issue-codes.md', text: issueCodes() },
    ...rulePages(),
  ];
}

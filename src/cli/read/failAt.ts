import type { Issue } from '../../issues/index.js';
import { locator } from '../../lint/index.js';
import { Failure } from '../Failure.js';
import type { Document } from './Document.js';

/**
 * Ends the call with what is wrong in a document, each with its file, and its line where there is one.
 *
 * @param root of what the document holds, where the paths of the issues begin with a name for it.
 */
export function failAt({ locate: located }: Document, issues: readonly Issue[], root = ''): never {
  const { source } = located();
  const locate = source.text === undefined ? null : locator(source.text, source.nodes);
  throw new Failure(
    issues.map((issue) => {
      const inside = issue.path === root ? '' : issue.path.slice(root === '' ? 0 : root.length + 1);
      const region = locate?.(inside);
      const line = region === undefined ? '' : `:${region.startLine}:${region.startColumn}`;
      return { ...issue, path: `${source.uri}${line} ${issue.path}` };
    }),
  );
}

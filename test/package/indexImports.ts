import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const NAMED = /\b(import|export)\s*(type\s+)?\{([^}]*)\}\s*from\s*'([^']+\.js)';/g;
const sourceOf = (importer: string, specifier: string) => resolve(dirname(importer), specifier.replace(/\.js$/, '.ts'));

type Named = { readonly name: string; readonly as: string };

/** The names of one list in braces, without those of types alone. */
const namedIn = (list: string): readonly Named[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && !one.startsWith('type '))
    .map((one) => one.split(/\s+as\s+/))
    .map(([name = '', as = name]) => ({ name, as }));

/**
 * Reads each import of another folder's index, in the files of one folder, as imports of the files that the index names.
 * The bundler decides file by file which entries load what, and an index belongs with every file that it lists: without
 * this, an entry that asks a folder for one function loads the whole folder. Only where that costs much, since every
 * further way of sharing is a further file to load, at a millisecond each.
 */
export function indexImports(folder: string, from: readonly string[]): Plugin {
  const indexes = new Map<string, ReadonlyMap<string, { readonly file: string; readonly name: string }>>();

  function exportsOf(index: string) {
    const known = indexes.get(index);
    if (known !== undefined) return known;
    const found = new Map<string, { file: string; name: string }>();
    for (const [, , typesAlone, list = '', specifier = ''] of readFileSync(index, 'utf8').matchAll(NAMED)) {
      if (typesAlone !== undefined) continue;
      const file = sourceOf(index, specifier);
      for (const { name, as } of namedIn(list)) found.set(as, whereIs(file, name));
    }
    indexes.set(index, found);
    return found;
  }

  function whereIs(file: string, name: string): { file: string; name: string } {
    const through = file.endsWith('/index.ts') ? exportsOf(file).get(name) : undefined;
    return through ?? { file, name };
  }

  return {
    name: 'index-imports',
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (!path.startsWith(folder)) return undefined;
        const contents = readFileSync(path, 'utf8').replace(
          NAMED,
          (statement, keyword: string, typesAlone: string | undefined, list: string, specifier: string) => {
            if (typesAlone !== undefined || !from.some((other) => specifier.endsWith(`/${other}/index.js`)))
              return statement;
            const direct = namedIn(list).map(({ name, as }) => {
              const home = whereIs(sourceOf(path, specifier), name);
              return `${keyword} { ${home.name} as ${as} } from ${JSON.stringify(home.file)};`;
            });
            // As many lines as before, so that source maps stay right.
            return direct.join(' ') + '\n'.repeat(statement.split('\n').length - 1);
          },
        );
        return { contents, loader: 'ts' };
      });
    },
  };
}

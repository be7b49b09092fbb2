import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One entry point of the package, as its `exports` name it. */
export type Entry = {
  /** What a host imports: `stagewright/parse`. */
  readonly specifier: string;
  /** The name of its files under `dist`, without an ending: `parse`. */
  readonly name: string;
  /** The file under `src` that it is built from: `src/parse/index.ts`. */
  readonly source: string;
  /** Whether CommonJS may require it. What stands on a package that cannot be required can only be imported. */
  readonly commonJs: boolean;
};

/** The project's folder, with a slash at the end. */
export const root: string = fileURLToPath(new URL('../../', import.meta.url));

type Manifest = {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, object | string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
};

export const manifest: Manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/**
 * The entry points, read from the `exports` of package.json, the one place that lists them: the build, the aliases of
 * the tests, and the checks of the packed tarball all follow it.
 */
export const entries: readonly Entry[] = Object.entries(manifest.exports)
  .filter(([subpath]) => subpath !== './package.json')
  .map(([subpath, conditions]) => {
    const name = subpath === '.' ? 'index' : subpath.slice(2);
    const commonJs = typeof conditions === 'object' && 'require' in conditions;
    return { specifier: manifest.name + subpath.slice(1), name, source: sourceOf(name), commonJs };
  });

/** A locale is one file, every other entry is the index of its folder. */
function sourceOf(name: string): string {
  if (name === 'index') return 'src/index.ts';
  return name.startsWith('locales/') ? `src/${name}.ts` : `src/${name}/index.ts`;
}

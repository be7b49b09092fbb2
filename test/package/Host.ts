import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manifest, root } from './entries.js';

const { resolve } = createRequire(import.meta.url);

/** An empty project into which the packed package is installed from its tarball, as a host does it. */
export class Host {
  readonly folder: string;
  readonly tarball: string;
  /** Where the package stands in it. */
  readonly installed: string;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'stagewright-host-'));
    this.installed = join(this.folder, 'node_modules', manifest.name);
    const packing = ['pack', '--json', '--ignore-scripts', '--pack-destination', this.folder];
    const [packed]: readonly { readonly filename: string }[] = JSON.parse(npm(root, packing));
    if (packed === undefined) throw new Error('npm packed nothing');
    this.tarball = join(this.folder, packed.filename);
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify({ name: 'host', version: '1.0.0', private: true }));
    // The dependencies are those of this project, so that no network is needed.
    const dependencies = Object.keys(manifest.dependencies).map((name) => join(root, 'node_modules', name));
    const quietly = ['--offline', '--no-audit', '--no-fund', '--no-package-lock', '--omit=peer'];
    npm(this.folder, ['install', ...quietly, ...dependencies, this.tarball]);
    // Optional peers, which a host that wants their entries has installed.
    for (const name of Object.keys(manifest.peerDependencies)) {
      symlinkSync(join(root, 'node_modules', name), join(this.folder, 'node_modules', name), 'junction');
    }
  }

  /** What Node prints when it runs these arguments in the host. */
  node(...args: readonly string[]): string {
    return execFileSync(process.execPath, args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' });
  }

  /**
   * Compiles an ESM and a CommonJS file that import these entries, and answers with what the compiler says: nothing
   * where all is well. `name` is imported by name from the first of them.
   */
  typesOf(
    specifiers: readonly string[],
    {
      skipLibCheck,
      name,
      compiler = resolve('typescript/bin/tsc'),
    }: { skipLibCheck: boolean; name?: string; compiler?: string },
  ): string {
    const lines = specifiers.flatMap((specifier, index) => [
      `import * as entry${index} from '${specifier}';`,
      `export const used${index}: object = entry${index};`,
    ]);
    if (name !== undefined) lines.push(`import { ${name} } from '${specifiers[0]}';`, `export const named = ${name};`);
    for (const file of ['host.ts', 'host.cts']) writeFileSync(join(this.folder, file), lines.join('\n'));
    return this.compile(['host.ts', 'host.cts'], { skipLibCheck, compiler });
  }

  /** Compiles one file that stands in the host; nothing where all is well. */
  typesOfFile(file: string): string {
    return this.compile([file], { skipLibCheck: true, compiler: resolve('typescript/bin/tsc') });
  }

  private compile(
    files: readonly string[],
    { skipLibCheck, compiler }: { readonly skipLibCheck: boolean; readonly compiler: string },
  ): string {
    const compilerOptions = {
      module: 'node16',
      target: 'es2022',
      lib: ['es2022'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      skipLibCheck,
    };
    writeFileSync(join(this.folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
    try {
      return this.node(compiler, '-p', this.folder);
    } catch (error) {
      return (error as { readonly stdout: string }).stdout;
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function npm(cwd: string, args: readonly string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' });
}

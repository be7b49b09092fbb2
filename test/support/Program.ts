import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { build } from 'esbuild';
import { runCli } from '../../src/cli/runCli.js';
import { manifest, root } from '../package/entries.js';

export type Ended = { readonly code: number | null; readonly out: string; readonly error: string };

/** The command line as a program of its own, built of the source, and a folder that it is called in. */
export class Program {
  readonly folder: string;
  private readonly file: string;

  private constructor(folder: string) {
    this.folder = folder;
    this.file = join(folder, 'dist/cli.js');
  }

  /** Built below the project, where it finds the dependencies of the package. */
  static async built(): Promise<Program> {
    const program = new Program(mkdtempSync(join(root, 'node_modules/.program-')));
    await build({
      entryPoints: [`${root}src/cli/main.ts`],
      outfile: program.file,
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      target: 'node20',
      external: ['node:*', ...Object.keys(manifest.dependencies)],
      logLevel: 'silent',
    });
    program.write('package.json', { type: 'module', version: manifest.version });
    return program;
  }

  /** A file in its folder; what is no text is written as JSON. */
  write(name: string, content: unknown): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }

  /** @param cwd where it is called, its own folder unless given. */
  call(args: readonly string[], input = '', cwd = this.folder): Ended {
    const options = { cwd, encoding: 'utf8', input } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.file, ...args], options);
    return { code: status, out: stdout, error: stderr };
  }

  /** The same answered within this process, which takes less time. */
  async ask(args: readonly string[], input = ''): Promise<Ended> {
    let [out, error] = ['', ''];
    const here = (arg: string) =>
      existsSync(join(this.folder, arg.split('#')[0] ?? '')) ? join(this.folder, arg) : arg;
    const code = await runCli(args.map(here), manifest.version, {
      write: (text) => {
        out += text.endsWith('\n') ? text : `${text}\n`;
      },
      writeFile: async (file, text) => writeFileSync(file, text),
      writeError: (text) => {
        error += `${text}\n`;
      },
      readInput: async () => input,
      now: () => '2026-03-01T00:00:00Z',
    });
    const told = (text: string) => text.replaceAll(`${this.folder}${sep}`, '');
    return { code, out: told(out), error: told(error) };
  }

  /** The same where nobody reads what it prints. */
  callUnread(args: readonly string[]): Promise<Omit<Ended, 'out'>> {
    const child = spawn(process.execPath, [this.file, ...args], {
      cwd: this.folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let error = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      error += text;
    });
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, error })));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

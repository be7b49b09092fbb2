import { runDemo } from './runDemo.js';

// `npm run demo`. A reader who has seen enough (`| head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const { env, stdout, stderr } = process;
process.exitCode = runDemo(process.argv.slice(2), {
  write: (text) => stdout.write(text),
  complain: (text) => stderr.write(text),
  // https://no-color.org
  hasColour: stdout.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb',
  columns: Math.min(100, Math.max(40, stdout.columns ?? 80)),
});

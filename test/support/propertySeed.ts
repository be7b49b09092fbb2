import { fc } from '@fast-check/vitest';

// Where the tests decide whether a change may go in, they draw what `PROPERTY_SEED` says, so that one commit has one
// answer. Without it, as on a developer's machine and in `npm run properties`, every run draws anew.

const seed = process.env.PROPERTY_SEED;
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });

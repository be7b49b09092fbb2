import { runSteps } from './runSteps.js';

// The CRM example, which installs packages of its own and Debian's PostgreSQL.

const { failed } = runSteps('examples/embed-in-crm', [
  { name: 'the CRM example on two PostgreSQLs', command: ['bash', 'examples/embed-in-crm/ci.sh'] },
]);
process.exit(failed === 0 ? 0 : 1);

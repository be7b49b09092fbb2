import { strict as assert } from 'node:assert';
import { createRequire } from 'node:module';
import { compileSalesModel, defineSalesModel, openOpportunity } from 'stagewright';
import { explainSend, toMachine } from 'stagewright/machine';

// A component that holds a machine by `useMachine` is mounted, clicked and unmounted in a DOM.

const from = (path: string) => import(`${import.meta.dirname}/node_modules/${path}`);
const { JSDOM } = (await from('jsdom/lib/api.js')).default;
const { window } = new JSDOM('<div id="root"></div>');
const globals = { window, document: window.document, navigator: window.navigator, IS_REACT_ACT_ENVIRONMENT: true };
for (const [name, value] of Object.entries(globals))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
const { act, createElement, StrictMode } = (await from('react/index.js')).default;
const { createRoot } = (await from('react-dom/client.js')).default;
const { useMachine } = createRequire(import.meta.url)('@xstate/react');

const plan = compileSalesModel(
  defineSalesModel({
    format: 'stagewright/1',
    id: 'shop',
    version: 1,
    fields: { budget: { type: 'number' } },
    series: [
      {
        id: 'deal',
        won: 'order-placed',
        stages: [{ id: 'qualify', requires: { fields: ['budget'] } }, { id: '#offer' }],
        result: { outcomes: [{ id: 'won', kind: 'won' }] },
      },
    ],
  }),
);
const context = () => ({ at: '2026-03-01T00:00:00Z', by: { id: 'ann', roles: [] } });
const opened = openOpportunity(plan, { id: 'o-1' }, context());
assert.ok(opened.ok);
const machine = toMachine(plan, 'deal', { context });
let code: string | undefined;

function Panel() {
  const [snapshot, send, actor] = useMachine(machine, {
    input: { opportunity: opened.ok ? opened.opportunity : null },
  });
  const button = (id: string, onClick: () => void, more = {}) =>
    createElement('button', { id, key: id, onClick, ...more }, id);
  return createElement(
    'section',
    null,
    createElement('output', { key: 'state' }, JSON.stringify(snapshot.value)),
    button('advance', () => send({ type: 'advance' }), { 'data-ready': String(snapshot.can({ type: 'advance' })) }),
    button('explain', () => {
      code = explainSend(actor, { type: 'advance' }).blockers[0]?.code;
    }),
    button('fill', () => send({ type: 'setFields', values: { budget: 10 } })),
  );
}

const { document } = window;
const root = createRoot(document.getElementById('root'));
const click = (id: string) => act(async () => document.getElementById(id)?.click());
const shown = () => [document.querySelector('output')?.textContent, document.getElementById('advance')?.dataset.ready];

await act(async () => root.render(createElement(StrictMode, null, createElement(Panel))));
assert.deepEqual(shown(), ['{"open":"qualify"}', 'false']);
await click('explain');
assert.equal(code, 'missing_field');
assert.deepEqual(shown(), ['{"open":"qualify"}', 'false']);
await click('fill');
assert.deepEqual(shown(), ['{"open":"qualify"}', 'true']);
await click('advance');
assert.deepEqual(shown(), ['{"open":"%23offer"}', 'false']);
await act(async () => root.unmount());
assert.equal(document.querySelector('output'), null);
console.log('useMachine of @xstate/react renders, refuses, explains and moves.');
process.exit(0);

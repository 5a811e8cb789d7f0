import './bridge/no-eval.ts';
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/frame.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './frame/app.tsx';
import { BridgeProvider } from './bridge/bridge.tsx';
import { askThrough } from './bridge/client.ts';
import { watchDesk } from './bridge/desk.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const ask = askThrough(window.concord);
const desk = watchDesk(window.concord, () => Date.now());

createRoot(root).render(
  <StrictMode>
    <BridgeProvider desk={desk} ask={ask}>
      <App />
    </BridgeProvider>
  </StrictMode>,
);
// After the subscription: the desk answers by pushing its view.
void ask('access.hello', {});

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './i18n.ts';
import { Console } from './console.tsx';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Console path={location.pathname} />
  </StrictMode>,
);

// What is handed over once something was set up: a link, a secret. Shown then, and not again.

import { type ComponentType, lazy } from 'react';
import type { Row } from '../lib/meta';

interface Props {
  row: Row;
  onClose: () => void;
}

/** By document. */
export const HANDOVER: Record<string, ComponentType<Props>> = {
  user: lazy(() => import('../features/auth/UserLink').then(module => ({ default: module.FirstLink }))),
};

// What fills a list in one act: a list of the country's that comes with the program.

import { type ComponentType, lazy } from 'react';

interface Props {
  /** It stands beside what is there already. */
  quiet?: boolean;
}

const banks = lazy(() => import('../features/master-data/Take').then(module => ({ default: module.TakeBanks })));

/** By document. */
export const TAKES: Record<string, ComponentType<Props>> = {
  area: lazy(() => import('../features/master-data/Take').then(module => ({ default: module.TakePlaces }))),
  bank: banks,
  'bank-branch': banks,
};

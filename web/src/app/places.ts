// Where one can go: pages in the order of the sidebar.

import { words } from '../i18n/words';
import type { IconName } from '../kit/Icon';
import { iconOf } from '../kit/Icon';
import { documents, type Said } from '../lib/meta';

export interface Spot {
  key: string;
  path: string;
  label: Said;
  icon: IconName;
}

const both = (key: keyof typeof words): Said => ({ en: words[key][0], bn: words[key][1] });

export const HOME: Spot = { key: 'home', path: '/', label: both('app.home'), icon: 'home' };
export const SETTINGS: Spot = { key: 'settings', path: '/settings', label: both('app.settings'), icon: 'settings' };
export const LISTS: Spot[] = documents.map(document => ({
  key: document.name,
  path: `/${document.path}`,
  label: document.many,
  icon: iconOf(document.name),
}));
export const WAITING: Spot = { key: 'waiting', path: '/waiting', label: both('waiting.title'), icon: 'bell' };
export const AUDIT: Spot = { key: 'audit', path: '/audit', label: both('audit.title'), icon: 'audit' };
export const SPOTS = [HOME, WAITING, ...LISTS, AUDIT, SETTINGS];

// Where one can go: pages in the order of the sidebar.

import { both } from '../i18n';
import type { IconName } from '../kit/Icon';
import { iconOf } from '../kit/Icon';
import { documents, type Said } from '../lib/meta';

export interface Spot {
  key: string;
  path: string;
  label: Said;
  icon: IconName;
}

export const HOME: Spot = { key: 'home', path: '/', label: both('app.home'), icon: 'home' };
export const SETTINGS: Spot = { key: 'settings', path: '/settings', label: both('app.settings'), icon: 'settings' };
export const WAITING: Spot = { key: 'waiting', path: '/waiting', label: both('waiting.title'), icon: 'bell' };
export const AUDIT: Spot = { key: 'audit', path: '/audit', label: both('audit.title'), icon: 'audit' };
export const ACCOUNT: Spot = { key: 'account', path: '/me', label: both('account.title'), icon: 'account' };
const KEYS: Spot = { key: 'api-keys', path: '/api-keys', label: both('key.title'), icon: 'api-key' };

const MINE: Spot = { key: 'my-roles', path: '/my-roles', label: both('mine.title'), icon: 'role' };
const CONFLICTS: Spot = { key: 'conflicts', path: '/duty-conflicts', label: both('conflicts.title'), icon: 'warning' };
const WHY: Spot = { key: 'why', path: '/why', label: both('why.title'), icon: 'why' };
const RULES: Spot = { key: 'rules', path: '/rules', label: both('rules.title'), icon: 'rules' };
const TRY: Spot = { key: 'rules-try', path: '/rules/try', label: both('rules.try'), icon: 'why' };

const listsOf = (service: string): Spot[] =>
  documents
    .filter(document => document.service === service)
    .map(document => ({
      key: document.name,
      path: `/${document.path}`,
      label: document.many,
      icon: iconOf(document.name),
    }));

/** Places that belong together, under a heading of the sidebar. */
export interface Group {
  key: string;
  label: Said;
  spots: Spot[];
}

export const GROUPS: Group[] = [
  { key: 'organization', label: both('org.group'), spots: [...listsOf('organization'), AUDIT, SETTINGS] },
  { key: 'master-data', label: both('md.group'), spots: listsOf('master-data') },
  { key: 'rules', label: both('rules.group'), spots: [RULES, TRY, ...listsOf('rules-engine')] },
  { key: 'access', label: both('access.group'), spots: [...listsOf('auth'), CONFLICTS, WHY, MINE, KEYS, ACCOUNT] },
];
export const SPOTS = [HOME, WAITING, ...GROUPS.flatMap(group => group.spots)];

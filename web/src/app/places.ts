// Where one can go: pages in the order of the sidebar.

import { both } from '../i18n';
import type { IconName } from '../kit/Icon';
import { iconOf } from '../kit/Icon';
import { type Document, documentOf, documents, type Said } from '../lib/meta';

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
const CONFIGURATION: Spot = {
  key: 'configuration',
  path: '/configuration',
  label: both('config.title'),
  icon: 'configuration',
};
const RULES: Spot = { key: 'rules', path: '/rules', label: both('rules.title'), icon: 'rules' };
const TRY: Spot = { key: 'rules-try', path: '/rules/try', label: both('rules.try'), icon: 'why' };
const DUE: Spot = { key: 'rules-due', path: '/rules/due', label: both('rules.due'), icon: 'fiscal-year' };

const listOf = (document: Document): Spot => ({
  key: document.name,
  path: `/${document.path}`,
  label: document.many,
  icon: iconOf(document.name),
});
const listsOf = (service: string): Spot[] => documents.filter(one => one.service === service).map(listOf);
/** A room of many lists has several headings; what stands under none of them is the last one's. */
const lists = (...names: string[]): Spot[] => names.map(name => listOf(documentOf(name)));
const PARTIES = lists('party', 'vendor', 'proof', 'party-terms', 'vendor-bank', 'vendor-bank-change', 'party-twin');
const ITEMS = lists('item', 'item-group', 'measure', 'conversion', 'price-list', 'price');
const REGISTERS = listsOf('master-data').filter(spot => ![...PARTIES, ...ITEMS].some(one => one.key === spot.key));

/** Places that belong together, under a heading of the sidebar. */
export interface Group {
  key: string;
  label: Said;
  spots: Spot[];
}

export const GROUPS: Group[] = [
  { key: 'organization', label: both('org.group'), spots: [...listsOf('organization'), AUDIT, SETTINGS] },
  { key: 'parties', label: both('md.parties'), spots: PARTIES },
  { key: 'items', label: both('md.items'), spots: ITEMS },
  { key: 'registers', label: both('md.registers'), spots: REGISTERS },
  { key: 'rules', label: both('rules.group'), spots: [RULES, TRY, DUE, ...listsOf('rules-engine')] },
  { key: 'configuration', label: both('config.group'), spots: [CONFIGURATION, ...listsOf('configuration')] },
  { key: 'access', label: both('access.group'), spots: [...listsOf('auth'), CONFLICTS, WHY, MINE, KEYS, ACCOUNT] },
];
export const SPOTS = [HOME, WAITING, ...GROUPS.flatMap(group => group.spots)];

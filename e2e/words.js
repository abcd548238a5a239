// What is written on the screen, as the desk itself knows it.

import { readFileSync } from 'node:fs';

export const { documents } = JSON.parse(readFileSync(new URL('../web/src/meta.json', import.meta.url), 'utf8'));

export const documentOf = name => documents.find(document => document.name === name);
export const labelOf = (document, field, language) =>
  documentOf(document).fields.find(one => one.name === field).label[language];
export const actOf = (document, act, language) =>
  documentOf(document).acts.find(one => one.name === act).label[language];

export const LANGUAGES = ['en', 'bn'];
export const WIDTHS = [1440, 390];
export const SAID = {
  yourself: { en: /yourself/i, bn: /আপনি নিজে/ },
  draft: { en: /draft/i, bn: /খসড়া/ },
  both: { en: 'Both of you changed this', bn: 'দুজনেই এটি বদলেছেন' },
  use: { en: 'Use these', bn: 'এগুলো নিন' },
  meanwhile: { en: /meanwhile/, bn: /ইতিমধ্যে/ },
  unreachable: { en: /cannot be reached/, bn: /পৌঁছানো যাচ্ছে না/ },
  give: { en: 'Give a role', bn: 'ভূমিকা দিন' },
  days30: { en: '30 days', bn: '৩০ দিন' },
  why: { en: 'Why?', bn: 'কেন?' },
  mayNot: { en: /^You may not: Set up companies/, bn: /^আপনি পারেন না: কোম্পানি তৈরি করা/ },
  ask: { en: /Ask one of them:/, bn: /এঁদের কাউকে বলুন:/ },
  viewer: { en: 'Viewer', bn: 'দর্শক' },
  account: { en: 'My account', bn: 'আমার অ্যাকাউন্ট' },
  keys: { en: 'Keys for programs', bn: 'প্রোগ্রামের কী' },
  copied: { en: /^Copied/, bn: /^কপি হয়েছে/ },
  permission: { en: /You need the permission/, bn: /অনুমতি লাগবে/ },
};

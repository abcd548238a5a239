// Names and patterns of permissions: which means which, and what a pattern says to people.

import type { Said } from './meta';

export interface Known {
  name: string;
  service: string;
  sensitive: boolean;
}

/** What a service is about. */
const ROOMS: Record<string, Said> = {
  auth: { en: 'People and access', bn: 'মানুষ ও প্রবেশাধিকার' },
  organization: { en: 'Organization', bn: 'প্রতিষ্ঠান' },
  master_data: { en: 'Master data', bn: 'মূল তথ্য' },
  configuration: { en: 'Configuration', bn: 'কনফিগারেশন' },
  rules_engine: { en: 'Rules', bn: 'নিয়মাবলি' },
  workflow: { en: 'Workflow', bn: 'কাজের প্রবাহ' },
  audit: { en: 'Audit', bn: 'অডিট' },
  notification: { en: 'Notifications', bn: 'বিজ্ঞপ্তি' },
  file_storage: { en: 'Files', bn: 'ফাইল' },
  document_generator: { en: 'Papers', bn: 'কাগজপত্র' },
  import_export: { en: 'Import and export', bn: 'আমদানি-রপ্তানি (ডেটা)' },
  scheduler: { en: 'Scheduled work', bn: 'নির্ধারিত কাজ' },
  finance: { en: 'Finance', bn: 'অর্থ' },
  scm: { en: 'Procurement and stores', bn: 'ক্রয় ও স্টোর' },
  crm: { en: 'Sales and customers', bn: 'বিক্রয় ও গ্রাহক' },
  hr: { en: 'Human resources', bn: 'মানবসম্পদ' },
  project_management: { en: 'Projects', bn: 'প্রকল্প' },
};

/** What an act is called where a pattern speaks of all of its kind. */
const ACTS: Record<string, Said> = {
  read: { en: 'See', bn: 'দেখা' },
  create: { en: 'Create', bn: 'তৈরি করা' },
  update: { en: 'Change', bn: 'পরিবর্তন করা' },
  submit: { en: 'Submit', bn: 'জমা দেওয়া' },
  approve: { en: 'Approve', bn: 'অনুমোদন করা' },
  reject: { en: 'Reject', bn: 'প্রত্যাখ্যান করা' },
  allocate: { en: 'Allocate', bn: 'বরাদ্দ দেওয়া' },
  release: { en: 'Release', bn: 'ছাড় করা' },
  post: { en: 'Post', bn: 'পোস্ট করা' },
  prepare: { en: 'Prepare', bn: 'প্রস্তুত করা' },
  complete: { en: 'Complete', bn: 'সম্পন্ন করা' },
  issue: { en: 'Issue', bn: 'জারি করা' },
  export: { en: 'Export', bn: 'রপ্তানি করা' },
};

/** Things that shipped roles and pairs speak of before their part of the program is there. */
const THINGS: Record<string, Said> = {
  account: { en: 'accounts', bn: 'হিসাব' },
  'bank-reconciliation': { en: 'bank reconciliations', bn: 'ব্যাংক মিলকরণ' },
  bill: { en: 'bills', bn: 'বিল' },
  budget: { en: 'budgets', bn: 'বাজেট' },
  count: { en: 'stock counts', bn: 'মজুত গণনা' },
  inspection: { en: 'inspections', bn: 'পরিদর্শন' },
  issue: { en: 'issues of goods', bn: 'মাল বিতরণ' },
  order: { en: 'orders', bn: 'ক্রয়াদেশ' },
  payment: { en: 'payments', bn: 'অর্থ প্রদান' },
  period: { en: 'periods', bn: 'হিসাবকাল' },
  'petty-cash': { en: 'petty cash', bn: 'খুচরা নগদ' },
  rajuk: { en: 'RAJUK matters', bn: 'রাজউক-সংক্রান্ত বিষয়' },
  receipt: { en: 'receipts of goods', bn: 'মাল গ্রহণ' },
  report: { en: 'reports', bn: 'প্রতিবেদন' },
  requisition: { en: 'requisitions', bn: 'চাহিদাপত্র' },
  safety: { en: 'safety', bn: 'নিরাপত্তা' },
  'safety-report': { en: 'safety reports', bn: 'নিরাপত্তা প্রতিবেদন' },
  tax: { en: 'taxes', bn: 'কর' },
  'tax-register': { en: 'tax registers', bn: 'কর রেজিস্টার' },
  'tax-return': { en: 'tax returns', bn: 'কর রিটার্ন' },
  user: { en: 'users', bn: 'ব্যবহারকারী' },
  vendor: { en: 'vendors', bn: 'ভেন্ডর' },
  'vendor-bank': { en: "vendors' bank accounts", bn: 'ভেন্ডরের ব্যাংক হিসাব' },
};

export const roomOf = (service: string): Said => ROOMS[service] ?? { en: service, bn: service };

export const isPattern = (text: string): boolean => text.includes('*');

/** Whether a pattern means a name, as the server reads it: `*`, `finance.*`, `finance.*.read`, `*.read`. */
function covers(pattern: string, name: string): boolean {
  if (pattern.endsWith('.*')) return name.startsWith(pattern.slice(0, -1));
  const middle = pattern.indexOf('.*.');
  if (middle >= 0) {
    const [below, end] = [pattern.slice(0, middle + 1), pattern.slice(middle + 2)];
    return name.startsWith(below) && name.endsWith(end) && name.length > below.length + end.length;
  }
  return pattern.startsWith('*.') && name.endsWith(pattern.slice(1));
}

/** Whether a name or pattern gives a permission: protected ones are in no pattern but `*`. */
export function gives(held: string, known: Known): boolean {
  if (held === '*' || held === known.name) return true;
  return !known.sensitive && covers(held, known.name);
}

const plain = (word: string): Said => {
  const text = word.replace(/[-_]/g, ' ');
  return { en: text, bn: text };
};
const noun = (word: string): Said => THINGS[word] ?? plain(word);

/** What a pattern, or the name of what is not here yet, says. */
export function spoken(pattern: string): Said {
  if (pattern === '*') return { en: 'Everything, protected things too', bn: 'সবকিছু, সংরক্ষিত বিষয়সহ' };
  const words = pattern.split('.');
  const [first = '', second = '', third] = words;
  const last = words.at(-1) ?? '';
  const act = ACTS[last] ?? plain(last);
  const thing = noun(second);
  if (first === '*') return { en: `${act.en} everything, everywhere`, bn: `সব জায়গায় সবকিছু ${act.bn}` };
  const room = roomOf(first);
  if (second === '*' && third === undefined) return { en: `Everything in ${room.en}`, bn: `${room.bn}: সবকিছু` };
  if (second === '*') return { en: `${act.en} everything in ${room.en}`, bn: `${room.bn}: সবকিছু ${act.bn}` };
  if (last === '*') return { en: `${room.en}: everything about ${thing.en}`, bn: `${room.bn}: ${thing.bn}: সবকিছু` };
  return { en: `${room.en}: ${act.en.toLowerCase()} ${thing.en}`, bn: `${room.bn}: ${thing.bn} ${act.bn}` };
}

/** Ticks or unticks one; a pattern that gave it is replaced by the others it gave. */
export function tick(held: string[], known: Known, on: boolean, all: Known[]): string[] {
  if (on) return [...held, known.name].sort();
  const giving = held.filter(one => gives(one, known));
  const parts = giving
    .filter(isPattern)
    .flatMap(one => all.filter(other => gives(one, other)).map(other => other.name));
  const rest = held.filter(one => !giving.includes(one));
  return [...new Set([...rest, ...parts.filter(name => name !== known.name)])].sort();
}

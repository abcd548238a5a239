// The words of master data: parties, items, places. Each noun keeps its words together, under a prefix of its own.

import type { Words } from '../../i18n/words';

/** What the sidebar, the palette and the audit call its pages and things before it is opened. */
export const names = {
  'md.group': ['Master data', 'মাস্টার ডেটা'],

  // places
  'noun.geography': ["The country's list of places", 'দেশের এলাকার তালিকা'],
  'noun.banks': ["The country's list of banks", 'দেশের ব্যাংকের তালিকা'],
} as const satisfies Words;

export const words = {
  // parties

  // items

  // places
  'take.go': ["Take the country's list", 'দেশের তালিকা নিন'],
  'take.done': ['{count} were taken from the list.', 'তালিকা থেকে {count}টি নেওয়া হয়েছে।'],
  'take.renewed': ['{count} were brought up to date.', '{count}টি হালনাগাদ হয়েছে।'],
  'take.nothing': ['Everything of the list is here already.', 'তালিকার সবই আগে থেকে আছে।'],
  'take.kept': ['{count} that you changed stay as they are.', 'আপনাদের বদলানো {count}টি যেমন ছিল তেমনই আছে।'],
  'take.warned': [
    '{count} routing numbers had lost the zero at the front or do not fit; each says so.',
    '{count}টি রাউটিং নম্বরের শুরুর শূন্য হারানো ছিল বা নম্বর মেলে না; প্রতিটিতে তা লেখা আছে।',
  ],
  'inside.title': ['What lies in it', 'এর ভেতরে যা আছে'],
  'inside.none': ['Nothing is listed in it yet.', 'এর ভেতরে এখনো কিছু তোলা হয়নি।'],
  'inside.all': ['See them in the list', 'তালিকায় দেখুন'],
  'branches.title': ['Its branches', 'এর শাখা'],
  'branches.all': ['See its branches', 'শাখাগুলো দেখুন'],
  'branches.says': ['By routing number, with the district each is in.', 'রাউটিং নম্বর অনুসারে, কোনটি কোন জেলায় তা-সহ।'],
} as const satisfies Words;

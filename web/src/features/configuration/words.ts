// The words of configuration: settings chosen by place and day, feature flags.

import type { Words } from '../../i18n/words';

/** What the sidebar, the palette and the audit call its pages and things before it is opened. */
export const names = {
  'config.group': ['Configuration', 'কনফিগারেশন'],
  'config.title': ['Ways of working', 'কাজের নিয়ম'],

  'noun.setting': ['Setting', 'সেটিং'],
  'noun.feature-flag': ['Feature flag', 'ফিচার ফ্ল্যাগ'],
} as const satisfies Words;

/** Each setting names the permission it takes, of whichever service. */
export const besides = ['permissions'] as const;

export const words = {
  'config.says': [
    'What this organization decides about how Vextrus works for it. What is chosen nearest counts: the branch, else the company, else the organization.',
    'ভেক্সট্রাস কীভাবে কাজ করবে সে বিষয়ে এই প্রতিষ্ঠানের সিদ্ধান্ত। সবচেয়ে কাছের সিদ্ধান্ত প্রযোজ্য: শাখা, নইলে কোম্পানি, নইলে প্রতিষ্ঠান।',
  ],
  'config.at.tenant': ['As it is in the whole organization', 'পুরো প্রতিষ্ঠানে যেমন'],
  'config.at.company': ['As it is in the company chosen above', 'ওপরে বাছা কোম্পানিতে যেমন'],
  'config.at.branch': ['As it is in the branch chosen above', 'ওপরে বাছা শাখায় যেমন'],
  'config.from.usual': ['Usual value; nobody has chosen yet', 'প্রচলিত মান; এখনো কেউ ঠিক করেননি'],
  'config.from.TENANT': ['Chosen for the organization', 'প্রতিষ্ঠানের জন্য ঠিক করা'],
  'config.from.COMPANY': ['Chosen for the company', 'কোম্পানির জন্য ঠিক করা'],
  'config.from.BRANCH': ['Chosen for the branch', 'শাখার জন্য ঠিক করা'],
  'config.from.day': ['{from}, from {day} on, by {who}', '{from}, {day} থেকে, ঠিক করেছেন {who}'],
  'config.usual': ['usual: {value}', 'প্রচলিত: {value}'],
  'config.choose': ['Choose', 'ঠিক করুন'],
  'config.choose.what': ['Choose: {what}', 'ঠিক করুন: {what}'],
  'config.place': ['For', 'কার জন্য'],
  'config.place.tenant': ['The whole organization', 'পুরো প্রতিষ্ঠান'],
  'config.place.company': ['The company chosen above', 'ওপরে বাছা কোম্পানি'],
  'config.place.branch': ['The branch chosen above', 'ওপরে বাছা শাখা'],
  'config.value': ['Value', 'মান'],
  'config.value.none': ['Empty: again as it is in what the place lies in.', 'খালি রাখলে: ওপরের স্তরে যেমন তেমনই হবে।'],
  'config.bounds': ['{least} to {most}.', '{least} থেকে {most}।'],
  'config.starts': ['From', 'যে দিন থেকে'],
  'config.reason': ['Reason', 'কারণ'],
  'config.chosen': ['Chosen: {what}', 'ঠিক করা হয়েছে: {what}'],
  'config.history': ['So far', 'এ পর্যন্ত'],
  'config.history.none': ['Nothing was chosen for this place yet.', 'এই পরিসরের জন্য এখনো কিছু ঠিক করা হয়নি।'],
  'config.history.back': ['as in what it lies in', 'ওপরের স্তরে যেমন'],
  'config.none': ['There are no settings', 'কোনো সেটিং নেই'],
  'config.none.next': ['No service of this installation declares one.', 'এই ইনস্টলেশনের কোনো সার্ভিস সেটিং রাখেনি।'],

  'flag.why': ['Who has it, and why?', 'কে পান, কেন?'],
  'flag.why.says': [
    'Choose somebody: the answer is what the program reckons for them now.',
    'একজনকে বাছুন: তাঁর জন্য প্রোগ্রাম এখন যা নির্ণয় করে সেটিই উত্তর।',
  ],
  'flag.person': ['Person', 'ব্যবহারকারী'],
  'flag.has': ['Has it', 'পান'],
  'flag.hasnt': ['Does not have it', 'পান না'],
  'flag.way': ['as “{way}”', '“{way}” ধরনে'],
  'flag.reason.OFF': ['It is switched off.', 'এটি নিষ্ক্রিয়।'],
  'flag.reason.EARLY': ['Its first day has not come.', 'শুরুর দিন এখনো আসেনি।'],
  'flag.reason.OVER': ['Its last day is over.', 'শেষ দিন পার হয়েছে।'],
  'flag.reason.NAMED': ['By name.', 'নাম ধরে দেওয়া।'],
  'flag.reason.ROLE': ['By a role.', 'ভূমিকার কারণে।'],
  'flag.reason.SHARE': [
    'By lot: place {place} of 10,000 lies within {percent} per cent.',
    'লটারিতে: ১০,০০০-এর মধ্যে {place} নম্বর স্থান {percent} শতাংশের ভেতরে।',
  ],
  'flag.reason.OUTSIDE': [
    'By lot: place {place} of 10,000 lies outside {percent} per cent.',
    'লটারিতে: ১০,০০০-এর মধ্যে {place} নম্বর স্থান {percent} শতাংশের বাইরে।',
  ],
  'flag.reason.USUAL': ['Nobody touched it yet.', 'এখনো কেউ বদলাননি।'],
} as const satisfies Words;

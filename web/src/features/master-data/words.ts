// The words of master data: parties, items, places. Each noun keeps its words together, under a prefix of its own.

import type { Words } from '../../i18n/words';

/** What the sidebar, the palette and the audit call its pages and things before it is opened. */
export const names = {
  'md.group': ['Master data', 'মাস্টার ডেটা'],
  'noun.party-role': ['Role of a party', 'পার্টির ভূমিকা'],
  'noun.twin': ['Likely duplicate', 'সম্ভাব্য দ্বৈত পার্টি'],
} as const satisfies Words;

export const words = {
  // parties
  'party.roles': ['Roles', 'ভূমিকা'],
  'party.roles.none': ['It is dealt with in no role yet.', 'এখনো কোনো ভূমিকা নেই।'],
  'party.take': ['Give a role', 'ভূমিকা দিন'],
  'party.take.says': [
    'From this day on it is dealt with in this role. A vendor is asked for instead.',
    'এই দিন থেকে এই ভূমিকায় কাজ হবে। ভেন্ডর হতে হলে আবেদন করতে হয়।',
  ],
  'party.role': ['Role', 'ভূমিকা'],
  'party.role.from': ['From', 'যেদিন থেকে'],
  'party.role.to': ['Last day', 'শেষ দিন'],
  'party.end': ['End', 'শেষ করুন'],
  'party.end.says': ['Say the last day. The role stays to be read.', 'শেষ দিন লিখুন। ভূমিকাটি পড়ার জন্য থেকে যাবে।'],
  'party.over': ['It has ended already.', 'এটি আগেই শেষ হয়েছে।'],
  'party.since': ['since {when}', '{when} থেকে'],
  'party.vendor': ['Vendor', 'ভেন্ডর'],
  'party.vendor.ask': ['Ask for it as a vendor', 'ভেন্ডর হিসেবে আবেদন করুন'],

  'proof.title': ['Proofs and what tax asks', 'প্রমাণপত্র ও করের প্রশ্ন'],
  'proof.add': ['Write down a proof', 'প্রমাণপত্র লিখুন'],
  'proof.none': ['It showed no papers yet.', 'এখনো কোনো কাগজ দেখায়নি।'],
  'proof.all': ['Nothing that tax asks is missing today.', 'করের জন্য আজ কিছু বাকি নেই।'],
  'proof.missing': ['Missing today', 'আজ যা নেই'],
  'proof.missing.says': [
    'Each is asked for before a payment. No rate is guessed.',
    'পরিশোধের আগে প্রতিটি চাওয়া হবে। কোনো হার অনুমান করা হয় না।',
  ],
  'proof.NEVER': ['never shown', 'কখনো দেখায়নি'],
  'proof.EXPIRED': ['ran out on {day}', '{day} তারিখে মেয়াদ শেষ'],
  'proof.NOT_YET': ['holds from {day} only', '{day} থেকে কার্যকর'],
  'proof.holds': ['Holds', 'কার্যকর'],
  'proof.soon': ['Runs out in {days} days', '{days} দিনে মেয়াদ শেষ'],
  'proof.over': ['Ran out', 'মেয়াদ শেষ'],
  'proof.later': ['Not yet', 'এখনো নয়'],
  'proof.withdrawn': ['Withdrawn', 'প্রত্যাহৃত'],
  'proof.doubt': ['Look again: the number is unusual', 'আবার দেখুন: নম্বরটি অস্বাভাবিক'],
  'proof.reveal': ['Show the number', 'নম্বর দেখান'],
  'proof.reveal.says': [
    'The whole number is shown once, here. The audit notes that you read it.',
    'পুরো নম্বরটি এখানে একবার দেখানো হবে। আপনি যে দেখেছেন তা অডিটে লেখা থাকবে।',
  ],
  'proof.strip': ['When what runs out', 'কোনটির মেয়াদ কবে শেষ'],
  'proof.exemption': ['{section}: rate {rate} %', '{section}: হার {rate}%'],
  'fact.payee': ['Taxed as person or company', 'ব্যক্তি না কোম্পানি হিসেবে কর'],
  'fact.supplier_kind': ['Kind of supplier', 'সরবরাহকারীর ধরন'],
  'fact.psr': ['PSR (proof of return)', 'পিএসআর (রিটার্ন দাখিলের প্রমাণ)'],
  'fact.filer_certificate': ['Certificate of a regular VAT filer', 'নিয়মিত ভ্যাট দাখিলের প্রত্যয়ন'],
  'fact.tin': ['e-TIN', 'ই-টিআইএন'],
  'fact.bin': ['BIN', 'বিআইএন'],
  'fact.vat_status': ['VAT status', 'ভ্যাটের অবস্থা'],
  'fact.trade_licence': ['Trade licence', 'ট্রেড লাইসেন্স'],
  'fact.enlistment': ['Enlistment', 'তালিকাভুক্তি'],

  // items

  // places
} as const satisfies Words;

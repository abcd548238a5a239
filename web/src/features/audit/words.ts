// The words of the audit: entries, seals, holds, how long things are kept.

import type { Words } from '../../i18n/words';

/** Its pages speak of permissions of every room, and of companies. */
export const besides = ['permissions', 'organization'];

/** What the sidebar, the palette and the audit call its pages and things before it is opened. */
export const names = {
  'noun.hold': ['Legal hold', 'আইনি হোল্ড'],
  'noun.retention': ['Retention', 'সংরক্ষণের মেয়াদ'],
  'noun.audit-search': ['Audit', 'অডিট'],

  'audit.title': ['Audit', 'অডিট'],
} as const satisfies Words;

export const words = {
  'says.audit.entry.search': ['{who} searched the audit', '{who} অডিট খুঁজেছেন'],
  'says.audit.entry.read': ['{who} opened an entry of the audit', '{who} অডিটের একটি এন্ট্রি দেখেছেন'],
  'says.audit.entry.export': ['{who} exported entries of the audit', '{who} অডিটের এন্ট্রি রপ্তানি করেছেন'],
  'says.audit.entry.verify': ['{who} verified the audit', '{who} অডিট যাচাই করেছেন'],
  'says.audit.purge': ['{who} removed entries whose time had come', '{who} মেয়াদ পেরোনো এন্ট্রি সরিয়েছে'],
  'audit.parts': ['Parts of the audit', 'অডিটের অংশ'],
  'audit.entries': ['Entries', 'এন্ট্রি'],
  'audit.sealing': ['Being sealed', 'সিল হচ্ছে'],
  'audit.sealing.count': ['{count} not sealed yet: a matter of seconds', '{count}টি এখনো সিল হয়নি: কয়েক সেকেন্ডের ব্যাপার'],
  'audit.blocks': ['Seals', 'সিল'],
  'audit.keeping': ['Keeping', 'সংরক্ষণ'],
  'audit.entry': ['Entry', 'এন্ট্রি'],
  'audit.search': ['Search names, codes, reasons', 'নাম, কোড, কারণ খুঁজুন'],
  'audit.when': ['When', 'কখন'],
  'audit.who': ['Who', 'কে'],
  'audit.what': ['What happened', 'কী হয়েছে'],
  'audit.block': ['Block', 'ব্লক'],
  'audit.refusals': ['Refusals', 'বাধা'],
  'audit.export.csv': ['As a table (CSV)', 'টেবিল হিসেবে (CSV)'],
  'audit.export.jsonl': ['With proofs (JSONL)', 'প্রমাণসহ (JSONL)'],
  'audit.nothing.next': [
    'Change the words, remove a filter, or widen the period. An entry can be found a second or two after it was made.',
    'শব্দ বদলান, ছাঁকনি সরান, বা সময় বাড়ান। এন্ট্রি তৈরির এক-দুই সেকেন্ড পরে পাওয়া যায়।',
  ],
  'audit.none': [
    'Everything that is set up, changed or decided leaves an entry here.',
    'যা কিছু তৈরি, পরিবর্তন বা সিদ্ধান্ত হয়, তার এন্ট্রি এখানে থাকে।',
  ],
  'audit.everything': ['Show everything', 'সব দেখান'],
  'audit.read': ['What you search for here is written down, too.', 'এখানে যা খোঁজেন, তা-ও লিখে রাখা হয়।'],
  'audit.filter': ['Narrow the audit', 'অডিট ছাঁকুন'],
  'audit.show': ['Show', 'দেখান'],
  'audit.week': ['7 days', '৭ দিন'],
  'audit.month': ['This month', 'এই মাস'],
  'audit.one': ['one thing', 'একটি বিষয়'],
  'audit.by.person': ['Who', 'কে'],
  'audit.by.noun': ['Kind', 'ধরন'],
  'audit.by.subject': ['What', 'কী'],
  'audit.by.operation': ['Act', 'কাজ'],
  'audit.by.field': ['Field', 'ঘর'],
  'audit.by.company': ['Company', 'কোম্পানি'],
  'audit.by.from': ['From', 'থেকে'],
  'audit.by.to': ['To', 'পর্যন্ত'],
  'audit.changes': ['What was changed', 'কী বদলেছে'],
  'audit.before': ['Before', 'আগে'],
  'audit.after': ['After', 'পরে'],
  'audit.life': ['Everything about it', 'এর সবকিছু'],
  'audit.proof': ['Proof', 'প্রমাণ'],
  'audit.proof.save': ['Take the proof along', 'প্রমাণ সঙ্গে নিন'],
  'audit.verify': ['Verify', 'যাচাই করুন'],
  'audit.sealed': ['Sealed in block {block}.', '{block} নম্বর ব্লকে সিল করা।'],
  'audit.unsealed': [
    'Not sealed yet: that happens within a second or two. Verify again then.',
    'এখনো সিল হয়নি: এক-দুই সেকেন্ডে হয়। তখন আবার যাচাই করুন।',
  ],
  'audit.holds': [
    'It stands as it was written: sealed in block {block}, place {place} of {count}, on {at}. The signature is right.',
    'যেমন লেখা হয়েছিল তেমনই আছে: {at}-এ {block} নম্বর ব্লকে সিল করা, {count}টির মধ্যে {place} নম্বর। স্বাক্ষর ঠিক আছে।',
  ],
  'audit.broken': [
    'It is NOT as it was written: it does not lead to what block {block} sealed on {at} (place {place} of {count}). Tell the operator and your auditor.',
    'যেমন লেখা হয়েছিল তেমন নেই: {at}-এ {block} নম্বর ব্লকে যা সিল করা হয়েছিল ({count}টির মধ্যে {place} নম্বর), তার সঙ্গে মেলে না। পরিচালক ও নিরীক্ষককে জানান।',
  ],
  'audit.hash': ['Hash of the block', 'ব্লকের হ্যাশ'],
  'audit.key': ['Key that signed', 'যে চাবিতে স্বাক্ষর'],
  'audit.offline': [
    'This was computed on the server. An outside auditor checks the same without us: with this proof, or with an export and “vextrus verify audit --export”.',
    'এটি সার্ভারে গণনা করা। বাইরের নিরীক্ষক আমাদের ছাড়াই একই যাচাই করতে পারেন: এই প্রমাণ দিয়ে, অথবা রপ্তানি ও “vextrus verify audit --export” দিয়ে।',
  ],
  'audit.blocks.says': [
    'Entries are sealed in blocks within a second or two. Each block holds the hash of the one before and is signed, so nothing can be changed, left out or put in unseen. Keep the head somewhere else: against it even a trail written anew would show.',
    'এন্ট্রি এক-দুই সেকেন্ডে ব্লকে সিল হয়। প্রতিটি ব্লকে আগেরটির হ্যাশ থাকে এবং স্বাক্ষর করা হয়, তাই অগোচরে কিছু বদলানো, বাদ দেওয়া বা ঢোকানো যায় না। শেষ সিলটি অন্য কোথাও রাখুন: পুরো ট্রেইল নতুন করে লিখলেও তা ধরা পড়বে।',
  ],
  'audit.blocks.none': ['No block yet', 'এখনো কোনো ব্লক নেই'],
  'audit.block.count': ['Entries', 'এন্ট্রি'],
  'audit.sealed.at': ['Sealed', 'সিল করা'],
  'audit.head': ['Head: block {block}', 'শেষ সিল: ব্লক {block}'],
  'audit.head.copy': ['Copy the head', 'শেষ সিল কপি করুন'],
  'audit.head.copied': [
    'The head is copied. Keep it outside of this system.',
    'শেষ সিল কপি হয়েছে। এই সিস্টেমের বাইরে রাখুন।',
  ],
  'audit.head.save': ['Save the head', 'শেষ সিল সংরক্ষণ করুন'],
  'audit.verify.all': ['Verify everything', 'সব যাচাই করুন'],
  'audit.verify.from': ['Verify from here', 'এখান থেকে যাচাই'],
  'audit.check.at': [
    '{blocks} of {all} blocks, {rows} entries so far',
    '{all}টির মধ্যে {blocks}টি ব্লক, এ পর্যন্ত {rows}টি এন্ট্রি',
  ],
  'audit.check.good': [
    'Everything is as it was sealed: {blocks} blocks, {rows} entries; {wrong} findings.',
    'সবকিছু সিল করার সময়ের মতোই আছে: {blocks}টি ব্লক, {rows}টি এন্ট্রি; {wrong}টি অসংগতি।',
  ],
  'audit.check.bad': [
    '{wrong} things are wrong in {blocks} blocks with {rows} sound entries. Tell the operator and your auditor.',
    '{blocks}টি ব্লকে {wrong}টি অসংগতি, ঠিক আছে {rows}টি এন্ট্রি। পরিচালক ও নিরীক্ষককে জানান।',
  ],
  'audit.check.removed': [
    '{count} entries were lawfully removed when their time had come.',
    'মেয়াদ শেষে {count}টি এন্ট্রি নিয়ম মেনে সরানো হয়েছে।',
  ],
  'audit.check.command': [
    'Blocks, entries and signatures are recomputed here. That nothing was slipped in beside the blocks, and heads kept elsewhere, is checked by the operator with “vextrus verify audit”.',
    'এখানে ব্লক, এন্ট্রি ও স্বাক্ষর নতুন করে গণনা হয়। ব্লকের বাইরে কিছু ঢোকানো হয়েছে কি না এবং অন্যত্র রাখা শেষ সিলের সঙ্গে মেলে কি না, তা পরিচালক “vextrus verify audit” দিয়ে যাচাই করেন।',
  ],
  'audit.check.stop': ['Stop', 'থামান'],

  'hold.title': ['Legal holds', 'আইনি হোল্ড'],
  'hold.none': [
    'Nothing is held. Place a hold when a court or an officer may ask for records.',
    'কিছু আটকে রাখা নেই। আদালত বা কর্মকর্তা নথি চাইতে পারেন এমন হলে হোল্ড দিন।',
  ],
  'hold.place': ['Place a hold', 'হোল্ড দিন'],
  'hold.place.says': [
    'What fits is kept whatever its age, until the hold is released with a reason.',
    'যা মেলে তা যত পুরোনোই হোক থাকবে, কারণসহ হোল্ড না ছাড়া পর্যন্ত।',
  ],
  'hold.every': ['Leave it empty for every kind.', 'সব ধরনের জন্য খালি রাখুন।'],
  'hold.reason': ['Reason', 'কারণ'],
  'hold.reason.help': ['The proceeding: court, number, year.', 'মামলা বা প্রক্রিয়া: আদালত, নম্বর, সাল।'],
  'hold.placed': ['placed {at}', '{at}-এ দেওয়া'],
  'hold.released': ['Released {at}:', '{at}-এ ছাড়া হয়েছে:'],
  'hold.release': ['Release', 'ছেড়ে দিন'],
  'hold.release.says': [
    '“{what}” holds no longer. What is past its time may be removed then.',
    '“{what}” আর কার্যকর থাকবে না। মেয়াদ পেরোনো নথি তখন সরানো যেতে পারে।',
  ],
  'retention.title': ['How long entries are kept', 'এন্ট্রি কতদিন থাকে'],
  'retention.BOOKS': ['Books and all that belongs to them', 'হিসাবের বই ও সংশ্লিষ্ট সবকিছু'],
  'retention.VAT': ['What VAT returns rest on', 'ভ্যাট রিটার্নের ভিত্তি'],
  'retention.SECURITY': ['Refusals and searches of the audit', 'বাধা ও অডিট খোঁজা'],
  'retention.line': ['{years} years; the law asks for {floor}.', '{years} বছর; আইনে লাগে {floor} বছর।'],
  'retention.lengthen': ['Lengthen', 'মেয়াদ বাড়ান'],
  'retention.says': [
    'It can be lengthened, never shortened. The law asks for {floor} years.',
    'মেয়াদ বাড়ানো যায়, কমানো যায় না। আইনে লাগে {floor} বছর।',
  ],
  'retention.years': ['Years', 'বছর'],
} as const satisfies Words;

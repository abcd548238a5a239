// The words of the organization: its facts, plan and exports, who fills a position.

import type { Words } from '../../i18n/words';

/** What the sidebar, the palette and the audit call its pages and things before it is opened. */
export const names = {
  'app.settings': ['Organization settings', 'প্রতিষ্ঠানের সেটিংস'],

  'org.group': ['Organization', 'প্রতিষ্ঠান'],

  'noun.tenant': ['Organization', 'প্রতিষ্ঠান'],
  'noun.appointment': ['Appointment', 'নিয়োগ'],
} as const satisfies Words;

export const words = {
  'org.facts': ['The organization', 'প্রতিষ্ঠান'],
  'org.name': ['Name', 'নাম'],
  'org.nameBn': ['Name in Bengali', 'বাংলা নাম'],
  'org.region': ['Data region', 'ডেটা অঞ্চল'],
  'org.region.help': [
    'The country its data must stay in, two capital letters.',
    'যে দেশে ডেটা থাকতে হবে, ইংরেজি দুটি বড় হাতের অক্ষর।',
  ],
  'org.slug': ['Short name', 'সংক্ষিপ্ত নাম'],
  'org.slug.fixed': ['It stands in addresses and does not change.', 'এটি ঠিকানায় থাকে, বদলায় না।'],
  'org.plan': ['Plan', 'প্ল্যান'],
  'org.plan.users': ['People who may sign in: {count}', 'সাইন ইন করতে পারবেন: {count} জন'],
  'org.plan.trial': [
    'Trial until {date}. After that everything can still be read.',
    '{date} পর্যন্ত ট্রায়াল। এরপরও সবকিছু পড়া যাবে।',
  ],
  'org.plan.used': ['{used} of {limit}', '{limit}টির মধ্যে {used}টি'],
  'org.plan.full': [
    'All are in use. Close one, or ask the operator for a larger plan.',
    'সবই ব্যবহৃত। একটি বন্ধ করুন, অথবা পরিচালকের কাছে বড় প্ল্যান চান।',
  ],
  'org.state.TRIAL': ['Trial', 'ট্রায়াল'],
  'org.state.ACTIVE': ['Active', 'সক্রিয়'],
  'org.state.SUSPENDED': ['Suspended: reading only', 'স্থগিত: শুধু পড়া যাবে'],
  'org.state.ARCHIVED': ['Archived: reading only', 'আর্কাইভ: শুধু পড়া যাবে'],
  'org.state.ERASED': ['Erased', 'মুছে ফেলা হয়েছে'],
  'org.exports': ['Exports', 'রপ্তানি'],
  'org.exports.none': ['Nothing was exported yet.', 'এখনো কিছু রপ্তানি হয়নি।'],
  'org.exports.go': ['Export everything', 'সবকিছু রপ্তানি করুন'],
  'org.exports.says': [
    'Everything the organization has is written to files in the data folder of the program. The operator hands them over.',
    'প্রতিষ্ঠানের সবকিছু প্রোগ্রামের ডেটা ফোল্ডারে ফাইল হিসেবে লেখা হবে। পরিচালক সেগুলো হস্তান্তর করবেন।',
  ],
  'org.exports.line': ['{rows} rows of {tables} tables', '{tables}টি টেবিলের {rows}টি সারি'],
  'org.exports.running': ['Running', 'চলছে'],
  'org.exports.done': ['Done', 'সম্পন্ন'],

  'people.title': ['Who fills it', 'কে আছেন'],
  'people.none': [
    'Nobody fills this position. Approvals sent here would wait.',
    'এই পদে কেউ নেই। এখানে পাঠানো অনুমোদন আটকে থাকবে।',
  ],
  'people.appoint': ['Appoint', 'নিয়োগ দিন'],
  'people.release': ['Release', 'অব্যাহতি দিন'],
  'people.release.says': [
    'Say the last day. An appointment can only be made shorter.',
    'শেষ দিন লিখুন। নিয়োগ কেবল ছোট করা যায়।',
  ],
  'people.person': ['Person', 'ব্যক্তি'],
  'people.unknown': ['somebody no longer known', 'অজানা একজন'],
  'people.me': ['Me', 'আমি'],
  'people.kind': ['As', 'যে হিসেবে'],
  'people.HOLDER': ['Holder', 'পদাধিকারী'],
  'people.DEPUTY': ['Deputy', 'প্রতিনিধি'],
  'people.to.help': ['A deputy must have one.', 'প্রতিনিধির ক্ষেত্রে দিতেই হবে।'],
  'people.future': ['to come', 'আসছে'],
  'people.over': ['It has ended already.', 'এটি আগেই শেষ হয়েছে।'],

  'change.title': ['Changes of identity', 'পরিচয়ের পরিবর্তন'],
  'change.ask': ['Ask for a change', 'পরিবর্তন চান'],
  'change.none': ['The identity has not been changed here.', 'এখানে পরিচয় কখনো বদলায়নি।'],
  'says.organization.tenant.change-plan': ['{who} changed the plan', '{who} প্ল্যান বদলেছেন'],
  'says.organization.tenant.change-state': ['{who} changed the organization’s state', '{who} প্রতিষ্ঠানের অবস্থা বদলেছেন'],
  'says.organization.comment.withdraw': [
    '{who} took back a comment on {what}',
    '{who} {what} নিয়ে করা মন্তব্য ফিরিয়ে নিয়েছেন',
  ],
} as const satisfies Words;

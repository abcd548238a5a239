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
  'org.region': ['Where data must stay', 'ডেটা যে দেশে থাকবে'],
  'org.region.help': [
    'The country whose soil it must not leave. Saying another moves nothing by itself: agree it with the operator first.',
    'ডেটা যে দেশের বাইরে যাবে না। অন্য দেশ লিখলেই ডেটা সরে না: আগে পরিচালকের সঙ্গে ঠিক করে নিন।',
  ],
  'org.slug': ['Short name', 'সংক্ষিপ্ত নাম'],
  'org.slug.fixed': [
    'It stands in addresses, keys and links that were handed out, so it never changes.',
    'এটি ঠিকানা, কী ও দেওয়া লিংকে থাকে, তাই কখনো বদলায় না।',
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
  'org.since': ['since {when}', '{when} থেকে'],
  'org.name.help': [
    'What everybody sees above the menu. Papers carry the registered name of the company instead.',
    'মেনুর ওপরে সবাই যা দেখেন। কাগজপত্রে থাকে কোম্পানির নিবন্ধিত নাম।',
  ],
  'org.still': [
    'The organization is suspended or archived: everything can be read, nothing changed. The operator of this installation can make it active.',
    'প্রতিষ্ঠানটি স্থগিত বা আর্কাইভ করা: সব পড়া যায়, কিছু বদলানো যায় না। এই ইনস্টলেশনের পরিচালক আবার চালু করতে পারেন।',
  ],
  'org.owner': ['Owner', 'মালিক'],
  'org.owner.fixed': [
    'The organization was founded for this person. Another can be given every role of an owner under “Roles given”.',
    'প্রতিষ্ঠানটি এঁর নামে খোলা হয়েছে। মালিকের সব ভূমিকা অন্য কাউকেও “দেওয়া ভূমিকা” থেকে দেওয়া যায়।',
  ],
  'org.trial.left': ['{days} days of the trial are left', 'ট্রায়ালের আর {days} দিন বাকি'],
  'org.trial.last': ['The trial ends tonight', 'ট্রায়াল আজ রাতে শেষ'],
  'org.trial.says': [
    'Until {date} everything works. From then on everything can still be read and exported, but nothing changed, until the operator makes a contract of it. Nothing is deleted.',
    '{date} পর্যন্ত সব কাজ করা যাবে। এরপরও সব পড়া ও রপ্তানি করা যাবে, তবে পরিচালক চুক্তি চালু না করা পর্যন্ত কিছু বদলানো যাবে না। কিছুই মুছবে না।',
  ],
  'org.plan.named': ['Plan “{name}”', '“{name}” প্ল্যান'],
  'org.plan.trial.name': ['Trial plan', 'ট্রায়াল প্ল্যান'],
  'org.plan.says': [
    'What may be open at once. Closing one gives its place back. A larger plan is given by the operator of this installation, not here.',
    'একসঙ্গে যা খোলা রাখা যায়। একটি বন্ধ করলে জায়গা ফেরত আসে। বড় প্ল্যান এখান থেকে নয়, এই ইনস্টলেশনের পরিচালক দেন।',
  ],
  'org.plan.near': ['Nearly all are in use.', 'প্রায় সবই ব্যবহৃত।'],
  'org.plan.people': ['People who may sign in', 'যাঁরা সাইন ইন করতে পারেন'],
  'org.plan.upto': ['up to {limit}', 'সর্বোচ্চ {limit}'],
  'org.rules': ['Days, times and sums', 'দিন, সময় ও টাকার অঙ্ক'],
  'org.rules.why': [
    'These hold for every organization here and cannot be changed: dates and sums in papers, books and returns must mean the same to everybody.',
    'এগুলো এখানকার সব প্রতিষ্ঠানের জন্য এক, বদলানো যায় না: কাগজ, খাতা ও রিটার্নে তারিখ ও অঙ্কের মানে সবার কাছে একই হতে হয়।',
  ],
  'org.rules.zone': ['Time', 'সময়'],
  'org.rules.zone.is': [
    'Bangladesh, six hours ahead of UTC, the whole year. Now: {now}',
    'বাংলাদেশ সময়, ইউটিসির ছয় ঘণ্টা আগে, সারা বছর। এখন: {now}',
  ],
  'org.rules.day': ['A day', 'দিন'],
  'org.rules.day.is': [
    'From midnight to midnight in Dhaka; weeks begin on Sunday.',
    'ঢাকার মধ্যরাত থেকে মধ্যরাত; সপ্তাহ শুরু রবিবার।',
  ],
  'org.rules.money': ['Sums', 'টাকার অঙ্ক'],
  'org.rules.money.is': [
    'To the paisa, in lakh and crore: {sum}. Each company says in which currency its books are.',
    'পয়সা পর্যন্ত, লাখ ও কোটিতে: {sum}। খাতা কোন মুদ্রায় তা প্রতিটি কোম্পানি বলে দেয়।',
  ],
  'org.rules.year': ['Fiscal year', 'অর্থবছর'],
  'org.rules.year.is': ['July to June, unless a company says otherwise.', 'জুলাই থেকে জুন, কোম্পানি অন্য কিছু না বললে।'],
  'org.yours': ['Language and digits', 'ভাষা ও অঙ্ক'],
  'org.yours.says': [
    'Each person chooses for themselves; what is stored is the same. This is your own choice, in this browser:',
    'প্রত্যেকে নিজের জন্য বেছে নেন; যা জমা থাকে তা একই। এই ব্রাউজারে আপনার নিজের পছন্দ:',
  ],
  'org.elsewhere': ['What stands elsewhere', 'যা অন্য জায়গায় আছে'],
  'org.elsewhere.company': ['Registered names, TIN, BIN, currency of the books', 'নিবন্ধিত নাম, টিআইএন, বিআইএন, খাতার মুদ্রা'],
  'org.elsewhere.branch': ['Addresses as papers print them', 'কাগজে যে ঠিকানা ছাপা হয়'],
  'org.elsewhere.user': ['Who may sign in', 'কে সাইন ইন করতে পারেন'],
  'org.elsewhere.audit': ['Who changed these settings, and when', 'এই সেটিংস কে কখন বদলেছেন'],
  'org.exports.says.short': [
    'A copy of everything, to keep or to take along. It is written where the program runs; the operator hands it over.',
    'সবকিছুর একটি কপি, রাখার বা নিয়ে যাওয়ার জন্য। প্রোগ্রাম যেখানে চলে সেখানে লেখা হয়; পরিচালক হস্তান্তর করেন।',
  ],
  'org.exports.digest': ['Fingerprint (SHA-256)', 'আঙুলের ছাপ (SHA-256)'],
} as const satisfies Words;

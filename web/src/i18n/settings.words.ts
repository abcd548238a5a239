// Words of the organization's settings.

export const settingsWords = {
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
} as const satisfies Record<string, readonly [en: string, bn: string]>;

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
  'goods.units': ['Units', 'একক'],
  'goods.units.none': [
    'It is counted in {{own}} only. Say what a bag, a truck or another unit of it is.',
    'এটি কেবল {{own}}-এ গোনা হয়। এর এক ব্যাগ, এক ট্রাক বা অন্য একক কত তা লিখুন।',
  ],
  'goods.unit.add': ['Add a unit', 'একক যোগ করুন'],
  'goods.unit.added': ['The unit was added', 'একক যোগ হয়েছে'],
  'goods.unit.one': ['One', 'একটি'],
  'goods.unit.is': ['Is so much', 'এর পরিমাণ'],
  'goods.unit.says': ['How many {{own}} is one of the other unit?', 'অন্য এককের একটিতে কত {{own}}?'],
  'goods.unit.help': ['Exactly: 50, 0.482 or 1/3.', 'হুবহু: 50, 0.482 বা 1/3।'],
  'goods.quantity': ['Quantity', 'পরিমাণ'],
  'goods.from': ['From', 'যে এককে আছে'],
  'goods.to': ['To', 'যে এককে চাই'],
  'goods.try': ['Try a conversion', 'রূপান্তর করে দেখুন'],
  'goods.try.go': ['Convert', 'রূপান্তর করুন'],
  'goods.try.one': ['1 {{from}} is {{one}} {{to}}.', '১ {{from}} = {{one}} {{to}}।'],
  'goods.try.rounded': ['Rounded from {{exact}}.', '{{exact}} থেকে পূর্ণ করা।'],
  'goods.try.exact': ['Nothing was rounded.', 'কিছু পূর্ণ করা হয়নি।'],
  'goods.price': ['What it costs', 'দাম কত'],
  'goods.price.ask': ['Find the price', 'দর দেখুন'],
  'goods.price.none': [
    'The price depends on unit, quantity, day and with whom one deals. Ask for it.',
    'দর নির্ভর করে একক, পরিমাণ, দিন ও কার সঙ্গে লেনদেন তার ওপর। দেখে নিন।',
  ],
  'goods.price.unit': ['In which unit', 'কোন এককে'],
  'goods.price.kind': ['For', 'কিসের জন্য'],
  'goods.price.on': ['On the day', 'কোন দিনে'],
  'goods.price.company': ['By company', 'যে কোম্পানির জন্য'],
  'goods.price.company.help': ['Its own lists count, too.', 'তাহলে তার নিজের তালিকাও ধরা হবে।'],
  'goods.price.party': ['With', 'যার সঙ্গে'],
  'goods.price.party.help': ['What was agreed with them counts first.', 'তাঁর সঙ্গে ঠিক করা দর আগে ধরা হবে।'],
  'goods.price.zone': ['Zone', 'অঞ্চল'],
  'goods.prices': ['Prices', 'দর'],
  'goods.prices.none': [
    'No item has a price here yet. Add the first.',
    'এখানে এখনো কোনো আইটেমের দর নেই। প্রথমটি যোগ করুন।',
  ],
  'goods.prices.more': ['Show more', 'আরও দেখান'],
  'goods.price.add': ['Add a price', 'দর যোগ করুন'],
  'goods.price.added': ['The price was added', 'দর যোগ হয়েছে'],
  'goods.price.from': ['from {{from}} {{unit}} on', '{{from}} {{unit}} থেকে'],

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
  'part.first': ['First', 'প্রধান'],
  'part.primary': ['Used where nothing else is said', 'আলাদা করে বলা না থাকলে এটিই ব্যবহৃত হবে'],
  'part.change': ['Change', 'বদলান'],
  'part.close': ['Close', 'বন্ধ করুন'],
  'part.save': ['Save', 'সংরক্ষণ'],
  'part.saved': ['Saved.', 'সংরক্ষিত হয়েছে।'],
  'part.closed': ['Closed.', 'বন্ধ হয়েছে।'],

  'address.title': ['Addresses', 'ঠিকানা'],
  'address.new': ['New address', 'নতুন ঠিকানা'],
  'address.none': [
    'No address is written yet. Begin with the registered one.',
    'এখনো কোনো ঠিকানা লেখা হয়নি। নিবন্ধিত ঠিকানা দিয়ে শুরু করুন।',
  ],
  'address.close.says': [
    'It is not used any more; papers that name it stay as they are.',
    'এটি আর ব্যবহৃত হবে না; যেসব কাগজে আছে সেগুলো যেমন আছে থাকবে।',
  ],
  'address.kind': ['Used for', 'যে কাজে'],
  'address.REGISTERED': ['Registered', 'নিবন্ধিত'],
  'address.BILLING': ['Billing', 'বিল পাঠানো'],
  'address.DELIVERY': ['Delivery', 'মালামাল'],
  'address.SITE': ['Site', 'সাইট'],
  'address.OTHER': ['Other', 'অন্যান্য'],
  'address.line': ['House, road, village', 'বাড়ি, সড়ক, গ্রাম'],
  'address.line.help': ['Such as House 12, Road 5, Dhanmondi.', 'যেমন বাড়ি ১২, সড়ক ৫, ধানমন্ডি।'],
  'address.lineBn': ['The same in Bengali', 'বাংলায়'],
  'address.area': ['Union, upazila or district', 'ইউনিয়ন, উপজেলা বা জেলা'],
  'address.area.help': ['The smallest you know; the rest follows from it.', 'সবচেয়ে ছোট যেটি জানেন; বাকিটা তা থেকেই আসে।'],
  'address.postalCode': ['Postal code', 'পোস্ট কোড'],

  'contact.title': ['Contacts', 'যোগাযোগ'],
  'contact.new': ['New contact', 'নতুন যোগাযোগ'],
  'contact.none': [
    'Nobody is named yet. Whoever is named here is told when a bank account changes.',
    'এখনো কারও নাম নেই। ব্যাংক হিসাব বদলালে এখানে যাঁদের নাম আছে তাঁদের জানানো হয়।',
  ],
  'contact.close.says': [
    'They are not spoken to any more. For 30 days they are still told of changes of bank accounts.',
    'তাঁর সঙ্গে আর যোগাযোগ করা হবে না। ৩০ দিন পর্যন্ত ব্যাংক হিসাব পরিবর্তনের খবর তাঁকেও জানানো হবে।',
  ],
  'contact.name': ['Name', 'নাম'],
  'contact.nameBn': ['Name in Bengali', 'বাংলা নাম'],
  'contact.position': ['Position', 'পদবি'],
  'contact.mobile': ['Mobile', 'মোবাইল'],
  'contact.mobile.help': ['It or the e-mail address must be there.', 'মোবাইল বা ই-মেইল, একটি দিতেই হবে।'],
  'contact.email': ['E-mail', 'ই-মেইল'],
  'contact.purpose': ['Spoken to about', 'যে বিষয়ে'],
  'contact.GENERAL': ['Anything', 'সব বিষয়'],
  'contact.ORDERS': ['Orders and deliveries', 'অর্ডার ও সরবরাহ'],
  'contact.PAYMENTS': ['Bills and payments', 'বিল ও অর্থ প্রদান'],
  'contact.SITE': ['Work on site', 'সাইটের কাজ'],
  'contact.LEGAL': ['Contracts and law', 'চুক্তি ও আইন'],

  'account.title': ['Bank accounts', 'ব্যাংক হিসাব'],
  'account.none': [
    'No bank account is in force. Ask for one; a second person decides.',
    'কোনো ব্যাংক হিসাব চালু নেই। অনুরোধ করুন; দ্বিতীয় একজন সিদ্ধান্ত দেবেন।',
  ],
  'account.ask': ['Ask for a change', 'পরিবর্তনের অনুরোধ'],
  'account.changes': ['All changes', 'সব পরিবর্তন'],
  'account.waiting': [
    '{count} changes wait for a decision of a second person.',
    '{count}টি পরিবর্তন দ্বিতীয় একজনের সিদ্ধান্তের অপেক্ষায়।',
  ],
  'account.held': [
    'No payment goes there until {until}: whoever was told can still object.',
    '{until} পর্যন্ত এখানে অর্থ যাবে না: যাঁদের জানানো হয়েছে তাঁরা এখনো আপত্তি জানাতে পারেন।',
  ],
  'account.unpaid': ['First payment to come', 'প্রথম অর্থ প্রদান বাকি'],
  'account.reveal': ['Show the number', 'নম্বর দেখুন'],
  'branches.says': ['By routing number, with the district each is in.', 'রাউটিং নম্বর অনুসারে, কোনটি কোন জেলায় তা-সহ।'],
} as const satisfies Words;

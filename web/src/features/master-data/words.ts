// The words of master data: parties, items, places. Each noun keeps its words together, under a prefix of its own.

import type { Words } from '../../i18n/words';

/** What the sidebar, the palette and the audit call its pages and things before it is opened. */
export const names = {
  'md.group': ['Master data', 'মাস্টার ডেটা'],
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
} as const satisfies Words;

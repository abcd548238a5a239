// Words of the kit: inputs, lists, views, what is printed.

export const kitWords = {
  'money.wrong': [
    'This is no amount. Try 1200, 5 lakh or 1.5 crore.',
    'এটি কোনো অঙ্ক নয়। ১২০০, ৫ লাখ বা ১.৫ কোটি লিখে দেখুন।',
  ],
  'money.commas': [
    'The commas do not fit: 1,25,000 or 1,250,000. A point stands before the paisa: 12.50.',
    'কমা ঠিক জায়গায় নেই: ১,২৫,০০০ লিখুন। পয়সার আগে বিন্দু দিন: ১২.৫০।',
  ],
  'money.large': [
    'This is more than the books can hold. Is there a nought too many?',
    'অঙ্কটি হিসাবের খাতায় ধরে না। শূন্য বেশি হয়ে গেল কি?',
  ],
  'date.wrong': ['This is no day. Try 15/7, t for today, or +3.', 'এটি কোনো তারিখ নয়। ১৫/৭, আজ বা +৩ লিখে দেখুন।'],
  'date.none': ['{month} has {days} days.', '{month} মাসে {days} দিন।'],
  'link.unread': ['Choose one from the list, or empty the field.', 'তালিকা থেকে একটি বেছে নিন, নইলে ঘরটি খালি করুন।'],
  'link.more': ['There are more. Type a few letters.', 'আরও আছে। কয়েকটি অক্ষর লিখুন।'],

  'list.view.arrange': ['Arrange views', 'ভিউ গোছান'],
  'list.view.here': [
    'Views are kept in this browser. To have one elsewhere, or to give it to a colleague, copy its link.',
    'ভিউগুলো এই ব্রাউজারে রাখা থাকে। অন্য যন্ত্রে নিতে বা সহকর্মীকে দিতে লিংক কপি করুন।',
  ],
  'list.view.none': ['There are no views any more.', 'আর কোনো ভিউ নেই।'],
  'list.view.rename': ['Name of the view “{what}”', '“{what}” ভিউয়ের নাম'],
  'list.view.taken': ['Another view is called that.', 'এই নামে আরেকটি ভিউ আছে।'],
  'list.view.replaces': ['The view of this name is replaced.', 'এই নামের ভিউটির জায়গায় এটি থাকবে।'],
  'columns.says': [
    'Tick what you want to see. Alt with ↑ or ↓ moves a column.',
    'যা দেখতে চান তাতে টিক দিন। Alt চেপে ↑ বা ↓ দিলে কলাম সরে।',
  ],
  'columns.stays': ['always there', 'সবসময় থাকে'],
  'columns.up': ['Move up: {what}', 'ওপরে নিন: {what}'],
  'columns.down': ['Move down: {what}', 'নিচে নিন: {what}'],
  'columns.go': ['Use these columns', 'এই কলামগুলো দেখান'],
  'columns.usual': ['As usual', 'শুরুর মতো'],
  'list.select.everything': ['Select everything found', 'যা পাওয়া গেছে সব বেছে নিন'],
  'list.most': [
    'The first {count} are selected; more do not go at once.',
    'প্রথম {count}টি বাছা হয়েছে; একবারে এর বেশি হয় না।',
  ],
  'list.export.selected': ['Export {count} selected', 'বাছা {count}টি রপ্তানি করুন'],
  'list.exported.part': [
    'Only the first {count} rows are in {file}. Narrow the list by a filter to have the rest.',
    '{file} ফাইলে শুধু প্রথম {count}টি সারি আছে। বাকিগুলো পেতে ছাঁকনি দিয়ে তালিকা ছোট করুন।',
  ],
  'list.left.out': ['Left out: {count}', 'বাদ থাকবে: {count}টি'],
  'list.none.can': ['It is possible for none of them.', 'এর কোনোটির ক্ষেত্রেই এটি করা যাবে না।'],
  'list.doing': ['{at} of {count}', '{count}টির {at} নম্বর'],
  'list.stop': ['Stop here', 'এখানেই থামুন'],
  'range.day.from': ['First day', 'প্রথম দিন'],
  'range.day.until': ['Last day', 'শেষ দিন'],
  'range.sum.from': ['At least', 'অন্তত'],
  'range.sum.until': ['At most', 'সর্বোচ্চ'],
  'range.from': ['from {what}', '{what} থেকে'],
  'range.until': ['until {what}', '{what} পর্যন্ত'],
  'range.month': ['This month', 'এ মাস'],
  'range.month.last': ['Last month', 'গত মাস'],
  'range.go': ['Show', 'দেখান'],
  'list.change': ['Change {what}', 'বদলান: {what}'],
} as const satisfies Record<string, readonly [en: string, bn: string]>;

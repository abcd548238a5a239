// The words of the sheet of keys.

export const sheetWords = {
  'keys.title': ['Keyboard', 'কিবোর্ড'],
  'keys.everywhere': ['Everywhere', 'সব জায়গায়'],
  'keys.palette': ['Search or do something', 'খুঁজুন বা কিছু করুন'],
  'keys.sheet': ['This sheet', 'এই তালিকা'],
  'keys.goto': ['Go to home, what waits, companies, audit, settings', 'শুরু, যা অপেক্ষায়, কোম্পানি, অডিট, সেটিংসে যান'],
  'keys.lists': ['In lists', 'তালিকায়'],
  'keys.new': ['New', 'নতুন'],
  'keys.search': ['Search', 'খুঁজুন'],
  'keys.filter': ['Filter', 'ছাঁকনি'],
  'keys.move': ['Next, previous row', 'পরের, আগের সারি'],
  'keys.open': ['Open', 'খুলুন'],
  'keys.mark': ['Select', 'বেছে নিন'],
  'keys.fold': ['Fold, unfold', 'গুটান, খুলুন'],
  'keys.forms': ['In forms', 'ফর্মে'],
  'keys.save': ['Save', 'সংরক্ষণ'],
  'keys.save.new': ['Save and new', 'সংরক্ষণ ও নতুন'],
  'keys.back': ['Back; the draft is kept', 'ফিরে যান; খসড়া থাকে'],
  'keys.date': ['First date', 'প্রথম তারিখ'],
  'keys.comment': ['Say the comment one writes', 'লেখা মন্তব্য জমা দিন'],
  'keys.inline': ['Create what is missing', 'যা নেই তা তৈরি'],
} as const satisfies Record<string, readonly [en: string, bn: string]>;

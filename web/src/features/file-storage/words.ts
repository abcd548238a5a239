// The words of files: what hangs on a document, what is on its way, who may open what.

import type { Words } from '../../i18n/words';

/** What the sidebar calls its pages before it is opened. */
export const names = {
  'files.group': ['Files', 'ফাইল'],
} as const satisfies Words;

export const words = {
  'files.title': ['Attachments', 'সংযুক্ত ফাইল'],
  'files.none': [
    'Nothing hangs on this document yet. Drop a file here, or choose one.',
    'এই ডকুমেন্টে এখনো কোনো ফাইল নেই। এখানে ফাইল টেনে আনুন, বা বেছে নিন।',
  ],
  'files.choose': ['Choose files', 'ফাইল বাছুন'],
  'files.photo': ['Take a photo', 'ছবি তুলুন'],
  'files.drop': ['Drop it here', 'এখানে ছাড়ুন'],
  'files.sending': ['{sent} of {total}', '{total}-এর মধ্যে {sent}'],
  'files.progress': ['Upload of {name}', '{name} আপলোড'],
  'files.paused': ['Paused at {sent} of {total}', '{total}-এর মধ্যে {sent} গিয়ে থেমে আছে'],
  'files.lost': ['The connection is gone; it goes on by itself', 'সংযোগ নেই; সংযোগ এলে নিজে থেকেই চলবে'],
  'files.queued': ['Waits for its turn', 'পালার অপেক্ষায়'],
  'files.pause': ['Pause {name}', '{name} থামান'],
  'files.resume': ['Go on with {name}', '{name} আবার চালান'],
  'files.cancel': ['Cancel {name}', '{name} বাতিল করুন'],
  'files.done': ['{name} is here', '{name} এসেছে'],
  'files.remove': ['Remove {name}', '{name} সরান'],
  'files.open': ['Download', 'ডাউনলোড'],
  'files.closed': ['You cannot open it before it is checked for viruses', 'ভাইরাস পরীক্ষার আগে এটি খোলা যাবে না'],
  'files.caught': ['Nobody can open it: {finding}', 'কেউ এটি খুলতে পারবেন না: {finding}'],
  'files.by': ['by {who}, {when}', '{who} দিয়েছেন, {when}'],
  'files.place': ['Hangs on', 'যে ডকুমেন্টে আছে'],
  'files.used': ['{used} of {limit} are used', '{limit}-এর মধ্যে {used} ব্যবহার হয়েছে'],
} as const satisfies Words;

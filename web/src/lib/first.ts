// Comes before everything else: nothing of the desk is made before its words are here. `boot.js` has begun to fetch them.

import { readIn } from './rooms';

try {
  await readIn(document.documentElement.lang === 'bn' ? 'bn' : 'en');
} catch (error) {
  const told = document.createElement('p');
  told.className = 'empty';
  told.textContent = 'The server cannot be reached. Load the page again. · সার্ভারে পৌঁছানো যাচ্ছে না। পাতাটি আবার লোড করুন।';
  document.getElementById('desk')?.replaceChildren(told);
  throw error;
}

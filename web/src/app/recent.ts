// What was opened last, in this browser.

import { usePref } from '../lib/prefs';
import { useSession } from './session';

export interface Recent {
  document: string;
  id: string;
  title: string;
}
const MOST = 8;

export function useRecent(): [Recent[], (one: Recent) => void] {
  const { me } = useSession();
  const [text, write] = usePref(`${me.tenant.slug}:${me.user.id ?? ''}.recent`);
  let list: Recent[] = [];
  try {
    list = JSON.parse(text ?? '[]') as Recent[];
  } catch {
    // Written by an older desk.
  }
  return [list, one => write(JSON.stringify([one, ...list.filter(old => old.id !== one.id)].slice(0, MOST)))];
}

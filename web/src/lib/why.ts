// A refusal that names a permission can be explained: which one it names, and where.

import { permissions } from './meta';
import { useRooms } from './rooms';

/** The permission a refusal speaks of, by the sentence it quotes; the desk and the server quote alike. */
export function permissionIn(refusal: string): string | undefined {
  for (const [, quoted] of refusal.matchAll(/“([^”]+)”/g)) {
    const found = Object.entries(permissions).find(([name, said]) => [name, said.en, said.bn].includes(quoted ?? ''));
    if (found) return found[0];
  }
  return undefined;
}

/** The same, of whatever room the permission is; known a moment later when that is none that was opened. */
export function usePermissionIn(refusal: string): string | undefined {
  const found = permissionIn(refusal);
  useRooms(found || !refusal.includes('“') ? [] : ['permissions']);
  return found;
}

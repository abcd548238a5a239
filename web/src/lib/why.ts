// A refusal that names a permission can be explained: which one it names, and where.

import { permissions } from './meta';

/** The permission a refusal speaks of, by the sentence it quotes; the desk and the server quote alike. */
export function permissionIn(refusal: string): string | undefined {
  for (const [, quoted] of refusal.matchAll(/“([^”]+)”/g)) {
    const found = Object.entries(permissions).find(([name, said]) => [name, said.en, said.bn].includes(quoted ?? ''));
    if (found) return found[0];
  }
  return undefined;
}

// What is set up by a page of its own in place of a form from the description.

import { both } from '../i18n';
import type { Document, Said } from '../lib/meta';

interface Maker {
  label: Said;
  permission: string;
}

const MAKERS: Record<string, Maker> = {
  assignment: { label: both('give.title'), permission: 'auth.role.assign' },
};

/** How one is set up, and who may. */
export const makerOf = (document: Document): Maker | null => document.create ?? MAKERS[document.name] ?? null;

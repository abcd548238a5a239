// The words of master data: parties, items, places. Each noun keeps its words together, under a prefix of its own.

import type { Words } from '../../i18n/words';

/** What the sidebar, the palette and the audit call its pages and things before it is opened. */
export const names = {
  'md.group': ['Master data', 'মাস্টার ডেটা'],
} as const satisfies Words;

export const words = {
  // parties

  // items

  // places
} as const satisfies Words;

// Fields of the pages made by hand.

import { words } from '../../i18n/words';
import type { Field, Said } from '../../lib/meta';

export const both = (key: keyof typeof words): Said => ({ en: words[key][0], bn: words[key][1] });

export const field = (name: string, label: Said, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  name,
  label,
  kind,
  required: false,
  set: 'always',
  bengali: false,
  reads: true,
  ...more,
});

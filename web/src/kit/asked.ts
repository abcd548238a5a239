// Fields of forms made by hand, as if they were described.

import { both } from '../i18n';
import type { Key } from '../i18n/words';
import type { Field } from '../lib/meta';

export const asked = (name: string, label: Key, kind: Field['kind'], more: Partial<Field> = {}): Field => ({
  name,
  label: both(label),
  kind,
  required: false,
  set: 'always',
  bengali: false,
  reads: true,
  sealed: false,
  ...more,
});

// Fields of the pages made by hand.

import type { Field, Said } from '../../lib/meta';

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

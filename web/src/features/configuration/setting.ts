// A setting as a field of a form, and its value as people read it.

import type { SettingsQuery } from '../../gen/configuration/graphql';
import type { Speech } from '../../i18n';
import { asked } from '../../kit/asked';
import { shownValue } from '../../kit/shown';
import type { Field } from '../../lib/meta';

export type Setting = SettingsQuery['settings'][number];
type Person = NonNullable<Setting['choice']>['by'];

const YES: { value: string; label: { en: string; bn: string } }[] = [
  { value: 'true', label: { en: 'Yes', bn: 'হ্যাঁ' } },
  { value: 'false', label: { en: 'No', bn: 'না' } },
];
const LONGEST = 200;

function kindOf({ kind, words, bounds }: Setting): Field['kind'] {
  switch (kind) {
    case 'FLAG':
      return { is: 'words', words: YES } as Field['kind'];
    case 'CHOICE':
      return { is: 'words', words } as Field['kind'];
    case 'NUMBER':
      return { is: 'number' };
    case 'MONEY':
      return { is: 'money' } as Field['kind'];
    case 'DATE':
      return { is: 'date' };
    default:
      return { is: 'text', limit: bounds.limit ?? LONGEST };
  }
}

/** Its field, with the bounds as help. */
export function fieldOf(setting: Setting, { t, fmt }: Speech): Field {
  const { least, most } = setting.bounds;
  const sum = (text: string) => (setting.kind === 'MONEY' ? fmt.money(text) : fmt.number(text));
  const bounds = least && most ? `${t('config.bounds', { least: sum(least), most: sum(most) })} ` : '';
  const help = bounds + t('config.value.none');
  return asked('value', 'config.value', kindOf(setting), { help: { en: help, bn: help } });
}

export const shownAs = (setting: Setting, value: string, speech: Speech): string =>
  shownValue(fieldOf(setting, speech), value, speech);

export const nameOf = (person: Person, { language }: Speech): string =>
  (language === 'bn' && person?.nameBn) || person?.name || '—';

// What is asked of the rules, as it stands in the address: a case can be sent to somebody and reloaded.

import type { QuestionFragment, RuleDigits } from '../../gen/rules-engine/graphql';
import type { Speech } from '../../i18n';
import type { Field, Said } from '../../lib/meta';

export type Looked = Record<string, string | undefined>;

export const READ = 'rules_engine.rule.read';
export const WRITE = 'rules_engine.own-pack.create';
export const KEEP = 'rules_engine.evaluation.create';
export const READ_KEPT = 'rules_engine.evaluation.read';

/** How far a row can be relied on, as it looks. */
export const TONES: Record<string, string> = {
  VERIFIED: 'tag tag-good',
  CORROBORATED: 'tag tag-good',
  DRAFTED: 'tag tag-waiting',
  DISPUTED: 'tag tag-bad',
};

/** Facts stand in the address under their names, with this before them. */
const FACT = 'f.';
const LONGEST = 100;

/** The digits somebody chose, as the server knows them; each language's own when nothing was chosen. */
export const digitsOf = ({ digits }: Speech): RuleDigits | null =>
  digits === 'latn' ? ('LATIN' as RuleDigits) : digits === 'beng' ? ('BENGALI' as RuleDigits) : null;

export const factsOf = (looked: Looked): { name: string; value: string }[] =>
  Object.entries(looked).flatMap(([name, value]) =>
    name.startsWith(FACT) && value ? [{ name: name.slice(FACT.length), value }] : [],
  );

export const factAt = (name: string): string => FACT + name;

const flag: { value: string; label: Said }[] = [
  { value: 'yes', label: { en: 'yes', bn: 'হ্যাঁ' } },
  { value: 'no', label: { en: 'no', bn: 'না' } },
];

/** A question of a pack as a field of a form. */
export function fieldOf(question: QuestionFragment, help: Said | undefined): Field {
  const kind = (): Field['kind'] => {
    if (question.kind === 'FLAG') return { is: 'words', words: flag } as Field['kind'];
    if (question.choices.length > 0) {
      return {
        is: 'words',
        words: question.choices.map(choice => ({ value: choice.word, label: choice.said })),
      } as Field['kind'];
    }
    if (question.kind === 'DATE') return { is: 'date' };
    if (question.kind === 'AMOUNT') return { is: 'money' } as Field['kind'];
    return { is: 'text', limit: LONGEST };
  };
  const title = question.title;
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    name: question.name,
    label: { en: capital(title.en), bn: title.bn },
    ...(help ? { help } : {}),
    kind: kind(),
    required: false,
    set: 'always',
    bengali: false,
    reads: true,
    sealed: false,
  };
}

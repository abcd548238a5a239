// Oneself: language, digits, density, colours, signing out.

import { useNavigate } from '@tanstack/react-router';
import { useSpeech } from '../i18n';
import { Icon } from '../kit/Icon';
import { type Choice, MenuButton } from '../kit/Popover';
import { usePref } from '../lib/prefs';
import { ACCOUNT } from './places';
import { useSession } from './session';

export function You() {
  const { t, language, digits, speak, count } = useSpeech();
  const { me, signOut } = useSession();
  const navigate = useNavigate();
  const [theme, paint] = usePref('theme');
  const [density, space] = usePref('density');
  const heading = (key: string, label: string): Choice => ({ key, kind: 'heading', label, text: '' });
  const radio = (key: string, label: Choice['label'], text: string, chosen: boolean, onChoose: () => void): Choice => ({
    key,
    kind: 'radio',
    label,
    text,
    chosen,
    onChoose,
  });
  const choices: Choice[] = [
    heading('language', t('you.language')),
    radio('en', <span lang="en">English</span>, 'English', language === 'en', () => speak('en')),
    radio('bn', <span lang="bn">বাংলা</span>, 'বাংলা', language === 'bn', () => speak('bn')),
    heading('digits', t('you.digits')),
    radio('auto', t('you.digits.auto'), t('you.digits.auto'), digits === 'auto', () => count('auto')),
    radio('latn', '1 2 3', '1', digits === 'latn', () => count('latn')),
    radio('beng', <span lang="bn">১ ২ ৩</span>, '১', digits === 'beng', () => count('beng')),
    heading('density', t('you.density')),
    radio('dense', t('you.density.dense'), t('you.density.dense'), density !== 'roomy', () => space(null)),
    radio('roomy', t('you.density.roomy'), t('you.density.roomy'), density === 'roomy', () => space('roomy')),
    heading('theme', t('you.theme')),
    radio('t-auto', t('you.theme.auto'), t('you.theme.auto'), theme === null, () => paint(null)),
    radio('t-light', t('you.theme.light'), t('you.theme.light'), theme === 'light', () => paint('light')),
    radio('t-dark', t('you.theme.dark'), t('you.theme.dark'), theme === 'dark', () => paint('dark')),
    heading('-', ''),
    {
      key: 'account',
      label: t('account.title'),
      text: t('account.title'),
      onChoose: () => void navigate({ to: ACCOUNT.path }),
    },
    { key: 'out', label: t('you.out'), text: t('you.out'), onChoose: () => void signOut() },
  ];
  const name = (language === 'bn' && me.user.nameBn) || me.user.name || t('you');
  return (
    <MenuButton name={t('you')} named choices={choices} className="you">
      <Icon name="position" />
      <span className="you-name">{name}</span>
      <span className="dim" lang={language === 'en' ? 'bn' : 'en'}>
        {language === 'en' ? 'বাং' : 'EN'}
      </span>
    </MenuButton>
  );
}

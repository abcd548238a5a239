// A list's words, filters and columns under a name. A view is an address: it can be sent to a colleague.

import { lazy, Suspense, useState } from 'react';
import { useSession } from '../app/session';
import { useSpeech } from '../i18n';
import type { Document } from '../lib/meta';
import { usePref } from '../lib/prefs';
import type { Looking } from './DocList';
import { Icon } from './Icon';
import { useNotices } from './Notices';
import { type Choice, MenuButton } from './Popover';

const Naming = lazy(() => import('./Naming').then(module => ({ default: module.Naming })));

interface View {
  name: string;
  looking: Looking;
}

function read(text: string | null): View[] {
  try {
    return JSON.parse(text ?? '[]') as View[];
  } catch {
    return [];
  }
}

interface Props {
  document: Document;
  looking: Looking;
  onLook: (looking: Looking) => void;
}

export function Views({ document, looking, onLook }: Props) {
  const { t } = useSpeech();
  const { me } = useSession();
  const { tell } = useNotices();
  const [saved, save] = usePref(`${me.tenant.slug}:${me.user.id ?? ''}.views.${document.name}`);
  const [naming, setNaming] = useState(false);
  const views = read(saved);
  const now = JSON.stringify(looking);
  const choices: Choice[] = [
    ...views.map<Choice>(view => ({
      key: view.name,
      kind: 'radio',
      label: view.name,
      text: view.name,
      chosen: JSON.stringify(view.looking) === now,
      onChoose: () => onLook(view.looking),
    })),
    { key: '+', label: t('list.view.save'), text: t('list.view.save'), onChoose: () => setNaming(true) },
    {
      key: '@',
      label: t('list.view.copy'),
      text: t('list.view.copy'),
      onChoose: () => void navigator.clipboard.writeText(window.location.href).then(() => tell(t('list.view.copied'))),
    },
    ...views.map<Choice>(view => ({
      key: `-${view.name}`,
      label: t('list.view.drop', { what: view.name }),
      text: t('list.view.drop', { what: view.name }),
      onChoose: () => save(JSON.stringify(views.filter(one => one.name !== view.name))),
    })),
  ];
  return (
    <>
      <MenuButton name={t('list.views')} choices={choices} className="icon-button" end>
        <Icon name="view" />
      </MenuButton>
      <Suspense>
        {naming && (
          <Naming
            onClose={() => setNaming(false)}
            onName={name => {
              save(JSON.stringify([...views.filter(one => one.name !== name), { name, looking }]));
              setNaming(false);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

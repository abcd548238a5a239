// A list's words, filters and columns under a name. A view is an address: it can be sent to a colleague.

import { lazy, Suspense, useState } from 'react';
import { useSession } from '../app/session';
import { useSpeech } from '../i18n';
import { copy } from '../lib/copy';
import type { Document } from '../lib/meta';
import { usePref } from '../lib/prefs';
import type { Looking } from './DocList';
import { Icon } from './Icon';
import { useNotices } from './Notices';
import { type Choice, MenuButton } from './Popover';

const Naming = lazy(() => import('./Naming').then(module => ({ default: module.Naming })));
const ViewList = lazy(() => import('./ViewList').then(module => ({ default: module.ViewList })));

export interface View {
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

/** The same whatever came first. */
const written = (looking: Looking) =>
  JSON.stringify(
    Object.entries(looking)
      .filter(([, value]) => value)
      .sort(),
  );

interface Props {
  document: Document;
  looking: Looking;
  /** The columns that are seen, where they are not the usual ones. */
  columns: string | undefined;
  onLook: (looking: Looking) => void;
}

export function Views({ document, looking, columns, onLook }: Props) {
  const { t } = useSpeech();
  const { me, company, branch } = useSession();
  const { tell } = useNotices();
  const [saved, save] = usePref(`${me.tenant.slug}:${me.user.id ?? ''}.views.${document.name}`);
  const [doing, setDoing] = useState<'naming' | 'arranging'>();
  const views = read(saved);
  const now = { ...looking, columns };
  const keep = (next: View[]) => save(next.length > 0 ? JSON.stringify(next) : null);
  /** Whoever opens it looks at the same company; what they may not see is left out. */
  const send = async (view: Looking) => {
    const set = Object.entries({ ...view, company: company ?? undefined, branch: branch ?? undefined });
    const words = new URLSearchParams(set.filter((pair): pair is [string, string] => Boolean(pair[1])));
    const done = await copy(`${window.location.origin}/app/${document.path}${words.size > 0 ? `?${words}` : ''}`);
    tell(t(done ? 'list.view.copied' : 'once.by.hand'), done ? 'good' : 'bad');
  };
  const choices: Choice[] = [
    ...views.map<Choice>(view => ({
      key: view.name,
      kind: 'radio',
      label: view.name,
      text: view.name,
      chosen: written(view.looking) === written(now),
      onChoose: () => onLook(view.looking),
    })),
    ...(views.length > 0 ? [{ key: '|', kind: 'heading' as const, label: '', text: '' }] : []),
    { key: '+', label: t('list.view.save'), text: t('list.view.save'), onChoose: () => setDoing('naming') },
    { key: '@', label: t('list.view.copy'), text: t('list.view.copy'), onChoose: () => void send(now) },
    ...(views.length > 0
      ? [
          {
            key: '-',
            label: t('list.view.arrange'),
            text: t('list.view.arrange'),
            onChoose: () => setDoing('arranging'),
          },
        ]
      : []),
  ];
  return (
    <>
      <MenuButton name={t('list.views')} choices={choices} className="icon-button" end>
        <Icon name="view" />
      </MenuButton>
      <Suspense>
        {doing === 'naming' && (
          <Naming
            taken={views.map(view => view.name)}
            onClose={() => setDoing(undefined)}
            onName={name => {
              keep([...views.filter(one => one.name !== name), { name, looking: now }]);
              setDoing(undefined);
            }}
          />
        )}
        {doing === 'arranging' && (
          <ViewList
            views={views}
            onKeep={keep}
            onSend={view => void send(view.looking)}
            onClose={() => setDoing(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}

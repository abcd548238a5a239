// What somebody holds; and giving them one more.

import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../app/session';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import type { Row } from '../../lib/meta';
import { Holdings } from './Holdings';

const GiveHere = lazy(() => import('./GiveHere'));

export default function UserRoles({ row }: { row: Row }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const navigate = useNavigate();
  const [giving, setGiving] = useState(false);
  return (
    <>
      <Holdings title={t('held.roles')} listing={{ personId: row.id }} by="role" empty={t('held.roles.none')}>
        <Do small quiet onDo={() => void navigate({ to: '/why', search: { person: row.id } })}>
          {t('why.ask')}
        </Do>
        <Do small onDo={() => setGiving(true)} no={refuses('auth.role.assign')}>
          {t('give.title')}
        </Do>
      </Holdings>
      <Suspense>{giving && <GiveHere person={row.id} onClose={() => setGiving(false)} />}</Suspense>
    </>
  );
}

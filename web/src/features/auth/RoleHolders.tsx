// Who holds a role, where and until when; and giving it to one more.

import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../app/session';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import type { Row } from '../../lib/meta';
import { Holdings } from './Holdings';

const GiveHere = lazy(() => import('./GiveHere'));

export default function RoleHolders({ row }: { row: Row }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const [giving, setGiving] = useState(false);
  return (
    <>
      <Holdings title={t('held.who')} listing={{ role: row.id }} by="person" empty={t('held.who.none')}>
        <Do small onDo={() => setGiving(true)} no={refuses('auth.role.assign')}>
          {t('held.give')}
        </Do>
      </Holdings>
      <Suspense>{giving && <GiveHere role={row.id} onClose={() => setGiving(false)} />}</Suspense>
    </>
  );
}

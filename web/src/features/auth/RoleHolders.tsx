// Who holds a role, where and until when; and giving it to one more.

import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import type { Row } from '../../lib/meta';
import { Holdings } from './Holdings';

export default function RoleHolders({ row }: { row: Row }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const navigate = useNavigate();
  const give = () => void navigate({ to: '/assignments/new', search: { role: row.id } });
  return (
    <Holdings title={t('held.who')} listing={{ role: row.id }} by="person" empty={t('held.who.none')}>
      <Do small onDo={give} no={refuses('auth.role.assign')}>
        {t('held.give')}
      </Do>
    </Holdings>
  );
}

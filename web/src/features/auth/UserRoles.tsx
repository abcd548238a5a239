// What somebody holds; and giving them one more.

import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import type { Row } from '../../lib/meta';
import { Holdings } from './Holdings';

export default function UserRoles({ row }: { row: Row }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const navigate = useNavigate();
  return (
    <Holdings title={t('held.roles')} listing={{ personId: row.id }} by="role" empty={t('held.roles.none')}>
      <Do small quiet onDo={() => void navigate({ to: '/why', search: { person: row.id } })}>
        {t('why.ask')}
      </Do>
      <Do
        small
        onDo={() => void navigate({ to: '/assignments/new', search: { person: row.id } })}
        no={refuses('auth.role.assign')}
      >
        {t('give.title')}
      </Do>
    </Holdings>
  );
}

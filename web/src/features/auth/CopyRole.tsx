// A role of one's own that begins as another one.

import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { documentOf, type Row, SEPARATOR } from '../../lib/meta';

const ROLE = documentOf('role');

export default function CopyRole({ row }: { row: Row }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const navigate = useNavigate();
  const copy = () =>
    void navigate({
      to: '/$path/new',
      params: { path: ROLE.path },
      search: {
        name: t('role.copy.of', { what: String(row.name) }),
        key: `${row.id}-2`.slice(-40),
        level: String(Math.max(1, Number(row.level))),
        description: row.description ? String(row.description) : undefined,
        permissions: (row.permissions as string[]).join(SEPARATOR),
      },
    });
  return (
    <Do onDo={copy} no={refuses('auth.role.create')}>
      {t('role.copy')}
    </Do>
  );
}

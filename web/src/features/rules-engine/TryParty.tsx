// From a party to a case of it.

import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import type { Row } from '../../lib/meta';
import { READ } from './asking';

export default function TryParty({ row }: { row: Row }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const navigate = useNavigate();
  return (
    <Do
      quiet
      no={refuses(READ)}
      onDo={() => void navigate({ to: '/rules/$part', params: { part: 'try' }, search: { party: row.id } })}
    >
      {t('rules.try')}
    </Do>
  );
}

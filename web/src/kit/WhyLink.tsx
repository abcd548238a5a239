// "Why?" beside a refusal that names a permission.

import { Link } from '@tanstack/react-router';
import { useSession } from '../app/session';
import { useSpeech } from '../i18n';
import { permissionIn } from '../lib/why';

export function WhyLink({ refusal }: { refusal: string }) {
  const { t } = useSpeech();
  const { company } = useSession();
  const permission = permissionIn(refusal);
  if (!permission) return null;
  return (
    <Link to="/why" search={{ permission, ...(company ? { company } : {}) }} className="linklike">
      {t('why.ask')}
    </Link>
  );
}

// Keys programs sign in with as oneself.

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import {
  ApiKeysDocument,
  type ApiKeysQuery,
  type KeyFactsFragment,
  RevokeApiKeyDocument,
} from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/Empty';
import { useNotices } from '../../kit/Notices';
import { Sure } from '../../kit/Sure';
import { execute } from '../../lib/graph';
import { useKeys } from '../../lib/keys';
import { useNarrow } from '../../lib/prefs';
import { useDoing } from './doing';
import { KeyList } from './KeyList';

/** Who may make one. */
export const MANAGE = 'auth.api-key.manage';

export default function ApiKeys() {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const navigate = useNavigate();
  const doing = useDoing();
  const narrow = useNarrow();
  const [revoking, setRevoking] = useState<KeyFactsFragment>();
  const found = useQuery({
    queryKey: ['api-keys'],
    queryFn: ({ signal }) => execute<ApiKeysQuery>(String(ApiKeysDocument), {}, { signal }),
  });
  const keys = found.data?.apiKeys ?? [];
  const no = refuses(MANAGE);
  const add = () => (no ? tell(no, 'bad') : void navigate({ to: '/api-keys/new' }));
  useKeys({ n: add });
  if (found.isError) return <Empty whole title={found.error.message} next="" />;
  const maker = (
    <Do primary icon="plus" no={no} onDo={add} keys={narrow ? undefined : 'N'}>
      {t('key.new')}
    </Do>
  );
  return (
    <article className="page" aria-busy={found.isPending}>
      <header className="page-head page-head-one">
        <div className="page-title">
          <h1>{t('key.title')}</h1>
          <p className="dim">{t('key.says')}</p>
        </div>
        {maker}
      </header>
      {found.isSuccess && keys.length === 0 && <Empty title={t('key.none')} next={t('key.none.next')} />}
      {keys.length > 0 && (
        <section className="panel" aria-label={t('key.title')}>
          <KeyList keys={keys} onRevoke={setRevoking} />
        </section>
      )}
      {revoking && (
        <Sure
          title={t('key.revoke.of', { name: revoking.name })}
          says={t('key.revoke.says')}
          label={t('key.revoke')}
          grave
          onGo={async () => {
            await doing(RevokeApiKeyDocument, { id: revoking.id }, t('key.revoked', { name: revoking.name }));
            setRevoking(undefined);
          }}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </article>
  );
}

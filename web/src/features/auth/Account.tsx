// One's own account: who one is, how one signs in, where one is signed in, what one may do and why.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  AccountDocument,
  type AccountQuery,
  RevokeOtherSessionsDocument,
  RevokeSessionDocument,
} from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/Empty';
import { Sure } from '../../kit/Sure';
import { execute } from '../../lib/graph';
import { useDoing } from './doing';
import { OwnPermissions } from './OwnPermissions';
import { Password } from './Password';
import { Profile } from './Profile';
import { SecondStep } from './SecondStep';
import { SessionList } from './SessionList';

export type Account = AccountQuery;
export const ACCOUNT_KEY = ['account'];
export const askAccount = (signal?: AbortSignal) => execute<AccountQuery>(String(AccountDocument), {}, { signal });

export default function AccountPage() {
  const { t } = useSpeech();
  const found = useQuery({ queryKey: ACCOUNT_KEY, queryFn: ({ signal }) => askAccount(signal) });
  if (found.isError) return <Empty whole title={found.error.message} next="" />;
  const account = found.data;
  return (
    <article className="page" aria-busy={found.isPending}>
      <header className="page-head page-head-one">
        <div className="page-title">
          <h1>{t('account.title')}</h1>
        </div>
      </header>
      {account && <Profile me={account.me} />}
      {account && <Password me={account.me} />}
      {account && <SecondStep me={account.me} />}
      {account && <Sessions account={account} />}
      {account && <OwnPermissions roles={account.me.roles} />}
    </article>
  );
}

function Sessions({ account }: { account: Account }) {
  const { t } = useSpeech();
  const doing = useDoing();
  const [sure, setSure] = useState(false);
  const own = account.me.session?.id;
  const others = account.sessions.filter(one => one.id !== own).length;
  // This one first: everybody looks for it.
  const sessions = [...account.sessions].sort((one, other) => Number(other.id === own) - Number(one.id === own));
  return (
    <section className="panel" aria-labelledby="signed-in">
      <header className="panel-head">
        <h2 id="signed-in">{t('session.own.title')}</h2>
        <Do small grave no={others === 0 ? t('session.only') : undefined} onDo={() => setSure(true)}>
          {t('session.end.others')}
        </Do>
      </header>
      <p className="dim">{t('session.own.says')}</p>
      <SessionList
        sessions={sessions}
        own={own}
        onEnd={one => void doing(RevokeSessionDocument, { id: one.id }, t('session.ended', { device: one.device }))}
      />
      {sure && (
        <Sure
          title={t('session.end.others')}
          says={t('session.end.others.says')}
          label={t('session.end.others')}
          grave
          onGo={async () => {
            await doing(RevokeOtherSessionsDocument, {}, t('session.ended.others'));
            setSure(false);
          }}
          onClose={() => setSure(false)}
        />
      )}
    </section>
  );
}

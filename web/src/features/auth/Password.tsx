// Another password for oneself: the rules said beforehand, and what else happens.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangePasswordDocument } from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Asking } from '../../kit/Asking';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { execute, Refusal } from '../../lib/graph';
import type { Account } from './Account';
import { Secret } from './Secret';

/** As the server counts them. */
const LEAST = 10;
/** It speaks of the present one; every other refusal of the new one. */
const WRONG = 'auth.password.wrong';

export function Password({ me }: { me: Account['me'] }) {
  const { t } = useSpeech();
  const [open, setOpen] = useState(false);
  return (
    <section className="panel" aria-labelledby="password">
      <header className="panel-head">
        <h2 id="password">{t('password.title')}</h2>
        <Do small onDo={() => setOpen(true)}>
          {t('password.change')}
        </Do>
      </header>
      <p className="dim">{t('password.says')}</p>
      {open && <Change email={me.user.email ?? ''} onClose={() => setOpen(false)} />}
    </section>
  );
}

function Change({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useSpeech();
  const { tell } = useNotices();
  const client = useQueryClient();
  const isLong = (text: string | null | undefined) => [...(text ?? '')].length >= LEAST;
  const short = () => {
    const message = t('password.short', { least: LEAST });
    return new Refusal(message, 'auth.password.short', [{ field: 'newPassword', message }], false);
  };
  return (
    <Asking
      title={t('password.change')}
      go={t('password.change')}
      needed={['password', 'newPassword']}
      belongs={({ code }) =>
        code === WRONG ? 'password' : code.startsWith('auth.password.') ? 'newPassword' : undefined
      }
      send={async ({ password, newPassword }) => {
        if (!isLong(newPassword)) throw short();
        await execute(String(ChangePasswordDocument), { password, newPassword });
        tell(t('password.changed'));
        await client.invalidateQueries();
        onClose();
      }}
      onClose={onClose}
    >
      {part => (
        <>
          <input type="text" hidden readOnly name="username" autoComplete="username" value={email} />
          <Secret name="password" label={t('password.present')} fills="current-password" autoFocus {...part} />
          <Secret name="newPassword" label={t('password.new')} fills="new-password" {...part} />
          <ul className="bullets rules">
            <li className={isLong(part.values.newPassword) ? 'rule-met' : undefined}>
              {t('password.rule.length', { least: LEAST })}
            </li>
            <li>{t('password.rule.words')}</li>
            <li>{t('password.rule.own')}</li>
            <li>{t('password.rule.signs')}</li>
          </ul>
          <p>{t('password.others')}</p>
        </>
      )}
    </Asking>
  );
}

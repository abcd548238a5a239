// Another password for oneself: the rules said beforehand, and what else happens.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangePasswordDocument } from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Dialog } from '../../kit/Dialog';
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
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [wrong, setWrong] = useState<{ present?: string; next?: string; whole?: string }>({});
  const [busy, setBusy] = useState(false);
  const isLong = [...next].length >= LEAST;
  const go = async () => {
    if (busy) return;
    if (!present) return setWrong({ present: t('form.required') });
    if (!isLong) return setWrong({ next: t('password.short', { least: LEAST }) });
    setBusy(true);
    try {
      await execute(String(ChangePasswordDocument), { password: present, newPassword: next });
      tell(t('password.changed'));
      await client.invalidateQueries();
      onClose();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const isPassword = error.code.startsWith('auth.password.');
      setWrong({ [error.code === WRONG ? 'present' : isPassword ? 'next' : 'whole']: error.message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('password.change')} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          void go();
        }}
      >
        {wrong.whole && (
          <div className="strip strip-bad" role="alert">
            {wrong.whole}
          </div>
        )}
        <input type="text" hidden readOnly name="username" autoComplete="username" value={email} />
        <Secret
          name="password"
          label={t('password.present')}
          fills="current-password"
          autoFocus
          value={present}
          wrong={wrong.present}
          onChange={value => {
            setPresent(value);
            setWrong({});
          }}
        />
        <Secret
          name="newPassword"
          label={t('password.new')}
          fills="new-password"
          value={next}
          wrong={wrong.next}
          onChange={value => {
            setNext(value);
            setWrong({});
          }}
        />
        <ul className="bullets rules">
          <li className={isLong ? 'rule-met' : undefined}>{t('password.rule.length', { least: LEAST })}</li>
          <li>{t('password.rule.words')}</li>
          <li>{t('password.rule.own')}</li>
          <li>{t('password.rule.signs')}</li>
        </ul>
        <p>{t('password.others')}</p>
        <div className="dialog-foot">
          <Do primary submit busy={busy} onDo={() => void go()}>
            {t('password.change')}
          </Do>
          <Do quiet onDo={onClose}>
            {t('app.cancel')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

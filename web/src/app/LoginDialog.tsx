// The session ended while somebody was working: they sign in here, and what they were doing goes on.

import { Input } from 'antd';
import { useId, useState } from 'react';
import { useSpeech } from '../i18n';
import { Dialog } from '../kit/Dialog';
import { Do } from '../kit/Do';
import { loginAddress, type Me } from './session';

/** What the server says when it wants the second factor too. */
const SECOND = /otp|second-factor|totp/;

export function LoginDialog({ me, onDone }: { me: Me; onDone: () => void }) {
  const { t, language } = useSpeech();
  const id = useId();
  const [email, setEmail] = useState(me.user.email ?? '');
  const [password, setPassword] = useState('');
  const [otp, setOtp] = useState('');
  const [second, setSecond] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const go = async () => {
    try {
      const response = await fetch('/api/v1/auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language },
        credentials: 'same-origin',
        body: JSON.stringify({ tenant: me.tenant.slug, email, password, ...(otp ? { otp } : {}), session: 'cookie' }),
      });
      if (response.ok) return onDone();
      const said = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
      if (SECOND.test(said.code ?? '')) setSecond(true);
      setOtp('');
      setWrong(said.detail ?? String(response.status));
    } catch {
      setWrong(t('app.offline'));
    }
  };
  return (
    <Dialog title={t('login.over')} width={400}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void go();
        }}
      >
        <p>{t('login.stay')}</p>
        {wrong && (
          <div className="strip strip-bad" role="alert">
            {wrong}
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}e`}>{t('login.email')}</label>
          <Input
            id={`${id}e`}
            type="email"
            autoComplete="username"
            value={email}
            readOnly={Boolean(me.user.email)}
            onChange={event => setEmail(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}p`}>{t('login.password')}</label>
          <Input
            id={`${id}p`}
            type="password"
            autoComplete="current-password"
            autoFocus
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        </div>
        {second && (
          <div className="field">
            <label htmlFor={`${id}o`}>{t('login.code')}</label>
            <Input
              id={`${id}o`}
              autoComplete="one-time-code"
              autoFocus
              value={otp}
              onChange={event => setOtp(event.target.value)}
            />
          </div>
        )}
        <div className="dialog-foot">
          <Do primary submit onDo={() => void go()}>
            {t('login.go')}
          </Do>
          <Do quiet onDo={() => window.location.assign(loginAddress(window.location))}>
            {t('login.other')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

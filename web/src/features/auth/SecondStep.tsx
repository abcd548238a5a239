// A second step at signing in: set up with an app, kept safe with recovery codes, switched off again.

import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { SwitchOffSecondFactorDocument } from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Dialog } from '../../kit/Dialog';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { latin } from '../../lib/digits';
import { execute, Refusal } from '../../lib/graph';
import type { Account } from './Account';
import { Secret } from './Secret';

/** From so many codes left on it is time for new ones. */
const FEW = 3;
/** Loaded by whoever sets one up: it draws a picture. */
const Enrol = lazy(() => import('./Enrol'));

export function SecondStep({ me }: { me: Account['me'] }) {
  const { t } = useSpeech();
  const [open, setOpen] = useState<'on' | 'off'>();
  const left = me.recoveryCodesLeft;
  const close = () => setOpen(undefined);
  return (
    <section className="panel" aria-labelledby="second-step">
      <header className="panel-head">
        <h2 id="second-step">
          {t('factor.title')}{' '}
          <span className={`tag tag-${me.secondFactor ? 'good' : 'faded'}`}>
            {t(me.secondFactor ? 'factor.on' : 'factor.off')}
          </span>
        </h2>
        {me.secondFactor ? (
          <Do small grave onDo={() => setOpen('off')}>
            {t('factor.switch.off')}
          </Do>
        ) : (
          <Do small primary onDo={() => setOpen('on')}>
            {t('factor.switch.on')}
          </Do>
        )}
      </header>
      <p className="dim">{t(me.secondFactor ? 'factor.on.says' : 'factor.off.says')}</p>
      {me.secondFactor && (
        <p className={left <= FEW ? 'warned' : 'dim'}>
          {t(left <= FEW ? 'factor.few' : 'factor.left', { count: left })}
        </p>
      )}
      <Suspense>{open === 'on' && <Enrol email={me.user.email ?? ''} onClose={close} />}</Suspense>
      {open === 'off' && <SwitchOff onClose={close} />}
    </section>
  );
}

function SwitchOff({ onClose }: { onClose: () => void }) {
  const { t } = useSpeech();
  const { tell } = useNotices();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [otp, setOtp] = useState('');
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const go = async () => {
    const empty = { ...(!password && { password: t('form.required') }), ...(!otp && { otp: t('form.required') }) };
    if (Object.keys(empty).length > 0) return setWrong(empty);
    try {
      await execute(String(SwitchOffSecondFactorDocument), { password, otp: latin(otp) });
      tell(t('factor.switched.off'));
      await client.invalidateQueries();
      onClose();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setWrong({ [error.code.startsWith('auth.password.') ? 'password' : 'otp']: error.message });
    }
  };
  return (
    <Dialog title={t('factor.switch.off.title')} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          void go();
        }}
      >
        <p>{t('factor.switch.off.says')}</p>
        <Secret
          name="password"
          label={t('password.yours')}
          fills="current-password"
          autoFocus
          value={password}
          wrong={wrong.password}
          onChange={value => {
            setPassword(value);
            setWrong({});
          }}
        />
        <Secret
          name="otp"
          label={t('factor.code')}
          help={t('factor.code.or')}
          fills="one-time-code"
          value={otp}
          wrong={wrong.otp}
          onChange={value => {
            setOtp(value);
            setWrong({});
          }}
        />
        <div className="dialog-foot">
          <Do grave submit onDo={() => void go()}>
            {t('factor.switch.off')}
          </Do>
          <Do quiet onDo={onClose}>
            {t('app.cancel')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

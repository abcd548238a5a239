// A second step at signing in: set up with an app, kept safe with recovery codes, switched off again.

import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { SwitchOffSecondFactorDocument } from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Asking } from '../../kit/Asking';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { latin } from '../../lib/digits';
import { execute } from '../../lib/graph';
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
  return (
    <Asking
      title={t('factor.switch.off.title')}
      says={t('factor.switch.off.says')}
      go={t('factor.switch.off')}
      grave
      needed={['password', 'otp']}
      belongs={({ code }) => (code.startsWith('auth.password.') ? 'password' : 'otp')}
      send={async ({ password, otp }) => {
        await execute(String(SwitchOffSecondFactorDocument), { password, otp: latin(otp ?? '') });
        tell(t('factor.switched.off'));
        await client.invalidateQueries();
        onClose();
      }}
      onClose={onClose}
    >
      {part => (
        <>
          <Secret name="password" label={t('password.yours')} fills="current-password" autoFocus {...part} />
          <Secret name="otp" label={t('factor.code')} help={t('factor.code.or')} fills="one-time-code" {...part} />
        </>
      )}
    </Asking>
  );
}

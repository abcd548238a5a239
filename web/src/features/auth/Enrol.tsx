// Setting up a second step: a picture for the app, a first code that proves it works, codes for the day it is lost.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import {
  BeginSecondFactorDocument,
  type BeginSecondFactorMutation,
  ConfirmSecondFactorDocument,
  type ConfirmSecondFactorMutation,
} from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Dialog } from '../../kit/Dialog';
import { Do } from '../../kit/Do';
import { useCopy } from '../../kit/Once';
import { latin } from '../../lib/digits';
import { execute, Refusal } from '../../lib/graph';
import { save } from '../../lib/save';
import { Picture } from './Picture';
import { Secret } from './Secret';

type Begun = BeginSecondFactorMutation['beginSecondFactor'];

/** Digits of a code; with the last of them it is tried. */
const DIGITS = 6;

export default function Enrol({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const [begun, setBegun] = useState<Begun>();
  const [refused, setRefused] = useState<string>();
  const [codes, setCodes] = useState<string[]>();
  const started = useRef(false);
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    execute<BeginSecondFactorMutation>(String(BeginSecondFactorDocument)).then(
      data => setBegun(data.beginSecondFactor),
      error => setRefused(error instanceof Refusal ? error.message : String(error)),
    );
  }, []);
  const close = () => {
    void client.invalidateQueries();
    onClose();
  };
  if (codes) return <Codes codes={codes} email={email} onClose={close} />;
  return (
    <Dialog title={t('factor.switch.on.title')} onClose={close} width={560}>
      {refused && (
        <div className="strip strip-bad" role="alert">
          {refused}
        </div>
      )}
      {begun && <Confirm begun={begun} onDone={setCodes} onClose={close} />}
    </Dialog>
  );
}

interface ConfirmProps {
  begun: Begun;
  onDone: (codes: string[]) => void;
  onClose: () => void;
}

function Confirm({ begun, onDone, onClose }: ConfirmProps) {
  const { t } = useSpeech();
  const copy = useCopy();
  const [otp, setOtp] = useState('');
  const [wrong, setWrong] = useState<string>();
  const busy = useRef(false);
  const go = async (typed: string) => {
    if (busy.current) return;
    if (!typed.trim()) return setWrong(t('form.required'));
    busy.current = true;
    try {
      const data = await execute<ConfirmSecondFactorMutation>(String(ConfirmSecondFactorDocument), {
        otp: latin(typed),
      });
      onDone(data.confirmSecondFactor.codes);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setWrong(error.message);
    } finally {
      busy.current = false;
    }
  };
  // In fours, as it is read out and typed.
  const secret = begun.secret.replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault();
        event.stopPropagation();
        void go(otp);
      }}
    >
      <ol className="enrol">
        <li>
          <p>{t('factor.step.app')}</p>
        </li>
        <li>
          <p>{t('factor.step.scan')}</p>
          <Picture text={begun.url} label={t('factor.picture')} />
          <p className="dim">{t('factor.step.type')}</p>
          <div className="enrol-secret">
            <code className="figures" lang="en">
              {secret}
            </code>
            <Do small icon="copy" onDo={() => void copy(t('factor.secret'), begun.secret)}>
              {t('once.copy')}
            </Do>
          </div>
        </li>
        <li>
          <Secret
            name="otp"
            label={t('factor.step.code')}
            help={t('factor.step.code.help')}
            fills="one-time-code"
            autoFocus
            values={{ otp }}
            wrong={wrong ? { otp: wrong } : {}}
            set={(_, typed) => {
              const value = typed ?? '';
              setOtp(value);
              setWrong(undefined);
              if (latin(value).replace(/\s/g, '').length === DIGITS) void go(value);
            }}
          />
        </li>
      </ol>
      <div className="dialog-foot">
        <Do primary submit onDo={() => void go(otp)}>
          {t('factor.confirm')}
        </Do>
        <Do quiet onDo={onClose}>
          {t('app.cancel')}
        </Do>
      </div>
    </form>
  );
}

function Codes({ codes, email, onClose }: { codes: string[]; email: string; onClose: () => void }) {
  const { t } = useSpeech();
  const { me } = useSession();
  const copy = useCopy();
  const [kept, setKept] = useState(false);
  const head = t('factor.codes.head', { who: `${email} · ${me.tenant.name}` });
  const text = `${head}\n\n${codes.join('\n')}\n`;
  const keep = (how: () => void) => () => {
    how();
    setKept(true);
  };
  return (
    <Dialog title={t('factor.codes.title')} onClose={onClose} width={560}>
      <p>{t('factor.codes.says')}</p>
      <div className="print-only-head">{head}</div>
      <ul className="codes figures" lang="en" aria-label={t('factor.codes.title')}>
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="acts">
        <Do icon="copy" onDo={keep(() => void copy(t('factor.codes.title'), text))}>
          {t('once.copy')}
        </Do>
        <Do icon="export" onDo={keep(() => save('vextrus-recovery-codes.txt', 'text/plain;charset=utf-8', text))}>
          {t('once.download')}
        </Do>
        <Do icon="print" onDo={keep(() => window.print())}>
          {t('once.print')}
        </Do>
      </div>
      <div className="dialog-foot">
        <Do primary={kept} onDo={onClose}>
          {t('factor.codes.kept')}
        </Do>
      </div>
    </Dialog>
  );
}

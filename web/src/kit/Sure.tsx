// Says what will happen, and asks whether it shall.

import { type ReactNode, useState } from 'react';
import { useSpeech } from '../i18n';
import { Dialog } from './Dialog';
import { Do } from './Do';

interface Props {
  title: string;
  says: string;
  label: string;
  grave?: boolean;
  children?: ReactNode;
  onGo: () => Promise<unknown>;
  onClose: () => void;
}

export function Sure({ title, says, label, grave, children, onGo, onClose }: Props) {
  const { t } = useSpeech();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (busy) return;
    setBusy(true);
    await onGo();
    setBusy(false);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          void go();
        }}
      >
        <p>{says}</p>
        {children}
        <div className="dialog-foot">
          <Do primary={!grave} grave={grave} submit busy={busy} onDo={() => void go()}>
            {label}
          </Do>
          <Do quiet onDo={onClose}>
            {t('app.cancel')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

// Asks what a view is to be called.

import { Input } from 'antd';
import { useId, useState } from 'react';
import { useSpeech } from '../i18n';
import { Dialog } from './Dialog';
import { Do } from './Do';

export const LONGEST = 60;

interface Props {
  /** Names there are already. */
  taken: string[];
  onName: (name: string) => void;
  onClose: () => void;
}

export function Naming({ taken, onName, onClose }: Props) {
  const { t } = useSpeech();
  const id = useId();
  const [name, setName] = useState('');
  const done = () => name.trim() && onName(name.trim());
  return (
    <Dialog title={t('list.view.save')} onClose={onClose} width={380}>
      <form
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          done();
        }}
      >
        <div className="field">
          <label htmlFor={id}>{t('list.view.name')}</label>
          <Input id={id} autoFocus value={name} onChange={event => setName(event.target.value)} maxLength={LONGEST} />
          {taken.includes(name.trim()) && <div className="field-help">{t('list.view.replaces')}</div>}
        </div>
        <div className="dialog-foot">
          <Do primary submit onDo={done}>
            {t('form.save')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

// Asks what a view is to be called.

import { Input } from 'antd';
import { useId, useState } from 'react';
import { useSpeech } from '../i18n';
import { Dialog } from './Dialog';
import { Do } from './Do';

const LONGEST = 60;

export function Naming({ onName, onClose }: { onName: (name: string) => void; onClose: () => void }) {
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

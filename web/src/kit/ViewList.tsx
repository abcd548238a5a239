// The saved views of a list: renamed, sent, deleted.

import { Input } from 'antd';
import { useState } from 'react';
import { useSpeech } from '../i18n';
import { Dialog } from './Dialog';
import { Do } from './Do';
import { LONGEST } from './Naming';
import type { View } from './Views';

interface Props {
  views: View[];
  onKeep: (views: View[]) => void;
  onSend: (view: View) => void;
  onClose: () => void;
}

export function ViewList({ views, onKeep, onSend, onClose }: Props) {
  const { t } = useSpeech();
  const [kept, setKept] = useState(() => views.map(view => ({ ...view, was: view.name })));
  const wrong = (name: string, at: number) => {
    if (!name.trim()) return t('form.required');
    return kept.some((one, n) => n !== at && one.name.trim() === name.trim()) ? t('list.view.taken') : undefined;
  };
  const isWrong = kept.some((one, n) => wrong(one.name, n));
  return (
    <Dialog title={t('list.view.arrange')} onClose={onClose} width={560}>
      <form
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          if (isWrong) return;
          onKeep(kept.map(({ name, looking }) => ({ name: name.trim(), looking })));
          onClose();
        }}
      >
        <p className="dim">{t('list.view.here')}</p>
        {kept.length === 0 && <p>{t('list.view.none')}</p>}
        <ul>
          {kept.map((view, n) => (
            <li key={view.was} className="view">
              <div className="field">
                <Input
                  aria-label={t('list.view.rename', { what: view.was })}
                  value={view.name}
                  maxLength={LONGEST}
                  status={wrong(view.name, n) ? 'error' : ''}
                  aria-invalid={wrong(view.name, n) ? true : undefined}
                  onChange={event =>
                    setKept(kept.map((one, m) => (m === n ? { ...one, name: event.target.value } : one)))
                  }
                />
                {wrong(view.name, n) && (
                  <div className="field-wrong" role="alert">
                    {wrong(view.name, n)}
                  </div>
                )}
              </div>
              <Do small quiet icon="copy" name={`${t('list.view.copy')}: ${view.was}`} onDo={() => onSend(view)} />
              <Do
                small
                quiet
                icon="close"
                name={t('list.view.drop', { what: view.was })}
                onDo={() => setKept(kept.filter((_, m) => m !== n))}
              />
            </li>
          ))}
        </ul>
        <div className="dialog-foot">
          <Do primary submit no={isWrong ? t('form.wrong', { count: 1 }) : undefined} onDo={() => undefined}>
            {t('form.save')}
          </Do>
          <Do quiet onDo={onClose}>
            {t('app.cancel')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

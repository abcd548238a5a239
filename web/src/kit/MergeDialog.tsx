// Two people changed the same fields: mine or theirs, field by field.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Own, useSpeech } from '../i18n';
import type { Merge, Values } from '../lib/merge';
import { type Document, documentOf, type Field, fieldOf, type Row, titleOf } from '../lib/meta';
import { Dialog } from './Dialog';
import { Do } from './Do';
import { startOf } from './form';
import { shown, shownValue } from './shown';

interface Props {
  document: Document;
  mine: Values;
  clash: Merge & { now: Row };
  onSettle: (values: Values | undefined) => void;
}

export function MergeDialog({ document, mine, clash, onSettle }: Props) {
  const speech = useSpeech();
  const { t, say } = speech;
  const [theirs, setTheirs] = useState<Record<string, boolean>>({});
  const client = useQueryClient();
  const now = startOf(document, clash.now);
  /** Of a link what it is called; it was read when it was picked. */
  const written = (field: Field, value: string | null | undefined) => {
    if (!value || field.kind.is !== 'link') return shownValue(field, value ?? '', speech);
    const row = client.getQueryData<Row>(['one', field.kind.to, value]);
    return row ? titleOf(documentOf(field.kind.to), row, speech.language) : say(field.label);
  };
  const settle = () => {
    const chosen = clash.clashes.map(name => [name, theirs[name] ? (now[name] ?? null) : (mine[name] ?? null)]);
    onSettle({ ...clash.values, ...Object.fromEntries(chosen) });
  };
  return (
    <Dialog title={t('merge.title')} onClose={() => onSettle(undefined)} width={560}>
      <p>{t('merge.says')}</p>
      {clash.clashes.map(name => {
        const field = fieldOf(document, name);
        const options = [
          { theirs: false, label: t('merge.mine'), text: written(field, mine[name]) },
          { theirs: true, label: t('merge.theirs'), text: shown(field, clash.now, speech) },
        ];
        return (
          <fieldset key={name} className="choice">
            <legend>{say(field.label)}</legend>
            {options.map(option => (
              <label key={option.label} className="choice-one">
                <input
                  type="radio"
                  name={`merge-${name}`}
                  checked={(theirs[name] ?? false) === option.theirs}
                  onChange={() => setTheirs({ ...theirs, [name]: option.theirs })}
                />
                <span className="dim">{option.label}</span>
                <span>{option.text ? <Own>{option.text}</Own> : '—'}</span>
              </label>
            ))}
          </fieldset>
        );
      })}
      <div className="dialog-foot">
        <Do primary onDo={settle}>
          {t('merge.go')}
        </Do>
        <Do quiet onDo={() => onSettle(undefined)}>
          {t('app.cancel')}
        </Do>
      </div>
    </Dialog>
  );
}

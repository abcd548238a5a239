// A password or code being typed: hidden unless wanted, filled in by the browser's own keeper.

import { Input } from 'antd';
import { useId, useState } from 'react';
import { useSpeech } from '../../i18n';
import type { Part } from '../../kit/Asking';

interface Props extends Part {
  name: string;
  label: string;
  help?: string;
  /** What the browser may fill in. */
  fills: 'current-password' | 'new-password' | 'one-time-code';
  autoFocus?: boolean;
}

export function Secret({ name, label, values, set, wrong: wrongs, help, fills, autoFocus }: Props) {
  const { t } = useSpeech();
  const id = useId();
  const [shown, setShown] = useState(false);
  const wrong = wrongs[name];
  const isCode = fills === 'one-time-code';
  const describedBy = [wrong && `${id}-wrong`, help && `${id}-help`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        name={name}
        type={isCode || shown ? 'text' : 'password'}
        inputMode={isCode ? 'numeric' : undefined}
        className={isCode ? 'figures' : undefined}
        autoComplete={fills}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={autoFocus}
        value={values[name] ?? ''}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={describedBy}
        aria-required
        onChange={event => set(name, event.target.value)}
        suffix={
          isCode ? undefined : (
            <button type="button" className="linklike" aria-pressed={shown} onClick={() => setShown(!shown)}>
              {t(shown ? 'password.hide' : 'password.show')}
            </button>
          )
        }
      />
      {wrong && (
        <div id={`${id}-wrong`} className="field-wrong" role="alert">
          {wrong}
        </div>
      )}
      {help && (
        <div id={`${id}-help`} className="field-help">
          {help}
        </div>
      )}
    </div>
  );
}

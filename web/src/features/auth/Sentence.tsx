// A permission, found by a few letters of its sentence in either language.

import { Input } from 'antd';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useSpeech } from '../../i18n';
import { Icon } from '../../kit/Icon';
import { Popover } from '../../kit/Popover';
import { roomOf } from '../../lib/permit';
import { isSaid, useCatalogue } from './catalogue';

interface Props {
  value: string | null;
  onChange: (name: string | null) => void;
  wrong?: string | undefined;
}

const SHOWN = 40;

export function Sentence({ value, onChange, wrong }: Props) {
  const { t, say } = useSpeech();
  const all = useCatalogue();
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const anchor = useRef<HTMLDivElement>(null);
  const found = open ? all.filter(one => isSaid(one, text ?? '')).slice(0, SHOWN) : [];
  const chosen = all.find(one => one.name === value);
  const choose = (name: string | undefined) => {
    setOpen(false);
    setText(null);
    if (name) onChange(name);
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!open) setOpen(true);
      else setAt((at + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      event.stopPropagation();
      choose(found[at]?.name);
    } else if (event.key === 'Tab') {
      if (open && text) choose(found[at]?.name);
      setOpen(false);
      setText(null);
    }
  };
  return (
    <div className="field field-wide" data-field="permission">
      <label htmlFor={id}>{t('why.what')}</label>
      <div ref={anchor} className="link">
        <Input
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-controls={open ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && found.length > 0 ? `${id}-${at}` : undefined}
          aria-invalid={wrong ? true : undefined}
          autoComplete="off"
          placeholder={t('why.what.hint')}
          value={text ?? (chosen ? say(chosen.said) : (value ?? ''))}
          onFocus={event => event.target.select()}
          onClick={() => setOpen(true)}
          onChange={event => {
            setText(event.target.value);
            setAt(0);
            setOpen(true);
          }}
          onBlur={() => setText(null)}
          onKeyDown={keys}
          suffix={<Icon name="down" size={14} />}
        />
        {open && (
          <Popover anchor={anchor} onClose={() => setOpen(false)} fit>
            <div id={`${id}-list`} role="listbox" aria-label={t('why.what')} className="menu">
              {found.map((one, n) => (
                <div
                  key={one.name}
                  id={`${id}-${n}`}
                  role="option"
                  aria-selected={n === at}
                  ref={node => {
                    if (n === at) node?.scrollIntoView({ block: 'nearest' });
                  }}
                  className="menu-item"
                  onPointerDown={event => event.preventDefault()}
                  onClick={() => choose(one.name)}
                >
                  <span className="menu-check">{one.name === value && <Icon name="check" size={14} />}</span>
                  <span className="menu-label">{say(one.said)}</span>
                  <span className="menu-hint">{say(roomOf(one.service))}</span>
                </div>
              ))}
              {found.length === 0 && (
                <div role="option" aria-selected="false" aria-disabled="true" className="menu-none">
                  {t('link.nothing')}
                </div>
              )}
            </div>
          </Popover>
        )}
      </div>
      {wrong && <div className="field-wrong">{wrong}</div>}
    </div>
  );
}

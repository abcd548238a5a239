// Permissions to choose from, by area, each by its sentence; found by a few letters in either language.

import { Input } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import { useSpeech } from '../../i18n';
import { Icon } from '../../kit/Icon';
import { grouped, type Named } from './areas';

interface Props {
  label: string;
  /** Those there are, by name. */
  names: string[];
  chosen: Set<string>;
  onChoose: (chosen: Set<string>) => void;
  wrong?: string | undefined;
}

export function PermissionTicks({ label, names, chosen, onChoose, wrong }: Props) {
  const { t, say } = useSpeech();
  const id = useId();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed).toLowerCase().normalize('NFC').split(/\s+/).filter(Boolean);
  const fits = ({ name, said }: Named) => {
    const text = `${said.en} ${said.bn} ${name}`.toLowerCase().normalize('NFC');
    return wanted.every(word => text.includes(word));
  };
  const areas = grouped(names)
    .map(([area, all]) => [area, all.filter(fits)] as const)
    .filter(([, all]) => all.length > 0);
  const set = (some: Named[], on: boolean) => {
    const next = new Set(chosen);
    for (const { name } of some) {
      if (on) next.add(name);
      else next.delete(name);
    }
    onChoose(next);
  };
  return (
    <fieldset className="ticks" data-field="permissions" aria-describedby={wrong ? `${id}-wrong` : undefined}>
      <legend>
        {label} <span className="dim">{t('ticks.chosen', { count: chosen.size })}</span>
      </legend>
      {wrong && (
        <div id={`${id}-wrong`} className="field-wrong" role="alert">
          {wrong}
        </div>
      )}
      <Input
        type="search"
        prefix={<Icon name="search" />}
        aria-label={t('ticks.search')}
        placeholder={t('ticks.search')}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      />
      {areas.length === 0 && <p className="dim">{t('list.nothing')}</p>}
      {areas.map(([area, all]) => {
        const on = all.filter(one => chosen.has(one.name)).length;
        return (
          <div key={area.key} className="area" role="group" aria-label={say(area.label)}>
            <label className="tick tick-all">
              <input
                type="checkbox"
                checked={on === all.length}
                ref={box => {
                  if (box) box.indeterminate = on > 0 && on < all.length;
                }}
                onChange={event => set(all, event.target.checked)}
              />
              {say(area.label)}
            </label>
            {all.map(one => (
              <label key={one.name} className="tick">
                <input
                  type="checkbox"
                  name={one.name}
                  checked={chosen.has(one.name)}
                  onChange={event => set([one], event.target.checked)}
                />
                {say(one.said)}
              </label>
            ))}
          </div>
        );
      })}
    </fieldset>
  );
}

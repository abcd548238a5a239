// Asks between which days, sums or numbers a list is narrowed.

import { useState } from 'react';
import { useYears } from '../app/year';
import { useSpeech } from '../i18n';
import { words } from '../i18n/words';
import { monthEnd, monthStart, today } from '../lib/day';
import type { Field, Said } from '../lib/meta';
import { type Range, readRange, writeRange } from '../lib/range';
import { Dialog } from './Dialog';
import { Do } from './Do';
import { FieldInput } from './FieldInput';

const both = (key: keyof typeof words): Said => ({ en: words[key][0], bn: words[key][1] });

interface Props {
  field: Field;
  value: string | undefined;
  onChoose: (value: string | undefined) => void;
  onClose: () => void;
}

export function RangeFilter({ field, value, onChoose, onClose }: Props) {
  const { t, say, fmt } = useSpeech();
  const [range, setRange] = useState(() => readRange(value));
  const { now: year } = useYears();
  const isDay = field.kind.is === 'date';
  const { help: _, ...plain } = field;
  const side = (name: 'from' | 'until'): Field => ({
    ...plain,
    name,
    label: both(
      isDay
        ? name === 'from'
          ? 'range.day.from'
          : 'range.day.until'
        : name === 'from'
          ? 'range.sum.from'
          : 'range.sum.until',
    ),
    required: false,
  });
  const day = today();
  const quick: [string, Range][] = isDay
    ? [
        [t('date.today'), { from: day, until: day }],
        [t('range.month'), { from: monthStart(day), until: monthEnd(day) }],
        [t('range.month.last'), { from: monthStart(day, -1), until: monthEnd(day, -1) }],
        ...(year
          ? [
              [fmt.digits(String(year.label)), { from: String(year.startsOn), until: String(year.endsOn) }] as [
                string,
                Range,
              ],
            ]
          : []),
      ]
    : [];
  return (
    <Dialog title={say(field.label)} onClose={onClose} width={460}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          onChoose(writeRange(range));
        }}
      >
        <div className="section-fields">
          {(['from', 'until'] as const).map((name, n) => (
            <FieldInput
              key={name}
              autoFocus={n === 0}
              field={side(name)}
              value={range[name]}
              onChange={next => setRange(before => ({ ...before, [name]: next }))}
            />
          ))}
        </div>
        {quick.length > 0 && (
          <div className="acts">
            {quick.map(([label, these]) => (
              <Do key={label} small quiet onDo={() => onChoose(writeRange(these))}>
                {label}
              </Do>
            ))}
          </div>
        )}
        <div className="dialog-foot">
          <Do primary submit onDo={() => undefined}>
            {t('range.go')}
          </Do>
          <Do quiet onDo={() => onChoose(undefined)}>
            {t('app.clear')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

// Until when, in which hours, from which networks: what a role that is given is limited by.

import { useSpeech } from '../../i18n';
import { AskedField as Field, type Part } from '../../kit/Asking';
import { asked } from '../../kit/asked';
import { plus, today } from '../../lib/day';
import type { Values } from '../../lib/merge';
import { dayName, ENDS } from './said';

export { Field, type Part };

const WEEK = [7, 1, 2, 3, 4, 5, 6];
const NETWORKS = asked(
  'networks',
  'give.networks',
  { is: 'text', limit: 400 },
  {
    help: { en: 'Such as 203.0.113.0/24, several with commas.', bn: 'যেমন 203.0.113.0/24, একাধিক হলে কমা দিয়ে।' },
  },
);
const FROM = asked('hoursFrom', 'give.hours.from', { is: 'text', limit: 5 });
const UNTIL = asked('hoursUntil', 'give.hours.until', { is: 'text', limit: 5 });

/** The last day, by hand or in one press. */
export function Until({ days, open, ...part }: Part & { days: number[]; open: boolean }) {
  const { t } = useSpeech();
  const { values, set } = part;
  const from = values.startsOn ?? today();
  return (
    <div className="until">
      <Field field={{ ...ENDS, required: !open }} {...part} />
      <div className="quick" role="group" aria-label={t('give.quick')}>
        {days.map(count => (
          <button
            key={count}
            type="button"
            className="chip"
            aria-pressed={values.endsOn === plus(from, count)}
            onClick={() => set('endsOn', plus(from, count))}
          >
            {t('give.days', { count })}
          </button>
        ))}
        {open && (
          <button type="button" className="chip" aria-pressed={!values.endsOn} onClick={() => set('endsOn', null)}>
            {t('people.open')}
          </button>
        )}
      </div>
    </div>
  );
}

/** Hours of the day and networks, which few need. */
export function Narrower(part: Part) {
  const { t, language } = useSpeech();
  const { values, set } = part;
  const days = new Set((values.days ?? '').split(',').filter(Boolean));
  const turn = (day: number) => {
    const next = new Set(days);
    if (!next.delete(String(day))) next.add(String(day));
    set('days', [...next].sort().join(',') || null);
  };
  return (
    <details className="narrower" open={Boolean(values.hoursFrom ?? values.networks ?? part.wrong.hours) || undefined}>
      <summary>{t('give.more')}</summary>
      <div className="section-fields">
        <Field field={FROM} {...part} wrong={part.wrong.hours ? { hoursFrom: part.wrong.hours } : {}} />
        <Field field={UNTIL} {...part} />
        <fieldset className="field field-wide">
          <legend>{t('give.weekdays')}</legend>
          <div className="quick">
            {WEEK.map(day => (
              <button
                key={day}
                type="button"
                className="chip"
                aria-pressed={days.has(String(day))}
                aria-label={dayName(day, language, 'long')}
                onClick={() => turn(day)}
              >
                {dayName(day, language)}
              </button>
            ))}
          </div>
        </fieldset>
        <div className="field-wide">
          <Field field={NETWORKS} {...part} />
        </div>
      </div>
    </details>
  );
}

/** As the graph takes it. */
export function boundsOf(values: Values) {
  const { hoursFrom, hoursUntil, days } = values;
  const hours =
    hoursFrom || hoursUntil || days
      ? {
          from: hoursFrom ?? '00:00',
          until: hoursUntil ?? '23:59',
          days: (days ?? '').split(',').filter(Boolean).map(Number),
        }
      : null;
  return {
    companyId: values.companyId ?? null,
    branchId: values.branchId ?? null,
    unitId: values.unitId ?? null,
    projectId: values.projectId ?? null,
    startsOn: values.startsOn && values.startsOn > today() ? values.startsOn : null,
    endsOn: values.endsOn ?? null,
    upTo: values.upTo ? { amount: values.upTo, currency: 'BDT' } : null,
    hours,
    networks: (values.networks ?? '').split(/[\s,]+/).filter(Boolean),
  };
}

// Duties that would not go together, in words, and what can be done about it.

import { Link } from '@tanstack/react-router';
import { useSpeech } from '../../i18n';
import { Icon } from '../../kit/Icon';
import { nameOf } from './said';

interface Named {
  name: string;
  nameBn?: string | null;
}
export interface Clash {
  pair: string;
  name: string;
  nameBn?: string | null;
  overrideUntil?: string | null;
  leftRoles: Named[];
  rightRoles: Named[];
}

export const rolesSaid = (roles: Named[], language: 'en' | 'bn') =>
  roles.map(role => (language === 'bn' && role.nameBn) || role.name).join(', ');

export function Clashes({ clashes, person }: { clashes: Clash[]; person?: string | undefined }) {
  const speech = useSpeech();
  const { t, fmt, language } = speech;
  if (clashes.length === 0) return null;
  return (
    <div className="strip strip-waiting" role="status">
      <Icon name="warning" />
      <div>
        <strong>{t('clash.title')}</strong>
        <ul className="refusals">
          {clashes.map(one => (
            <li key={one.pair}>
              <Link to="/$path/$id" params={{ path: 'duty-pairs', id: one.pair }} className="linklike">
                {nameOf(one, speech)}
              </Link>
              {': '}
              {t('clash.line', {
                left: rolesSaid(one.leftRoles, language),
                right: rolesSaid(one.rightRoles, language),
              })}{' '}
              {one.overrideUntil ? t('clash.allowed', { until: fmt.moment(one.overrideUntil) }) : ''}
            </li>
          ))}
        </ul>
        {clashes.some(one => !one.overrideUntil) && (
          <p>
            {t('clash.says')}{' '}
            <Link
              to="/$path/$id"
              params={{ path: 'duty-pairs', id: clashes.find(one => !one.overrideUntil)!.pair }}
              search={person ? { person } : {}}
              className="linklike"
            >
              {t('clash.allow')}
            </Link>
          </p>
        )}
      </div>
    </div>
  );
}

// Keys for programs: what each may do, from where, until when, and when it was last used.

import type { KeyFactsFragment } from '../../gen/auth/graphql';
import { Own, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { sentenceOf } from './areas';

interface Props {
  keys: KeyFactsFragment[];
  no?: string | undefined;
  onRevoke: (key: KeyFactsFragment) => void;
}

const DAY_MS = 86_400_000;
/** From so many days before its end on, a key is said to end soon. */
const SOON = 14;

export function KeyList({ keys, no, onRevoke }: Props) {
  const { t, say, fmt } = useSpeech();
  const stateOf = (one: KeyFactsFragment) => {
    const days = (Date.parse(one.expiresAt) - Date.now()) / DAY_MS;
    return days <= 0 ? 'ended' : days <= SOON ? 'soon' : undefined;
  };
  return (
    <ul className="facts-list">
      {keys.map(one => {
        const state = stateOf(one);
        return (
          <li key={one.id} className="facts-row">
            <div className="facts-main">
              <span className="cell-name">
                <Own>{one.name}</Own>
              </span>
              {state && (
                <span className={`tag tag-${state === 'ended' ? 'faded' : 'waiting'}`}>{t(`key.${state}`)}</span>
              )}
              <span className="facts-more dim">
                {[
                  t('key.made', { when: fmt.day(one.createdAt) }),
                  t('key.until', { when: fmt.day(one.expiresAt) }),
                  one.seenAt ? t('key.seen', { when: fmt.moment(one.seenAt) }) : t('key.unused'),
                  one.networks.length > 0 ? t('key.from', { networks: one.networks.join(', ') }) : t('key.anywhere'),
                ].join(' · ')}
              </span>
              <details className="facts-details">
                <summary>{t('key.may', { count: one.permissions.length })}</summary>
                <ul className="bullets">
                  {one.permissions.map(name => (
                    <li key={name}>{say(sentenceOf(name))}</li>
                  ))}
                </ul>
              </details>
            </div>
            <Do small quiet no={no} name={t('key.revoke.of', { name: one.name })} onDo={() => onRevoke(one)}>
              {t('key.revoke')}
            </Do>
          </li>
        );
      })}
    </ul>
  );
}

// Where somebody is signed in, the latest first.

import type { SessionFactsFragment } from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';

interface Props {
  sessions: SessionFactsFragment[];
  /** The one this page is looked at in. */
  own?: string | undefined;
  no?: string | undefined;
  onEnd: (session: SessionFactsFragment) => void;
}

export function SessionList({ sessions, own, no, onEnd }: Props) {
  const { t, fmt } = useSpeech();
  return (
    <ul className="facts-list">
      {sessions.map(one => {
        const device = deviceOf(one, t('session.unknown'));
        return (
          <li key={one.id} className="facts-row" data-session={one.id}>
            <div className="facts-main">
              <span className="cell-name">{device}</span>
              {one.id === own && <span className="tag tag-good">{t('session.this')}</span>}
              <span className="facts-more dim">
                {[
                  t(`session.${one.kind}`),
                  one.address && t('session.from', { address: one.address }),
                  t('session.began', { when: fmt.moment(one.createdAt) }),
                  t('session.seen', { when: fmt.moment(one.seenAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
            {one.id === own ? null : (
              <Do small quiet no={no} name={t('session.end.of', { device })} onDo={() => onEnd(one)}>
                {t('session.end')}
              </Do>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const deviceOf = (one: SessionFactsFragment, unknown: string) =>
  one.device && one.device !== 'unknown' ? one.device : unknown;

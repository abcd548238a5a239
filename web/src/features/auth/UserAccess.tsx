// How somebody signs in, where they are signed in, and the programs that act for them.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../app/session';
import {
  type KeyFactsFragment,
  ResetSecondFactorDocument,
  RevokeApiKeyDocument,
  RevokeSessionDocument,
  RevokeSessionsOfDocument,
  UserAccessDocument,
  type UserAccessQuery,
} from '../../gen/auth/graphql';
import { type Speech, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { FieldInput } from '../../kit/FieldInput';
import { Sure } from '../../kit/Sure';
import { execute } from '../../lib/graph';
import { documentOf, type Row, titleOf } from '../../lib/meta';
import { useDoing } from './doing';
import { KeyList } from './KeyList';
import { SessionList } from './SessionList';
import { NewLink } from './UserLink';

const INVITE = 'auth.user.invite';
const RESET = 'auth.user.reset';
const SEE = 'auth.session.read';
const END = 'auth.session.revoke';
const FACTOR = 'auth.second-factor.reset';
const USER = documentOf('user');
/** The reason as the other acts on a user ask for it. */
const asksReason = () => USER.acts.find(act => act.name === 'disable')!.asks[0]!;

export default function UserAccess({ row }: { row: Row }) {
  return (
    <>
      <SigningIn row={row} />
      <SignedIn row={row} />
    </>
  );
}

function SigningIn({ row }: { row: Row }) {
  const speech = useSpeech();
  const { t, fmt } = speech;
  const { refuses } = useSession();
  const [asking, setAsking] = useState<'link' | 'factor'>();
  const isInvited = row.standing === 'INVITED';
  const out = row.standing === 'DISABLED' ? t('user.disabled') : undefined;
  const noLink = out ?? refuses(INVITE) ?? (isInvited ? undefined : refuses(RESET));
  const noFactor = row.secondFactor ? refuses(FACTOR) : t('user.factor.none');
  return (
    <section className="panel" aria-labelledby="signing-in">
      <header className="panel-head">
        <h2 id="signing-in">{t('user.signing')}</h2>
      </header>
      <ul className="facts-list">
        <li className="facts-row">
          <div className="facts-main">
            <span className="cell-name">{t(isInvited ? 'user.link' : 'user.password')}</span>
            <span className="facts-more dim">{linkInWords(row, speech)}</span>
          </div>
          <Do small no={noLink} onDo={() => setAsking('link')}>
            {t(isInvited ? 'user.link.new' : 'user.link.reset')}
          </Do>
        </li>
        <li className="facts-row">
          <div className="facts-main">
            <span className="cell-name">{t('user.factor')}</span>
            <span className="facts-more dim">{t(row.secondFactor ? 'user.factor.on' : 'user.factor.off')}</span>
          </div>
          <Do small no={noFactor} onDo={() => setAsking('factor')}>
            {t('user.factor.reset')}
          </Do>
        </li>
        <li className="facts-row">
          <div className="facts-main">
            <span className="cell-name">{t('user.seen')}</span>
            <span className="facts-more dim">{row.seenAt ? fmt.moment(String(row.seenAt)) : t('user.seen.never')}</span>
          </div>
        </li>
      </ul>
      {asking === 'link' && <NewLink row={row} onClose={() => setAsking(undefined)} />}
      {asking === 'factor' && <FactorAway row={row} onClose={() => setAsking(undefined)} />}
    </section>
  );
}

function linkInWords(row: Row, { t, fmt }: Speech): string {
  const until = row.linkUntil ? fmt.moment(String(row.linkUntil)) : undefined;
  if (row.standing === 'LOCKED') return t('user.locked.until', { when: fmt.moment(String(row.lockedUntil)) });
  if (row.standing === 'INVITED') return until ? t('user.link.good', { when: until }) : t('user.link.none');
  return until ? t('user.password.link', { when: until }) : t('user.password.set');
}

function FactorAway({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t, language } = useSpeech();
  const doing = useDoing();
  const [reason, setReason] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string>();
  const name = titleOf(USER, row, language);
  const go = async () => {
    if (!reason?.trim()) return setWrong(t('form.required'));
    const done = `${t('user.factor.reset')}: ${name}`;
    if (await doing(ResetSecondFactorDocument, { id: row.id, reason: reason.trim() }, done)) onClose();
  };
  return (
    <Sure
      title={`${t('user.factor.reset')}: ${name}`}
      says={t('user.factor.reset.says')}
      label={t('user.factor.reset')}
      grave
      onGo={go}
      onClose={onClose}
    >
      <FieldInput
        field={asksReason()}
        value={reason}
        wrong={wrong}
        onChange={value => {
          setReason(value);
          setWrong(undefined);
        }}
      />
    </Sure>
  );
}

function SignedIn({ row }: { row: Row }) {
  const { t, language } = useSpeech();
  const { refuses } = useSession();
  const doing = useDoing();
  const [ending, setEnding] = useState<'all' | KeyFactsFragment>();
  const unseen = refuses(SEE);
  const found = useQuery({
    queryKey: ['user-access', row.id],
    queryFn: ({ signal }) => execute<UserAccessQuery>(String(UserAccessDocument), { id: row.id }, { signal }),
    enabled: !unseen,
  });
  const sessions = found.data?.user.sessions ?? [];
  const keys = found.data?.user.apiKeys ?? [];
  const no = refuses(END);
  const name = titleOf(USER, row, language);
  return (
    <>
      <section className="panel" aria-labelledby="signed-in" aria-busy={!unseen && found.isPending}>
        <header className="panel-head">
          <h2 id="signed-in">{t('session.title')}</h2>
          {sessions.length > 0 && (
            <Do small grave no={no} onDo={() => setEnding('all')}>
              {t('session.end.all')}
            </Do>
          )}
        </header>
        {unseen && <p className="dim">{unseen}</p>}
        {found.isError && <p className="dim">{found.error.message}</p>}
        {found.isSuccess && sessions.length === 0 && <p className="dim">{t('session.none')}</p>}
        <SessionList
          sessions={sessions}
          no={no}
          onEnd={one => void doing(RevokeSessionDocument, { id: one.id }, t('session.ended', { device: one.device }))}
        />
      </section>
      {keys.length > 0 && (
        <section className="panel" aria-labelledby="keys">
          <header className="panel-head">
            <h2 id="keys">{t('key.title')}</h2>
          </header>
          <KeyList keys={keys} no={no} onRevoke={setEnding} />
        </section>
      )}
      {ending === 'all' && (
        <Sure
          title={`${t('session.end.all')}: ${name}`}
          says={t('session.end.all.says')}
          label={t('session.end.all')}
          grave
          onGo={async () => {
            await doing(RevokeSessionsOfDocument, { id: row.id }, t('session.ended.all'));
            setEnding(undefined);
          }}
          onClose={() => setEnding(undefined)}
        />
      )}
      {ending && ending !== 'all' && (
        <Sure
          title={t('key.revoke.of', { name: ending.name })}
          says={t('key.revoke.says')}
          label={t('key.revoke')}
          grave
          onGo={async () => {
            await doing(RevokeApiKeyDocument, { id: ending.id }, t('key.revoked', { name: ending.name }));
            setEnding(undefined);
          }}
          onClose={() => setEnding(undefined)}
        />
      )}
    </>
  );
}

// What one holds oneself, what one has lent, and whether roles may be lent at all.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useSession } from '../../app/session';
import '../../styles/access.css';
import { LendingDocument, type LendingQuery, SetLendingDocument } from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { execute, Intent, Refusal } from '../../lib/graph';
import { Holdings } from './Holdings';
import { LendDialog, TakeBackDialog } from './Lend';
import type { Assigned } from './said';

const LEND = 'auth.role.delegate';
const RULE = 'auth.delegation.update';

export default function MyRoles() {
  const { t } = useSpeech();
  const { me, refuses } = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [lending, setLending] = useState<Assigned>();
  const [taking, setTaking] = useState<Assigned>();
  const done = () => {
    setLending(undefined);
    setTaking(undefined);
    void client.invalidateQueries();
  };
  const no = (one: Assigned) =>
    one.delegatedFrom ? t('lend.again') : one.state === 'COMING' ? t('lend.over') : refuses(LEND);
  return (
    <article className="page">
      <header className="page-head page-head-one">
        <div className="page-title">
          <h1>{t('mine.title')}</h1>
          <p className="dim">{t('mine.says')}</p>
        </div>
        <div className="acts">
          <Do onDo={() => void navigate({ to: '/why' })}>{t('why.ask')}</Do>
        </div>
      </header>
      <Holdings
        title={t('mine.held')}
        listing={{ personId: me.user.id }}
        by="role"
        empty={t('mine.held.none')}
        act={one => (
          <Do small no={no(one)} onDo={() => setLending(one)}>
            {t('lend.go')}
          </Do>
        )}
      />
      <Holdings
        title={t('lend.title')}
        listing={{ lentBy: me.user.id }}
        by="person"
        empty={t('lend.none')}
        act={one => (
          <Do small onDo={() => setTaking(one)}>
            {t('lend.back')}
          </Do>
        )}
      />
      {!refuses(RULE) && <Rule />}
      {lending && (
        <LendDialog
          assignment={lending.id}
          until={lending.endsOn ?? null}
          onClose={() => setLending(undefined)}
          onDone={done}
        />
      )}
      {taking && <TakeBackDialog loan={taking} onClose={() => setTaking(undefined)} onDone={done} />}
    </article>
  );
}

/** Whether roles may be lent without an administrator. */
function Rule() {
  const { t } = useSpeech();
  const { tell } = useNotices();
  const client = useQueryClient();
  const intent = useRef(new Intent());
  const found = useQuery({
    queryKey: ['list', 'lending'],
    queryFn: ({ signal }) => execute<LendingQuery>(String(LendingDocument), {}, { signal }),
  });
  const allowed = found.data?.delegationAllowed;
  const turn = async () => {
    const sent = { allowed: !allowed };
    try {
      await execute(String(SetLendingDocument), sent, { key: intent.current.keyOf(sent) });
      intent.current = new Intent();
      tell(t(allowed ? 'rule.off.done' : 'rule.on.done'));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tell(error.message, 'bad');
    }
    await client.invalidateQueries({ queryKey: ['list', 'lending'] });
  };
  if (allowed === undefined) return null;
  return (
    <section className="panel" aria-labelledby="rule">
      <header className="panel-head">
        <h2 id="rule">{t('rule.title')}</h2>
        <Do small onDo={() => void turn()}>
          {t(allowed ? 'rule.off' : 'rule.on')}
        </Do>
      </header>
      <p>{t(allowed ? 'rule.is.on' : 'rule.is.off')}</p>
    </section>
  );
}

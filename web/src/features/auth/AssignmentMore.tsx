// What a role given is limited by besides, and lending it on.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../app/session';
import '../../styles/access.css';
import { BoundsDocument, type BoundsQuery } from '../../gen/auth/graphql';
import { type Speech, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { execute } from '../../lib/graph';
import type { Row } from '../../lib/meta';
import { Holdings } from './Holdings';
import { LendDialog, TakeBackDialog } from './Lend';
import { type Assigned, dayName, nameOf } from './said';

type Hours = NonNullable<BoundsQuery['roleAssignment']['hours']>;

const hoursSaid = (hours: Hours, { t, fmt, language }: Speech) => {
  const days = hours.days.map(day => dayName(day, language, 'long')).join(', ') || t('give.everyday');
  return t('give.hours.said', { days, from: fmt.digits(hours.from), until: fmt.digits(hours.until) });
};

export default function AssignmentMore({ row }: { row: Row }) {
  const speech = useSpeech();
  const { t } = speech;
  const { me, refuses } = useSession();
  const client = useQueryClient();
  const [lending, setLending] = useState(false);
  const [taking, setTaking] = useState<Assigned>();
  const found = useQuery({
    queryKey: ['list', 'assignment', 'bounds', row.id],
    queryFn: ({ signal }) => execute<BoundsQuery>(String(BoundsDocument), { id: row.id }, { signal }),
  });
  const one = found.data?.roleAssignment;
  if (!one) return null;
  const own = one.personId === me.user.id;
  const notes = [
    ...(one.hours ? [hoursSaid(one.hours, speech)] : []),
    ...(one.networks.length > 0 ? [t('give.networks.said', { networks: one.networks.join(', ') })] : []),
    ...(one.delegatedFrom ? [t('lend.is', { who: nameOf(one.giver, speech) })] : []),
  ];
  const over = one.state === 'ENDED' || one.state === 'COMING';
  const no = one.delegatedFrom ? t('lend.again') : over ? t('lend.over') : refuses('auth.role.delegate');
  const done = () => {
    setLending(false);
    setTaking(undefined);
    void client.invalidateQueries();
  };
  return (
    <>
      {notes.map(note => (
        <p key={note} className="strip">
          {note}
        </p>
      ))}
      {own && !one.delegatedFrom && (
        <Holdings
          title={t('lend.title')}
          listing={{ lentBy: me.user.id, role: one.role }}
          by="person"
          empty={t('lend.none')}
          act={loan => (
            <Do small onDo={() => setTaking(loan)}>
              {t('lend.back')}
            </Do>
          )}
        >
          <Do small no={no} onDo={() => setLending(true)}>
            {t('lend.go')}
          </Do>
        </Holdings>
      )}
      {lending && (
        <LendDialog assignment={row.id} until={one.endsOn ?? null} onClose={() => setLending(false)} onDone={done} />
      )}
      {taking && <TakeBackDialog loan={taking} onClose={() => setTaking(undefined)} onDone={done} />}
    </>
  );
}

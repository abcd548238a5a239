// Who sits in a chair, who will, who did.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import {
  AppointDocument,
  AppointmentsDocument,
  type AppointmentsQuery,
  ReleaseDocument,
} from '../../gen/organization/graphql';
import { both, Own, useSpeech } from '../../i18n';
import { AskedField, Asking } from '../../kit/Asking';
import { asked } from '../../kit/asked';
import { Do } from '../../kit/Do';
import { given } from '../../kit/form';
import { useNotices } from '../../kit/Notices';
import { today } from '../../lib/day';
import { execute } from '../../lib/graph';
import type { Field, Row } from '../../lib/meta';

type Appointment = AppointmentsQuery['position']['appointments'][number];

const APPOINT = 'organization.position.appoint';
const KINDS: Field['kind'] = {
  is: 'words',
  words: [
    { value: 'HOLDER', label: both('people.HOLDER'), tone: 'plain' },
    { value: 'DEPUTY', label: both('people.DEPUTY'), tone: 'plain' },
  ],
};
const PERSON: Field['kind'] = { is: 'link', to: 'user', reads: 'person', within: null };
const ENDS = asked('endsOn', 'people.to', { is: 'date' });
const ASKED = [
  asked('personId', 'people.person', PERSON, { required: true }),
  asked('kind', 'people.kind', KINDS, { required: true }),
  asked('startsOn', 'people.from', { is: 'date' }, { required: true }),
  { ...ENDS, help: both('people.to.help') },
];
const ENDING = [{ ...ENDS, required: true }];

const timeOf = (one: Appointment, day: string) =>
  one.startsOn > day ? 'people.future' : one.endsOn && one.endsOn < day ? 'people.past' : 'people.now';

export default function Appointments({ row }: { row: Row }) {
  const { t, fmt, language } = useSpeech();
  const { refuses } = useSession();
  const client = useQueryClient();
  const key = ['appointments', row.id];
  const [asking, setAsking] = useState<'appoint' | Appointment>();
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => execute<AppointmentsQuery>(String(AppointmentsDocument), { id: row.id }, { signal }),
  });
  const all = found.data?.position.appointments ?? [];
  const no = refuses(APPOINT);
  const closed = row.state === 'CLOSED';
  const name = ({ person }: Appointment) => (person && language === 'bn' && person.nameBn) || person?.name;
  return (
    <section className="panel" aria-labelledby="people" aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id="people">{t('people.title')}</h2>
        {!closed && (
          <Do small no={no} onDo={() => setAsking('appoint')}>
            {t('people.appoint')}
          </Do>
        )}
      </header>
      {found.isSuccess && all.length === 0 && <p className="dim">{t('people.none')}</p>}
      <ul className="people">
        {all.map(one => {
          const time = timeOf(one, today());
          return (
            <li key={one.id} className={time === 'people.past' ? 'person dim' : 'person'}>
              <Link to="/$path/$id" params={{ path: 'users', id: one.personId }} className="cell-name">
                <Own>{name(one) ?? t('people.unknown')}</Own>
              </Link>
              <span>{t(`people.${one.kind}`)}</span>
              <span>
                {fmt.date(one.startsOn)} – {one.endsOn ? fmt.date(one.endsOn) : t('people.open')}
              </span>
              <span
                className={`tag tag-${time === 'people.now' ? 'good' : time === 'people.future' ? 'waiting' : 'faded'}`}
              >
                {t(time)}
              </span>
              <Do small quiet no={time === 'people.past' ? t('people.over') : no} onDo={() => setAsking(one)}>
                {t('people.release')}
              </Do>
            </li>
          );
        })}
      </ul>
      {asking && (
        <Ask
          position={row.id}
          appointment={asking === 'appoint' ? undefined : asking}
          onClose={() => setAsking(undefined)}
          onDone={() => {
            setAsking(undefined);
            void client.invalidateQueries({ queryKey: key });
          }}
        />
      )}
    </section>
  );
}

interface AskProps {
  position: string;
  appointment?: Appointment;
  onClose: () => void;
  onDone: () => void;
}

function Ask({ position, appointment, onClose, onDone }: AskProps) {
  const { t } = useSpeech();
  const { me } = useSession();
  const { tell } = useNotices();
  const fields = appointment ? ENDING : ASKED;
  const title = t(appointment ? 'people.release' : 'people.appoint');
  return (
    <Asking
      title={title}
      says={appointment && t('people.release.says')}
      go={title}
      needed={fields.filter(one => one.required).map(one => one.name)}
      start={{ kind: 'HOLDER', startsOn: today() }}
      send={async (values, intent) => {
        const input = appointment
          ? { ...given(fields, values), appointmentId: appointment.id, version: appointment.version }
          : { ...given(fields, values), positionId: position };
        const text = String(appointment ? ReleaseDocument : AppointDocument);
        await execute(text, { input }, { key: intent.keyOf(input) });
        tell(title);
        onDone();
      }}
      onClose={onClose}
    >
      {part => (
        <>
          {fields.map(one => (
            <AskedField key={one.name} field={one} {...part} />
          ))}
          {!appointment && me.user.id && (
            <Do small onDo={() => part.set('personId', me.user.id)}>
              {t('people.me')}
            </Do>
          )}
        </>
      )}
    </Asking>
  );
}

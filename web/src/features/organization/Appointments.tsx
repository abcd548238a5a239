// Who sits in a chair, who will, who did.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useSession } from '../../app/session';
import {
  AppointDocument,
  AppointmentsDocument,
  type AppointmentsQuery,
  ReleaseDocument,
} from '../../gen/organization/graphql';
import { both, Own, useSpeech } from '../../i18n';
import { Dialog } from '../../kit/Dialog';
import { Do } from '../../kit/Do';
import { FieldInput } from '../../kit/FieldInput';
import { given, unfilled } from '../../kit/form';
import { useNotices } from '../../kit/Notices';
import { today } from '../../lib/day';
import { execute, Intent, Refusal } from '../../lib/graph';
import type { Values } from '../../lib/merge';
import type { Field, Row, Said } from '../../lib/meta';

type Appointment = AppointmentsQuery['position']['appointments'][number];

const APPOINT = 'organization.position.appoint';
const field = (name: string, label: Said, kind: Field['kind'], required: boolean, help?: Said): Field => ({
  name,
  label,
  kind,
  required,
  help,
  set: 'once',
  bengali: false,
  reads: true,
});
const KINDS: Field['kind'] = {
  is: 'words',
  words: [
    { value: 'HOLDER', label: both('people.HOLDER'), tone: 'plain' },
    { value: 'DEPUTY', label: both('people.DEPUTY'), tone: 'plain' },
  ],
};
const ASKED = [
  field('personId', both('people.person'), { is: 'link', to: 'user', reads: 'person', within: null }, true),
  field('kind', both('people.kind'), KINDS, true),
  field('startsOn', both('people.from'), { is: 'date' }, true),
  field('endsOn', both('people.to'), { is: 'date' }, false, both('people.to.help')),
];
const ENDING = [field('endsOn', both('people.to'), { is: 'date' }, true)];

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
        <Asking
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

interface AskingProps {
  position: string;
  appointment?: Appointment;
  onClose: () => void;
  onDone: () => void;
}

function Asking({ position, appointment, onClose, onDone }: AskingProps) {
  const { t } = useSpeech();
  const { me } = useSession();
  const { tell } = useNotices();
  const fields = appointment ? ENDING : ASKED;
  const [values, setValues] = useState<Values>({ kind: 'HOLDER', startsOn: today() });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string>();
  const intent = useRef(new Intent());
  const title = t(appointment ? 'people.release' : 'people.appoint');
  const go = async () => {
    const empty = unfilled(fields, values);
    if (empty.length > 0) return setWrong(Object.fromEntries(empty.map(one => [one.name, t('form.required')])));
    const input = appointment
      ? { ...given(fields, values), appointmentId: appointment.id, version: appointment.version }
      : { ...given(fields, values), positionId: position };
    const text = String(appointment ? ReleaseDocument : AppointDocument);
    try {
      await execute(text, { input }, { key: intent.current.keyOf(input) });
      tell(title);
      onDone();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const placed = error.complaints.filter(one => fields.some(known => known.name === one.field));
      setWrong(Object.fromEntries(placed.map(one => [one.field!, one.message])));
      setRefused(placed.length > 0 ? undefined : error.message);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void go();
        }}
      >
        {appointment && <p>{t('people.release.says')}</p>}
        {refused && (
          <div className="strip strip-bad" role="alert">
            {refused}
          </div>
        )}
        {fields.map(one => (
          <FieldInput
            key={one.name}
            field={one}
            value={values[one.name] ?? null}
            onChange={value => {
              setValues(before => ({ ...before, [one.name]: value }));
              setWrong({});
            }}
            wrong={wrong[one.name]}
          />
        ))}
        {!appointment && me.user.id && (
          <Do small onDo={() => setValues(before => ({ ...before, personId: me.user.id }))}>
            {t('people.me')}
          </Do>
        )}
        <div className="dialog-foot">
          <Do primary submit onDo={() => void go()}>
            {title}
          </Do>
          <Do quiet onDo={onClose}>
            {t('app.cancel')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

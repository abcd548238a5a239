// In which roles a party is dealt with; what it is as a vendor.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import {
  EndRoleDocument,
  PartyStandingDocument,
  type PartyStandingQuery,
  TakeRoleDocument,
} from '../../gen/master-data/graphql';
import { useSpeech } from '../../i18n';
import { AskedField, Asking } from '../../kit/Asking';
import { asked } from '../../kit/asked';
import { Do } from '../../kit/Do';
import { given } from '../../kit/form';
import { useNotices } from '../../kit/Notices';
import { wordOf } from '../../kit/StateBar';
import { today } from '../../lib/day';
import { execute } from '../../lib/graph';
import { documentOf, type Field, type Row } from '../../lib/meta';
import '../../styles/party.css';

type Role = PartyStandingQuery['party']['roles'][number];

const UPDATE = 'master_data.party.update';
/** The words of roles, as the party's own form has them. */
const kinds = (): Field['kind'] => documentOf('party').fields.find(field => field.name === 'role')!.kind;
const taking = () => [
  asked('role', 'party.role', kinds(), { required: true }),
  asked('startsOn', 'party.role.from', { is: 'date' }, { required: true }),
];
const ENDING = [asked('endsOn', 'party.role.to', { is: 'date' }, { required: true })];

export default function PartyRoles({ row }: { row: Row }) {
  const { t, say, fmt } = useSpeech();
  const { refuses } = useSession();
  const client = useQueryClient();
  const key = ['party-roles', row.id];
  const [asking, setAsking] = useState<'take' | Role>();
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => execute<PartyStandingQuery>(String(PartyStandingDocument), { id: row.id }, { signal }),
  });
  const roles = found.data?.party.roles ?? [];
  const vendor = found.data?.party.vendor;
  const words = kinds();
  const called = ({ role }: Role) => {
    const word = words.is === 'words' ? words.words.find(one => one.value === role) : undefined;
    return word ? say(word.label) : role;
  };
  const no = row.state === 'OPEN' ? refuses(UPDATE) : t('party.over');
  return (
    <section className="panel" aria-labelledby="roles" aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id="roles">{t('party.roles')}</h2>
        {row.state === 'OPEN' && (
          <Do small no={no} onDo={() => setAsking('take')}>
            {t('party.take')}
          </Do>
        )}
      </header>
      {found.isSuccess && roles.length === 0 && !vendor && <p className="dim">{t('party.roles.none')}</p>}
      <ul className="people">
        {found.isSuccess && <Vendor row={row} vendor={vendor} />}
        {roles.map(one => (
          <li key={one.id} className={one.endsOn ? 'held dim' : 'held'}>
            <span>{called(one)}</span>
            <span>
              {one.endsOn
                ? `${fmt.date(one.startsOn)} – ${fmt.date(one.endsOn)}`
                : t('party.since', { when: fmt.date(one.startsOn) })}
            </span>
            <Do small quiet no={one.endsOn ? t('party.over') : no} onDo={() => setAsking(one)}>
              {t('party.end')}
            </Do>
          </li>
        ))}
      </ul>
      {asking && (
        <Ask
          party={row.id}
          role={asking === 'take' ? undefined : asking}
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

function Vendor({ row, vendor }: { row: Row; vendor: PartyStandingQuery['party']['vendor'] | undefined }) {
  const { t, say, fmt } = useSpeech();
  const { refuses } = useSession();
  const navigate = useNavigate();
  const document = documentOf('vendor');
  const gone = !vendor || vendor.state === 'REJECTED' || vendor.state === 'CLOSED';
  const word = vendor && wordOf(document, vendor.state);
  return (
    <>
      {vendor && (
        <li className={gone ? 'held dim' : 'held'}>
          <Link to="/$path/$id" params={{ path: document.path, id: vendor.id }} className="cell-name">
            {[t('party.vendor'), vendor.reference && fmt.digits(vendor.reference)].filter(Boolean).join(' ')}
          </Link>
          <span>{vendor.barredUntil && fmt.date(vendor.barredUntil)}</span>
          {word && <span className={`tag tag-${word.tone}`}>{say(word.label)}</span>}
        </li>
      )}
      {gone && row.state === 'OPEN' && (
        <li className="held">
          <Do
            small
            quiet
            no={refuses(document.create!.permission)}
            onDo={() =>
              void navigate({ to: '/$path/new', params: { path: document.path }, search: { partyId: row.id } })
            }
          >
            {t('party.vendor.ask')}
          </Do>
        </li>
      )}
    </>
  );
}

interface AskProps {
  party: string;
  role?: Role;
  onClose: () => void;
  onDone: () => void;
}

function Ask({ party, role, onClose, onDone }: AskProps) {
  const { t } = useSpeech();
  const { tell } = useNotices();
  const fields = role ? ENDING : taking();
  const title = t(role ? 'party.end' : 'party.take');
  return (
    <Asking
      title={title}
      says={t(role ? 'party.end.says' : 'party.take.says')}
      go={title}
      needed={fields.map(one => one.name)}
      start={{ startsOn: today(), endsOn: today() }}
      send={async (values, intent) => {
        const input = role
          ? { ...given(fields, values), id: role.id, version: role.version }
          : { ...given(fields, values), partyId: party };
        await execute(String(role ? EndRoleDocument : TakeRoleDocument), { input }, { key: intent.keyOf(input) });
        tell(title);
        onDone();
      }}
      onClose={onClose}
    >
      {part => fields.map(one => <AskedField key={one.name} field={one} {...part} />)}
    </Asking>
  );
}

// How a party is reached: its addresses down to the union, and whom one speaks to there.

import { useQuery } from '@tanstack/react-query';
import {
  AddAddressDocument,
  AddContactDocument,
  ChangeAddressDocument,
  ChangeContactDocument,
  CloseAddressDocument,
  CloseContactDocument,
  PartyReachDocument,
  type PartyReachQuery,
} from '../../gen/master-data/graphql';
import { both, Own, useSpeech } from '../../i18n';
import { asked } from '../../kit/asked';
import { hintOf } from '../../kit/choices';
import { execute } from '../../lib/graph';
import { documentOf, type Field, type Row, titleOf } from '../../lib/meta';
import { Parts } from './parts';

type Address = PartyReachQuery['partyAddresses'][number];
type Contact = PartyReachQuery['partyContacts'][number];

const AREA = documentOf('area');
const word = (value: string, label: Parameters<typeof both>[0]) => ({
  value,
  label: both(label),
  tone: 'plain' as const,
});
const FIRST = asked('isPrimary', 'part.primary', { is: 'flag' });

const ADDRESS: Field[] = [
  asked(
    'kind',
    'address.kind',
    {
      is: 'words',
      words: [
        word('REGISTERED', 'address.REGISTERED'),
        word('BILLING', 'address.BILLING'),
        word('DELIVERY', 'address.DELIVERY'),
        word('SITE', 'address.SITE'),
        word('OTHER', 'address.OTHER'),
      ],
    },
    { required: true, usual: 'REGISTERED' },
  ),
  asked('line', 'address.line', { is: 'text', limit: 500 }, { required: true, help: both('address.line.help') }),
  asked('lineBn', 'address.lineBn', { is: 'text', limit: 500 }, { bengali: true }),
  asked(
    'areaId',
    'address.area',
    { is: 'link', to: 'area', reads: 'area', within: null },
    {
      help: both('address.area.help'),
    },
  ),
  asked('postalCode', 'address.postalCode', { is: 'digits', limit: 4 }),
  FIRST,
];

const CONTACT: Field[] = [
  asked('name', 'contact.name', { is: 'text', limit: 200 }, { required: true }),
  asked('nameBn', 'contact.nameBn', { is: 'text', limit: 200 }, { bengali: true }),
  asked('position', 'contact.position', { is: 'text', limit: 200 }),
  asked('mobile', 'contact.mobile', { is: 'phone' }, { help: both('contact.mobile.help') }),
  asked('email', 'contact.email', { is: 'email' }),
  asked(
    'purpose',
    'contact.purpose',
    {
      is: 'words',
      words: [
        word('GENERAL', 'contact.GENERAL'),
        word('ORDERS', 'contact.ORDERS'),
        word('PAYMENTS', 'contact.PAYMENTS'),
        word('SITE', 'contact.SITE'),
        word('LEGAL', 'contact.LEGAL'),
      ],
    },
    { required: true, usual: 'GENERAL' },
  ),
  FIRST,
];

export default function Reach({ row }: { row: Row }) {
  const { t, fmt, language } = useSpeech();
  const reads = ['party-reach', row.id];
  const found = useQuery({
    queryKey: reads,
    queryFn: ({ signal }) => execute<PartyReachQuery>(String(PartyReachDocument), { id: row.id }, { signal }),
  });
  const { partyAddresses = [], partyContacts = [] } = found.data ?? {};
  const where = ({ area }: Address) =>
    area ? [titleOf(AREA, area as Row, language), hintOf(AREA, area as Row, language)].filter(Boolean).join(', ') : '';
  return (
    <>
      <Parts<Address>
        name="address"
        party={row.id}
        all={partyAddresses}
        pending={found.isPending}
        reads={reads}
        permission="master_data.address.write"
        fields={ADDRESS}
        operations={{
          add: String(AddAddressDocument),
          change: String(ChangeAddressDocument),
          close: String(CloseAddressDocument),
        }}
        values={one => ({
          kind: one.kind,
          line: one.line,
          lineBn: one.lineBn ?? null,
          areaId: one.area?.id ?? null,
          postalCode: one.postalCode ?? null,
          isPrimary: String(one.isPrimary),
        })}
        shown={one => (
          <>
            <span className="dim">{t(`address.${one.kind}`)}</span>
            <Own>{[(language === 'bn' && one.lineBn) || one.line, where(one)].filter(Boolean).join(', ')}</Own>
            {one.postalCode && <span className="figures">{fmt.digits(one.postalCode)}</span>}
          </>
        )}
      />
      <Parts<Contact>
        name="contact"
        party={row.id}
        all={partyContacts}
        pending={found.isPending}
        reads={reads}
        permission="master_data.contact.write"
        fields={CONTACT}
        operations={{
          add: String(AddContactDocument),
          change: String(ChangeContactDocument),
          close: String(CloseContactDocument),
        }}
        values={one => ({
          name: one.name,
          nameBn: one.nameBn ?? null,
          position: one.position ?? null,
          mobile: one.mobile ?? null,
          email: one.email ?? null,
          purpose: one.purpose,
          isPrimary: String(one.isPrimary),
        })}
        shown={one => (
          <>
            <Own>{(language === 'bn' && one.nameBn) || one.name}</Own>
            <span className="dim">{[one.position, t(`contact.${one.purpose}`)].filter(Boolean).join(' · ')}</span>
            {one.mobile && <a href={`tel:${one.mobile}`}>{fmt.digits(one.mobile)}</a>}
            {one.email && <a href={`mailto:${one.email}`}>{one.email}</a>}
          </>
        )}
      />
    </>
  );
}

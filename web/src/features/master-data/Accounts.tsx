// Where a party is paid: its bank accounts, without their whole numbers; and asking for another.

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import {
  PartyAccountsDocument,
  type PartyAccountsQuery,
  RevealAccountDocument,
  type RevealAccountMutation,
} from '../../gen/master-data/graphql';
import { Own, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { Tag, wordOf } from '../../kit/StateBar';
import { execute } from '../../lib/graph';
import { documentOf, type Row, titleOf } from '../../lib/meta';

type Account = PartyAccountsQuery['vendorBanks']['items'][number];

const ACCOUNT = documentOf('vendor-bank');
const CHANGE = documentOf('vendor-bank-change');
const BRANCH = documentOf('bank-branch');
const BANK = documentOf('bank');

export default function Accounts({ row }: { row: Row }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const navigate = useNavigate();
  const unseen = refuses('master_data.vendor-bank.read');
  const found = useQuery({
    queryKey: ['list', ACCOUNT.name, 'of', row.id],
    queryFn: ({ signal }) => execute<PartyAccountsQuery>(String(PartyAccountsDocument), { id: row.id }, { signal }),
    enabled: !unseen,
  });
  const all = found.data?.vendorBanks.items ?? [];
  const waiting = found.data?.vendorBankChanges.items.length ?? 0;
  const ask = () => void navigate({ to: '/$path/new', params: { path: CHANGE.path }, search: { partyId: row.id } });
  return (
    <section className="panel" aria-labelledby="accounts" aria-busy={found.isFetching && !found.data}>
      <header className="panel-head">
        <h2 id="accounts">{t('paid.title')}</h2>
        {!unseen && (
          <Link to="/$path" params={{ path: CHANGE.path }} search={{ partyId: row.id }} className="linklike">
            {t('paid.changes')}
          </Link>
        )}
        <Do small no={refuses(CHANGE.create!.permission)} onDo={ask}>
          {t('paid.ask')}
        </Do>
      </header>
      {unseen && <p className="dim">{unseen}</p>}
      {waiting > 0 && <p className="strip strip-waiting">{t('paid.waiting', { count: waiting })}</p>}
      {found.isSuccess && all.length === 0 && <p className="dim">{t('paid.none')}</p>}
      <ul className="people">
        {all.map(one => (
          <One key={one.id} account={one} />
        ))}
      </ul>
    </section>
  );
}

function One({ account }: { account: Account }) {
  const { t, fmt, language } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const [whole, setWhole] = useState<string>();
  const word = wordOf(ACCOUNT, account.state);
  const { branch } = account;
  const kept = branch && [
    branch.bank && titleOf(BANK, branch.bank as Row, language),
    titleOf(BRANCH, branch as Row, language),
  ];
  const reveal = async () => {
    const id = account.id;
    try {
      const said = await execute<RevealAccountMutation>(String(RevealAccountDocument), { id });
      setWhole(said.revealVendorBank);
    } catch (error) {
      tell((error as Error).message, 'bad');
    }
  };
  return (
    <li className={account.state === 'CLOSED' ? 'person dim' : 'person'}>
      <Link to="/$path/$id" params={{ path: ACCOUNT.path, id: account.id }} className="cell-name figures">
        {fmt.digits(whole ?? account.number)}
      </Link>
      <Own>{account.accountName}</Own>
      {kept && <Own>{kept.filter(Boolean).join(', ')}</Own>}
      {word && <Tag word={word} />}
      {account.state === 'HELD' && <span>{t('paid.held', { until: fmt.moment(account.heldUntil) })}</span>}
      {account.isUnpaid && account.state !== 'CLOSED' && <span className="tag tag-waiting">{t('paid.unpaid')}</span>}
      {whole === undefined && (
        <Do small quiet no={refuses('master_data.vendor-bank.reveal')} onDo={() => void reveal()}>
          {t('paid.reveal')}
        </Do>
      )}
    </li>
  );
}

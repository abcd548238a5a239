// The prices of a list, and one more.

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { AddPriceDocument, ListPricesDocument, type ListPricesQuery } from '../../gen/master-data/graphql';
import { Own, useSpeech } from '../../i18n';
import { AskedField, Asking } from '../../kit/Asking';
import { Do } from '../../kit/Do';
import { given } from '../../kit/form';
import { useNotices } from '../../kit/Notices';
import { execute } from '../../lib/graph';
import { documentOf, fieldOf, type Money, type Row } from '../../lib/meta';

const WRITE = 'master_data.price.write';
const ASKED = ['itemId', 'measureId', 'price', 'fromQuantity', 'startsOn', 'endsOn'];
const SHOWN = 50;

export default function ListPrices({ row }: { row: Row }) {
  const { t, fmt, language } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const key = ['list', 'price', 'of', row.id];
  const found = useInfiniteQuery({
    queryKey: key,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      execute<ListPricesQuery>(String(ListPricesDocument), { id: row.id, first: SHOWN, after: pageParam }, { signal }),
    getNextPageParam: last => last.prices.next ?? undefined,
  });
  const all = found.data?.pages.flatMap(page => page.prices.items) ?? [];
  const fields = ASKED.map(name => fieldOf(documentOf('price'), name));
  const currency = String(row.currency);
  return (
    <section className="panel" aria-labelledby="list-prices" aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id="list-prices">{t('goods.prices')}</h2>
        {row.state !== 'CLOSED' && (
          <Do small no={refuses(WRITE)} onDo={() => setAsking(true)}>
            {t('goods.price.add')}
          </Do>
        )}
      </header>
      {found.isSuccess && all.length === 0 && <p className="dim">{t('goods.prices.none')}</p>}
      <ul className="people">
        {all.map(one => {
          const price = one.price as unknown as Money;
          const item = one.item;
          return (
            <li key={one.id} className="person">
              <Link to="/$path/$id" params={{ path: 'prices', id: one.id }} className="cell-name">
                <Own>{item ? `${item.code} · ${(language === 'bn' && item.nameBn) || item.name}` : '—'}</Own>
              </Link>
              <span className="figures">
                {fmt.money(price.amount, price.currency)} / {one.measure?.symbol}
              </span>
              <span>
                {String(one.fromQuantity) !== '0' &&
                  t('goods.price.from', {
                    from: fmt.number(String(one.fromQuantity)),
                    unit: one.measure?.symbol ?? '',
                  })}
              </span>
              <span>
                {fmt.date(one.startsOn)} – {one.endsOn ? fmt.date(one.endsOn) : '…'}
              </span>
            </li>
          );
        })}
      </ul>
      {found.hasNextPage && (
        <Do small quiet busy={found.isFetchingNextPage} onDo={() => void found.fetchNextPage()}>
          {t('goods.prices.more')}
        </Do>
      )}
      {asking && (
        <Asking
          title={t('goods.price.add')}
          go={t('goods.price.add')}
          needed={['itemId', 'measureId', 'price']}
          send={async (values, intent) => {
            const taken = given(fields, values);
            const price = taken.price as Money | null;
            const input = { ...taken, price: price && { ...price, currency }, listId: row.id };
            await execute(String(AddPriceDocument), { input }, { key: intent.keyOf(input) });
            tell(t('goods.price.added'));
            setAsking(false);
            void client.invalidateQueries({ queryKey: key });
          }}
          onClose={() => setAsking(false)}
        >
          {part => fields.map(one => <AskedField key={one.name} field={one} {...part} />)}
        </Asking>
      )}
    </section>
  );
}

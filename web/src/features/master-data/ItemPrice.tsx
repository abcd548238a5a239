// What an item costs: the price that counts, and why that one.

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { TryPriceDocument, type TryPriceQuery } from '../../gen/master-data/graphql';
import { both, Own, useSpeech } from '../../i18n';
import { AskedField, Asking } from '../../kit/Asking';
import { asked } from '../../kit/asked';
import { Do } from '../../kit/Do';
import { given } from '../../kit/form';
import { today } from '../../lib/day';
import { execute } from '../../lib/graph';
import { documentOf, type Field, type Money, type Row, wordsOf } from '../../lib/meta';

const READ = 'master_data.price.read';
const link = (to: string): Field['kind'] => ({ is: 'link', to, reads: to, within: null });

/** The words for what a list is for come with the room. */
const fieldsOf = (): Field[] => [
  asked('quantity', 'goods.quantity', { is: 'quantity' }, { required: true }),
  asked('measureId', 'goods.price.unit', link('measure'), { required: true }),
  asked(
    'kind',
    'goods.price.kind',
    { is: 'words', words: wordsOf(documentOf('price-list'), 'kind') },
    { required: true },
  ),
  asked('on', 'goods.price.on', { is: 'date' }),
  asked('companyId', 'goods.price.company', link('company'), { help: both('goods.price.company.help') }),
  asked('partyId', 'goods.price.party', link('party'), { help: both('goods.price.party.help') }),
  asked('zone', 'goods.price.zone', { is: 'text', limit: 60 }),
];

export default function ItemPrice({ row }: { row: Row }) {
  const { t, fmt, language } = useSpeech();
  const { refuses } = useSession();
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState<TryPriceQuery['priceOf']>();
  const fields = fieldsOf();
  const own = row.measure as Row | null;
  const price = told?.unitPrice as unknown as Money | undefined;
  const list = told?.line.list;
  return (
    <section className="panel" aria-labelledby="item-price">
      <header className="panel-head">
        <h2 id="item-price">{t('goods.price')}</h2>
        <Do small no={refuses(READ)} onDo={() => setAsking(true)}>
          {t('goods.price.ask')}
        </Do>
      </header>
      {!told && <p className="dim">{t('goods.price.none')}</p>}
      {told && price && (
        <output>
          <p className="figures">
            <strong>{fmt.money(price.amount, price.currency)}</strong>{' '}
            {list && (
              <Link to="/$path/$id" params={{ path: 'price-lists', id: list.id }} className="linklike">
                <Own>{(language === 'bn' && list.nameBn) || list.name}</Own>
              </Link>
            )}
          </p>
          <ul className="dim">
            {told.why.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </output>
      )}
      {asking && (
        <Asking
          title={t('goods.price.ask')}
          go={t('goods.price.ask')}
          needed={['quantity', 'measureId', 'kind']}
          start={{ quantity: '1', measureId: own?.id ?? null, kind: 'BUYING', on: today() }}
          send={async values => {
            const question = { ...given(fields, values), itemId: row.id };
            const answer = await execute<TryPriceQuery>(String(TryPriceDocument), { question });
            setTold(answer.priceOf);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        >
          {part => fields.map(one => <AskedField key={one.name} field={one} {...part} />)}
        </Asking>
      )}
    </section>
  );
}

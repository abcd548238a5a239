// The units an item is counted in, and a try: so much of one is how much of another.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import {
  AddUnitDocument,
  ItemUnitsDocument,
  type ItemUnitsQuery,
  TryConversionDocument,
  type TryConversionQuery,
} from '../../gen/master-data/graphql';
import { both, useSpeech } from '../../i18n';
import { AskedField, Asking } from '../../kit/Asking';
import { asked } from '../../kit/asked';
import { Do } from '../../kit/Do';
import { given } from '../../kit/form';
import { useNotices } from '../../kit/Notices';
import { execute } from '../../lib/graph';
import type { Field, Row } from '../../lib/meta';

const WRITE = 'master_data.item.write';
const MEASURE: Field['kind'] = { is: 'link', to: 'measure', reads: 'measure', within: null };
const ADDED = [
  asked('measureId', 'goods.unit.one', MEASURE, { required: true }),
  asked('size', 'goods.unit.is', { is: 'text', limit: 40 }, { required: true, help: both('goods.unit.help') }),
];
const TRIED = [
  asked('quantity', 'goods.quantity', { is: 'quantity' }, { required: true }),
  asked('from', 'goods.from', MEASURE, { required: true }),
  asked('to', 'goods.to', MEASURE, { required: true }),
];

export default function ItemUnits({ row }: { row: Row }) {
  const { t, language } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const [asking, setAsking] = useState<'add' | 'try'>();
  const [tried, setTried] = useState<TryConversionQuery & { asked: string }>();
  const key = ['list', 'conversion', 'of', row.id];
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => execute<ItemUnitsQuery>(String(ItemUnitsDocument), { id: row.id }, { signal }),
  });
  const own = found.data?.item.measure;
  const all = found.data?.conversions.items ?? [];
  return (
    <section className="panel" aria-labelledby="item-units" aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id="item-units">{t('goods.units')}</h2>
        <Do small quiet onDo={() => setAsking('try')}>
          {t('goods.try')}
        </Do>
        {row.state !== 'CLOSED' && (
          <Do small no={refuses(WRITE)} onDo={() => setAsking('add')}>
            {t('goods.unit.add')}
          </Do>
        )}
      </header>
      {found.isSuccess && all.length === 0 && (
        <p className="dim">{t('goods.units.none', { own: own?.symbol ?? '' })}</p>
      )}
      <ul className="people">
        {all.map(one => (
          <li key={one.id} className="person">
            <Link to="/$path/$id" params={{ path: 'conversions', id: one.id }} className="cell-name figures">
              {language === 'bn' ? one.nameBn : one.name}
            </Link>
          </li>
        ))}
      </ul>
      {tried && (
        <output>
          <Tried {...tried} />
        </output>
      )}
      {asking === 'add' && (
        <Asking
          title={t('goods.unit.add')}
          says={own ? t('goods.unit.says', { own: own.symbol }) : undefined}
          go={t('goods.unit.add')}
          needed={['measureId', 'size']}
          send={async (values, intent) => {
            const input = { ...given(ADDED, values), itemId: row.id };
            await execute(String(AddUnitDocument), { input }, { key: intent.keyOf(input) });
            tell(t('goods.unit.added'));
            setAsking(undefined);
            void client.invalidateQueries({ queryKey: key });
          }}
          onClose={() => setAsking(undefined)}
        >
          {part => ADDED.map(one => <AskedField key={one.name} field={one} {...part} />)}
        </Asking>
      )}
      {asking === 'try' && (
        <Asking
          title={t('goods.try')}
          go={t('goods.try.go')}
          needed={TRIED.map(one => one.name)}
          start={{ quantity: '1', from: all[0]?.measure?.id ?? null, to: own?.id ?? null }}
          send={async values => {
            const variables = { ...given(TRIED, values), itemId: row.id };
            const told = await execute<TryConversionQuery>(String(TryConversionDocument), variables);
            setTried({ ...told, asked: String(values.quantity) });
            setAsking(undefined);
          }}
          onClose={() => setAsking(undefined)}
        >
          {part => TRIED.map(one => <AskedField key={one.name} field={one} {...part} />)}
        </Asking>
      )}
    </section>
  );
}

/** `30 bag = 1.5 MT`, and what was rounded. */
function Tried({ convertQuantity: got, measure: from, asked }: TryConversionQuery & { asked: string }) {
  const { t, fmt } = useSpeech();
  const to = got.measure.symbol;
  const line = `${fmt.number(asked)} ${from.symbol} = ${fmt.number(String(got.quantity))} ${to}`;
  return (
    <>
      <p className="figures">
        <strong>{line}</strong>
      </p>
      <p className="dim">
        {t('goods.try.one', { from: from.symbol, one: fmt.digits(got.one), to })}{' '}
        {got.rounded ? t('goods.try.rounded', { exact: fmt.digits(got.exact) }) : t('goods.try.exact')}
      </p>
    </>
  );
}

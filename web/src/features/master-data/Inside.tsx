// What lies in a place: the districts of a division, the upazilas of a district, the unions of an upazila.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Own, useSpeech } from '../../i18n';
import { listPage } from '../../lib/graph';
import { documentOf, type Row, titleOf } from '../../lib/meta';

const AREA = documentOf('area');
/** More than lie in any. */
const MANY = 200;

export default function Inside({ row }: { row: Row }) {
  const { t, language } = useSpeech();
  const found = useQuery({
    queryKey: ['list', AREA.name, 'in', row.id],
    queryFn: ({ signal }) => listPage(AREA, { filters: { parentId: row.id, state: 'OPEN' }, first: MANY }, signal),
    enabled: row.kind !== 'UNION',
  });
  if (row.kind === 'UNION') return null;
  const rows = found.data?.items ?? [];
  return (
    <section className="panel" aria-labelledby="inside" aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id="inside">{t('inside.title')}</h2>
        {rows.length > 0 && (
          <Link to="/$path" params={{ path: AREA.path }} search={{ parentId: row.id }} className="linklike">
            {t('inside.all')}
          </Link>
        )}
      </header>
      {found.isSuccess && rows.length === 0 && <p className="dim">{t('inside.none')}</p>}
      <ul className="inside">
        {rows.map(one => (
          <li key={one.id}>
            <Link to="/$path/$id" params={{ path: AREA.path, id: one.id }} className="cell-name">
              <Own>{titleOf(AREA, one, language)}</Own>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

// The way from a bank to its branches: a bank may have more than a thousand, which the list shows.

import { Link } from '@tanstack/react-router';
import { useSpeech } from '../../i18n';
import { documentOf, type Row } from '../../lib/meta';

const BRANCH = documentOf('bank-branch');

export default function BranchesOf({ row }: { row: Row }) {
  const { t } = useSpeech();
  return (
    <section className="panel" aria-labelledby="branches-of">
      <header className="panel-head">
        <h2 id="branches-of">{t('branches.title')}</h2>
        <Link to="/$path" params={{ path: BRANCH.path }} search={{ bankId: row.id }} className="linklike">
          {t('branches.all')}
        </Link>
      </header>
      <p className="dim">{t('branches.says')}</p>
    </section>
  );
}

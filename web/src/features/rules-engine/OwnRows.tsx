// The rows of an own pack as a form shows them: chosen from the law, changed, proved by an example. The text is written by it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../app/session';
import { RulesOfDocument, type RulesOfQuery } from '../../gen/rules-engine/graphql';
import { Own, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { execute } from '../../lib/graph';
import type { Row } from '../../lib/meta';
import '../../styles/rules.css';
import { digitsOf, WRITE } from './asking';

const RowForm = lazy(() => import('./RowForm'));

export type Rule = RulesOfQuery['rules'][number];

/** In these states a pack is written. */
const WRITTEN = ['DRAFT', 'TESTED', 'REJECTED'];

export default function OwnRows({ row }: { row: Row }) {
  const speech = useSpeech();
  const { t, say, fmt } = speech;
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const [writing, setWriting] = useState<Rule | 'new'>();
  const code = String(row.code);
  const variables = { pack: code, digits: digitsOf(speech) };
  const found = useQuery({
    // with the version: another text has other rows
    queryKey: ['list', 'own-rows', variables, row.version],
    queryFn: ({ signal }) => execute<RulesOfQuery>(String(RulesOfDocument), variables, { signal }),
    placeholderData: before => before,
    retry: false,
  });
  const rules = (found.data?.rules ?? []).filter(rule => rule.law.pack === code);
  const no = WRITTEN.includes(String(row.state)) ? refuses(WRITE) : t('own.row.over');
  const written = async () => {
    setWriting(undefined);
    tell(t('own.row.written'));
    await client.invalidateQueries({ queryKey: ['one', 'own-pack', row.id] });
    await client.invalidateQueries({ queryKey: ['list'] });
    await client.invalidateQueries({ queryKey: ['timeline', 'own-pack', row.id] });
  };
  return (
    <section className="panel" aria-labelledby="own-rows">
      <header className="panel-head">
        <h2 id="own-rows">{t('own.rows')}</h2>
        <Do small no={no} onDo={() => setWriting('new')}>
          {t('own.row.new')}
        </Do>
      </header>
      {found.isSuccess && rules.length === 0 && <p className="dim">{t('own.rows.none')}</p>}
      <ul className="people">
        {rules.map(rule => (
          <li key={rule.id} data-row={rule.law.key}>
            <span>
              <Own>{say(rule.title)}</Own>{' '}
              <span className="dim figures">
                {say(rule.tableTitle)} · {rule.law.key}
              </span>
            </span>
            <strong>{rule.actions.map(one => `${say(one.title)}: ${say(one.said)}`).join('; ')}</strong>
            <span className="dim">
              {rule.law.until
                ? t('rules.from.until', { from: fmt.date(rule.law.inForce), until: fmt.date(rule.law.until) })
                : t('rules.from', { day: fmt.date(rule.law.inForce) })}
            </span>
            <Do small quiet no={no} onDo={() => setWriting(rule)}>
              {t('own.row.change')}
            </Do>
          </li>
        ))}
      </ul>
      {writing && (
        <Suspense>
          <RowForm
            pack={row}
            rule={writing === 'new' ? undefined : writing}
            onWritten={() => void written()}
            onClose={() => setWriting(undefined)}
          />
        </Suspense>
      )}
    </section>
  );
}

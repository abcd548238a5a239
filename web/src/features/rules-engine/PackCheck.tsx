// What is wrong in an own pack, at its line; or that its tests pass, and where to try it.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { CheckOwnPackDocument, type CheckOwnPackQuery } from '../../gen/rules-engine/graphql';
import { useSpeech } from '../../i18n';
import { Icon } from '../../kit/Icon';
import { execute } from '../../lib/graph';
import type { Row } from '../../lib/meta';
import '../../styles/rules.css';
import { WRITE } from './asking';

const LAW = 'BD-2026-07';
/** Lines shown before and after the one that is wrong. */
const AROUND = 1;

export default function PackCheck({ row }: { row: Row }) {
  const { t, say } = useSpeech();
  const { refuses } = useSession();
  const input = {
    code: row.code,
    name: row.name,
    nameBn: row.nameBn,
    extends: row.extends,
    asOf: row.asOf,
    reason: row.reason,
    rules: row.rules,
  };
  const found = useQuery({
    queryKey: ['pack-check', input],
    queryFn: ({ signal }) => execute<CheckOwnPackQuery>(String(CheckOwnPackDocument), { input }, { signal }),
    enabled: refuses(WRITE) === undefined,
  });
  const checked = found.data?.checkOwnPack;
  return (
    <section className="panel" aria-label={t('own.check')} aria-live="polite">
      <div className="panel-head">
        <h2>{t('own.check')}</h2>
        <Link
          to="/rules/$part"
          params={{ part: 'try' }}
          search={{ pack: String(row.code), beside: LAW }}
          className="linklike"
        >
          {t('own.try')}
        </Link>
      </div>
      {found.isError && <p className="strip strip-bad">{found.error.message}</p>}
      {checked?.said && (
        <>
          <p className="strip strip-bad">
            <Icon name="warning" />
            <span>
              {checked.line ? `${t('own.line', { line: checked.line })}: ` : ''}
              {say(checked.said)}
            </span>
          </p>
          {checked.line && <Excerpt text={String(row.rules)} line={checked.line} />}
        </>
      )}
      {checked && !checked.said && (
        <p className="strip">
          <Icon name="check" />
          <span>{t('own.passes', { count: checked.tests ?? 0 })}</span>
        </p>
      )}
    </section>
  );
}

function Excerpt({ text, line }: { text: string; line: number }) {
  const { t, fmt } = useSpeech();
  const lines = text.split('\n');
  const from = Math.max(0, line - 1 - AROUND);
  return (
    <pre className="lines" aria-label={t('own.line', { line })}>
      {lines.slice(from, line + AROUND).map((one, n) => (
        <span key={from + n} className={from + n + 1 === line ? 'line-wrong' : undefined}>
          {`${fmt.number(from + n + 1)}  ${one}\n`}
        </span>
      ))}
    </pre>
  );
}

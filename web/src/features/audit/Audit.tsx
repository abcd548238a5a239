// The audit: what happened, found by who, what, when; each entry with its proof.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Input, type InputRef } from 'antd';
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import {
  AuditEntriesDocument,
  type AuditEntriesQuery,
  AuditUnsealedDocument,
  type AuditUnsealedQuery,
} from '../../gen/audit/graphql';
import { Own, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/Empty';
import { type Column, Grid } from '../../kit/Grid';
import { Icon } from '../../kit/Icon';
import { type Choice, MenuButton } from '../../kit/Popover';
import { describedBy, linksOf, roomsOf, sentenceOf, whoOf } from '../../kit/told';
import { useTitles } from '../../kit/useTitles';
import { execute } from '../../lib/graph';
import { useKeys } from '../../lib/keys';
import { useNarrow } from '../../lib/prefs';
import { ready } from '../../lib/rooms';
import '../../styles/audit.css';
import { exportAddress, filterOf, type Looked } from './filter';
import { Tokens } from './Tokens';

export type Entry = AuditEntriesQuery['auditEntries']['items'][number];

const EntryDialog = lazy(() => import('./EntryDialog'));
const FilterDialog = lazy(() => import('./FilterDialog'));
const Blocks = lazy(() => import('./Blocks'));
const Keeping = lazy(() => import('./Keeping'));

export const READ = 'audit.entry.read';
const EXPORT = 'audit.entry.export';
const PAGE = 50;
/** How long the sealer may take. */
const SEALED_MS = 1500;
const NONE: Entry[] = [];
const PARTS = ['entries', 'blocks', 'keeping'] as const;
export type Part = (typeof PARTS)[number];

export default function Audit({ part, looked }: { part: Part; looked: Looked }) {
  const { t } = useSpeech();
  return (
    <section className="list audit" aria-label={t('audit.title')}>
      <header className="page-head">
        <div className="page-title">
          <h1>{t('audit.title')}</h1>
        </div>
        <nav className="tabs" aria-label={t('audit.parts')}>
          {PARTS.map(one => (
            <Link
              key={one}
              to={one === 'entries' ? '/audit' : '/audit/$part'}
              params={{ part: one }}
              activeOptions={{ exact: true, includeSearch: false }}
              className="tab"
              activeProps={{ 'aria-current': 'page' }}
            >
              {t(`audit.${one}`)}
            </Link>
          ))}
        </nav>
      </header>
      {part === 'entries' && <Entries looked={looked} />}
      <Suspense>
        {part === 'blocks' && <Blocks />}
        {part === 'keeping' && <Keeping />}
      </Suspense>
    </section>
  );
}

/** What has just happened and no block holds yet. Once the sealer has been there, it is among the others. */
function useUnsealed(filter: ReturnType<typeof filterOf>, on: boolean, sealed: () => unknown) {
  const found = useQuery({
    queryKey: ['audit-unsealed', filter],
    queryFn: async ({ signal }) => {
      const variables = { filter };
      const { auditUnsealed } = await execute<AuditUnsealedQuery>(String(AuditUnsealedDocument), variables, { signal });
      await ready(...auditUnsealed.flatMap(roomsOf));
      return auditUnsealed;
    },
    enabled: on,
    staleTime: 0,
    refetchInterval: query => ((query.state.data?.length ?? 0) > 0 ? SEALED_MS : false),
  });
  const now = found.data ?? NONE;
  const before = useRef(0);
  useEffect(() => {
    if (now.length < before.current) sealed();
    before.current = now.length;
  }, [now.length, sealed]);
  // What is sealed meanwhile stays where it is until the sealed ones are read anew.
  const seen = useRef({ filter, rows: new Map<string, Entry>() });
  const fresh = useMemo(() => {
    if (seen.current.filter !== filter) seen.current = { filter, rows: new Map() };
    for (const row of now) seen.current.rows.set(row.id, row);
    return [...seen.current.rows.values()].sort((a, b) => b.at.localeCompare(a.at));
  }, [now, filter]);
  return { fresh, refetch: found.refetch };
}

function Entries({ looked }: { looked: Looked }) {
  const speech = useSpeech();
  const { t, fmt } = speech;
  const { refuses } = useSession();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const search = useRef<InputRef>(null);
  const [filtering, setFiltering] = useState(false);
  const look = (to: Looked) => void navigate({ to: '/audit', search: { ...to }, replace: true });
  const text = useDeferredValue(looked.q);
  const filter = useMemo(() => filterOf({ ...looked, q: text }), [looked, text]);
  const no = refuses(READ);
  const found = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: async ({ pageParam, signal }) => {
      const variables = { filter, first: PAGE, after: pageParam };
      const page = await execute<AuditEntriesQuery>(String(AuditEntriesDocument), variables, { signal });
      await ready(...page.auditEntries.items.flatMap(roomsOf));
      return page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: page => page.auditEntries.next ?? null,
    placeholderData: before => before,
    enabled: !no,
  });
  const { fresh, refetch } = useUnsealed(filter, !no, found.refetch);
  const rows = useMemo(() => {
    const sealed = found.data?.pages.flatMap(page => page.auditEntries.items) ?? [];
    const known = new Set(sealed.map(row => row.id));
    return [...fresh.filter(row => !known.has(row.id)), ...sealed];
  }, [found.data, fresh]);
  const unsealed = rows.filter(row => !row.block).length;
  const titled = useTitles(
    rows.map(row => ({
      document: describedBy(row.operation, row.noun),
      changes: row.changes.length === 1 ? row.changes : [],
      links: linksOf(row),
    })),
  );
  const said = (row: Entry) => sentenceOf(row, speech, titled);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  useKeys({
    '/': () => search.current?.focus(),
    f: () => setFiltering(true),
  });
  const columns: Column<Entry>[] = [
    {
      name: 'at',
      label: t('audit.when'),
      width: 150,
      cell: row => (
        <time className="cell" dateTime={row.at} title={fmt.instant(row.at)}>
          {fmt.moment(row.at)}
        </time>
      ),
    },
    {
      name: 'what',
      label: t('audit.what'),
      cell: row => (
        <span className="cell-name told" title={said(row)}>
          <Own>{said(row)}</Own>
        </span>
      ),
    },
    {
      name: 'block',
      label: t('audit.block'),
      width: 130,
      figures: true,
      cell: row =>
        row.block ? (
          <span className="cell">{fmt.number(row.block)}</span>
        ) : (
          <span className="tag tag-waiting">{t('audit.sealing')}</span>
        ),
    },
  ];
  const form = (format: 'csv' | 'jsonl', label: string): Choice => ({
    key: format,
    label,
    text: label,
    onChoose: () => window.location.assign(exportAddress(looked, format)),
  });
  const isFiltered = Object.keys(looked).some(name => name !== 'entry');
  return (
    <>
      <div className="list-tools">
        <Input
          ref={search}
          className="list-search"
          type="search"
          prefix={<Icon name="search" />}
          aria-label={t('audit.search')}
          placeholder={t('audit.search')}
          value={looked.q ?? ''}
          onChange={event => look({ ...looked, q: event.target.value || undefined })}
          onKeyDown={event => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            look({ ...looked, q: undefined });
            event.currentTarget.blur();
          }}
        />
        <Tokens looked={looked} onLook={look} />
        <button type="button" className="chip chip-quiet" aria-haspopup="dialog" onClick={() => setFiltering(true)}>
          <Icon name="filter" />
          {t('list.filter')}
        </button>
        <button
          type="button"
          className="chip chip-quiet"
          aria-pressed={looked.operation === 'refused'}
          onClick={() => look({ operation: looked.operation === 'refused' ? undefined : 'refused' })}
        >
          {t('audit.refusals')}
        </button>
        <span className="spread" />
        {refuses(EXPORT) ? (
          <Do quiet icon="export" name={t('list.export')} no={refuses(EXPORT)} onDo={() => undefined} />
        ) : (
          <MenuButton
            name={t('list.export')}
            choices={[form('csv', t('audit.export.csv')), form('jsonl', t('audit.export.jsonl'))]}
            className="icon-button"
            end
          >
            <Icon name="export" />
          </MenuButton>
        )}
      </div>
      {no || found.isError ? (
        <Empty title={no ?? found.error?.message ?? ''} next="">
          {!no && (
            <Do
              onDo={() => {
                void found.refetch();
                void refetch();
              }}
            >
              {t('app.again')}
            </Do>
          )}
        </Empty>
      ) : found.isSuccess && rows.length === 0 ? (
        <Empty title={t('list.nothing')} next={t(isFiltered ? 'audit.nothing.next' : 'audit.none')}>
          {isFiltered && <Do onDo={() => look({})}>{t('audit.everything')}</Do>}
        </Empty>
      ) : (
        <Grid
          label={t('audit.entries')}
          columns={columns}
          rows={rows}
          title={said}
          card={row => (
            <>
              <span className="card-line">
                <span className="cell-name">
                  <Own>{said(row)}</Own>
                </span>
              </span>
              <span className="card-facts dim">
                {fmt.moment(row.at)} · <Own>{whoOf(row, speech)}</Own>
                {!row.block && ` · ${t('audit.sealing')}`}
              </span>
            </>
          )}
          onOpen={row => look({ ...looked, entry: row.id })}
          onEnd={more}
          pending={found.isPending}
        />
      )}
      <footer className="list-foot dim" aria-live="polite">
        {found.isSuccess &&
          rows.length > 0 &&
          t(hasNextPage ? 'list.count.more' : rows.length === 1 ? 'list.count.one' : 'list.count', {
            count: rows.length,
          })}
        {unsealed > 0 && <span> · {t('audit.sealing.count', { count: unsealed })}</span>}
        {!narrow && <span className="foot-note">{t('audit.read')}</span>}
      </footer>
      <Suspense>
        {looked.entry && (
          <EntryDialog
            key={looked.entry}
            id={looked.entry}
            known={rows.find(row => row.id === looked.entry)}
            onClose={() => look({ ...looked, entry: undefined })}
            onLook={look}
          />
        )}
        {filtering && <FilterDialog looked={looked} onLook={look} onClose={() => setFiltering(false)} />}
      </Suspense>
    </>
  );
}

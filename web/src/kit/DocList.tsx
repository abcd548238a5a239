// Any document's list, from its description: search, filters as tokens, views as links, acts on many, export.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input, type InputRef } from 'antd';
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useBranches, useCompanies } from '../app/Switches';
import { useSession } from '../app/session';
import { Own, useSpeech } from '../i18n';
import { type Listing, listPage, type Page } from '../lib/graph';
import { useKeys } from '../lib/keys';
import { type Act, type Document, documentOf, fieldOf, fieldValue, type Row, titleOf } from '../lib/meta';
import { useNarrow } from '../lib/prefs';
import { arrange } from '../lib/tree';
import { ActDialog, useNo } from './Acts';
import { Card, Cell, hrefOf } from './Cell';
import { useColumns } from './columns';
import { Do } from './Do';
import { Empty } from './Empty';
import { type Column, Grid } from './Grid';
import { Icon } from './Icon';
import { ALL, Filters, Narrowed } from './ListTools';
import { leftAt } from './left';
import { makerOf } from './makers';
import { useNotices } from './Notices';
import { TAKES } from './takes';
import { Views } from './Views';
import { WhyLink } from './WhyLink';

/** What a list's address says: words, filters, columns. */
export type Looking = Record<string, string | undefined>;

interface Props {
  document: Document;
  looking: Looking;
  onLook: (looking: Looking) => void;
  onOpen: (row: Row) => void;
  onNew: () => void;
}

const Columns = lazy(() => import('./Columns').then(module => ({ default: module.Columns })));

/** Companies offered where one is needed; more are in the switch above. */
const OFFERED = 6;
/** Rows asked for at once; of a tree, of which all are needed, as many as there may be. */
const AT_ONCE = 50;
const MANY = 200;
/** Rows that are selected, or in a tree, at most. */
const MOST = 5_000;
const COMPANY = documentOf('company');

/** Every row there is, page by page, up to so many. */
async function everything(page: (after: string | null) => Promise<Page>, most: number): Promise<Page> {
  const items: Row[] = [];
  let next: string | null = null;
  do {
    const found: Page = await page(next);
    items.push(...found.items);
    next = found.next;
  } while (next && items.length < most);
  return { items, next };
}

export function DocList({ document, looking, onLook, onOpen, onNew }: Props) {
  const speech = useSpeech();
  const { t, say, language } = speech;
  const { company, refuses } = useSession();
  const { tell } = useNotices();
  const narrow = useNarrow();
  const no = useNo(document);
  const left = leftAt(document.name, looking);
  const [chosen, setChosen] = useState<Map<string, Row>>(new Map());
  const [folded, setFolded] = useState(left.folded);
  left.folded = folded;
  const [doing, setDoing] = useState<Act>();
  const [arranging, setArranging] = useState(false);
  const [busy, setBusy] = useState(false);
  const search = useRef<InputRef>(null);
  const filtering = useRef<HTMLButtonElement>(null);
  const text = useDeferredValue(looking.q ?? '');

  const filters = useMemo(() => {
    const set = document.filters.map(filter => [filter.field, looking[filter.field] ?? filter.usual] as const);
    return Object.fromEntries(set.filter((one): one is readonly [string, string] => one[1] !== null && one[1] !== ALL));
  }, [document, looking]);
  const { at: branch } = useBranches();
  const hasBranch = document.filters.some(filter => filter.field === 'branchId') && !filters.branchId;
  const byBranch = hasBranch ? branch?.id : undefined;
  const listing: Listing = {
    text,
    company: document.name === 'company' ? null : company,
    filters: byBranch ? { ...filters, branchId: byBranch } : filters,
  };
  const isTree = document.parent !== null && text === '';
  const lacksCompany = document.scope?.required && !company;
  const found = useInfiniteQuery({
    queryKey: ['list', document.name, listing],
    queryFn: ({ pageParam, signal }) => {
      const page = (after: string | null) =>
        listPage(document, { ...listing, first: isTree ? MANY : AT_ONCE, after }, signal);
      // Of a tree everything: what stands under a row may come long after it.
      return isTree ? everything(page, MOST) : page(pageParam);
    },
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    placeholderData: before => before,
    enabled: !lacksCompany,
  });
  const rows = useMemo(() => found.data?.pages.flatMap(page => page.items) ?? [], [found.data]);
  const placed = useMemo(() => {
    if (!isTree || !document.parent) return undefined;
    const parent = fieldOf(document, document.parent);
    return arrange(rows, row => fieldValue(parent, row), folded);
  }, [isTree, document, rows, folded]);
  const spots = useMemo(() => placed && new Map(placed.map(one => [one.row.id, one])), [placed]);

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const maker = makerOf(document);
  const noNew = lacksCompany ? t('no.company') : maker ? refuses(maker.permission) : undefined;
  const add = () => (noNew ? tell(noNew, 'bad') : onNew());
  useKeys({
    n: () => maker && add(),
    '/': () => search.current?.focus(),
    f: () => filtering.current?.click(),
  });

  const Take = TAKES[document.name];
  const shape = useColumns(document, looking, onLook);
  const columns: Column<Row>[] = shape.fields.map(field => ({
    name: field.name,
    label: say(field.label),
    width: field.width,
    figures: field.kind.is === 'digits' || field.kind.is === 'code',
    cell: row => <Cell document={document} field={field} row={row} isFound={document.parent !== null && !isTree} />,
  }));
  const title = (row: Row) => titleOf(document, row, language);
  // As they are now, where they are among those shown.
  const known = useMemo(() => new Map(rows.map(row => [row.id, row])), [rows]);
  const marked = [...chosen].map(([id, row]) => known.get(id) ?? row);
  const ids = useMemo(() => new Set(chosen.keys()), [chosen]);
  const choose = (next: Set<string>) =>
    setChosen(new Map([...next].flatMap(id => [[id, known.get(id) ?? chosen.get(id)!] as const])));
  useEffect(() => {
    // Another company's rows are not acted on together with these.
    setChosen(new Map());
  }, [company, byBranch]);

  const isFiltered =
    text !== '' || document.filters.some(filter => filters[filter.field] && filters[filter.field] !== filter.usual);
  const isEmpty = (found.isSuccess && rows.length === 0) || lacksCompany;
  const page = (after: string | null) => listPage(document, { ...listing, first: MANY, after });
  /** Does what takes a while, once at a time; a refusal is told. */
  const once = async (what: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    await what().catch((error: Error) => tell(error.message, 'bad'));
    setBusy(false);
  };
  const chooseAll = () =>
    once(async () => {
      const { items, next } = await everything(page, MOST);
      setChosen(new Map(items.map(row => [row.id, row])));
      if (next) tell(t('list.most', { count: items.length }), 'bad');
    });
  const exportAll = () =>
    once(async () => {
      const { exportRows } = await import('./export');
      const { count, file, isWhole } = await exportRows(
        document,
        shape.fields,
        chosen.size > 0 ? marked : page,
        speech,
      );
      tell(t(isWhole ? 'list.exported' : 'list.exported.part', { count, file }), isWhole ? 'good' : 'bad');
    });
  return (
    <section className="list" aria-label={say(document.many)}>
      <header className="page-head">
        <div className="page-title">
          <h1>{say(document.many)}</h1>
          {!narrow && <p className="dim">{say(document.help)}</p>}
        </div>
        {Take && !narrow && rows.length > 0 && (
          <Suspense>
            <Take quiet />
          </Suspense>
        )}
        {maker && (
          <Do primary icon="plus" onDo={add} no={noNew} keys={narrow ? undefined : 'N'}>
            {say(maker.label)}
          </Do>
        )}
      </header>
      <div className="list-tools">
        {document.search && (
          <Input
            ref={search}
            className="list-search"
            type="search"
            prefix={<Icon name="search" />}
            aria-label={t('list.search', { what: say(document.many).toLowerCase() })}
            placeholder={t('list.search', { what: say(document.many).toLowerCase() })}
            value={looking.q ?? ''}
            onChange={event => onLook({ ...looking, q: event.target.value || undefined })}
            onKeyDown={event => {
              if (event.key !== 'Escape') return;
              event.stopPropagation();
              onLook({ ...looking, q: undefined });
              event.currentTarget.blur();
            }}
          />
        )}
        <Narrowed document={document} branch={byBranch ? branch : undefined} />
        {document.filters.length > 0 && (
          <Filters document={document} filters={filters} looking={looking} onLook={onLook} opener={filtering} />
        )}
        <span className="spread" />
        {!narrow && isTree && rows.length > 0 && (
          <Do
            quiet
            small
            onDo={() =>
              setFolded(
                folded.size > 0 ? new Set() : new Set(placed?.filter(one => one.hasUnder).map(one => one.row.id)),
              )
            }
          >
            {t(folded.size > 0 ? 'list.expand.all' : 'list.collapse.all')}
          </Do>
        )}
        <Views document={document} looking={looking} columns={shape.address} onLook={onLook} />
        {!narrow && <Do quiet icon="columns" name={t('list.columns')} onDo={() => setArranging(true)} />}
        {!narrow && <Do quiet icon="print" name={t('once.print')} onDo={() => window.print()} />}
        <Do
          quiet
          icon="export"
          name={chosen.size > 0 ? t('list.export.selected', { count: chosen.size }) : t('list.export')}
          no={rows.length === 0 && chosen.size === 0 ? t('no.rows') : undefined}
          onDo={() => void exportAll()}
        />
      </div>
      {chosen.size > 0 && (
        <div className="list-bulk" role="toolbar" aria-label={t('list.selected', { count: marked.length })}>
          <span aria-live="polite">{t('list.selected', { count: marked.length })}</span>
          {hasNextPage && !isTree && (
            <Do small quiet onDo={() => void chooseAll()}>
              {t('list.select.everything')}
            </Do>
          )}
          {document.acts.map(act => (
            <Do
              key={act.name}
              small
              grave={act.grave}
              no={refuses(act.permission) ?? (marked.every(row => no(act, row)) ? say(act.otherwise) : undefined)}
              onDo={() => setDoing(act)}
            >
              {say(act.label)}
            </Do>
          ))}
          <Do small quiet onDo={() => setChosen(new Map())}>
            {t('app.clear')}
          </Do>
        </div>
      )}
      {isEmpty ? (
        <Empty
          title={
            lacksCompany
              ? t('no.company')
              : isFiltered
                ? t('list.nothing')
                : t('list.none', { what: say(document.many).toLowerCase() })
          }
          next={!lacksCompany && isFiltered ? t('list.nothing.next') : say(document.empty)}
        >
          {lacksCompany ? (
            <Companies />
          ) : (
            maker &&
            !isFiltered && (
              <div className="acts">
                {Take && (
                  <Suspense>
                    <Take />
                  </Suspense>
                )}
                <Do primary={!Take} icon="plus" onDo={add} no={noNew}>
                  {say(maker.label)}
                </Do>
              </div>
            )
          )}
        </Empty>
      ) : found.isError && rows.length === 0 ? (
        <Empty title={found.error.message} next="">
          <WhyLink refusal={found.error.message} />
          <Do onDo={() => void found.refetch()}>{t('app.again')}</Do>
        </Empty>
      ) : (
        <Grid
          key={document.name}
          label={say(document.many)}
          columns={columns}
          rows={placed ? placed.map(one => one.row) : rows}
          isWhole={!hasNextPage}
          title={title}
          card={row => <Card document={document} row={row} href={hrefOf(document, row)} />}
          href={row => hrefOf(document, row)}
          onOpen={onOpen}
          chosen={document.acts.length > 0 ? ids : undefined}
          onChoose={document.acts.length > 0 ? choose : undefined}
          onEnd={more}
          pending={found.isPending}
          left={left}
          place={spots ? row => spots.get(row.id) ?? ALONE : undefined}
          onFold={(row, open) => {
            const next = new Set(folded);
            if (open) next.delete(row.id);
            else next.add(row.id);
            setFolded(next);
          }}
        />
      )}
      <footer className="list-foot dim" aria-live="polite">
        {found.isError && rows.length > 0 ? (
          <span className="warned">
            {found.error.message}{' '}
            <button type="button" className="linklike" onClick={() => void found.refetch()}>
              {t('app.again')}
            </button>
          </span>
        ) : (
          found.isSuccess &&
          rows.length > 0 &&
          t(hasNextPage ? 'list.count.more' : rows.length === 1 ? 'list.count.one' : 'list.count', {
            count: rows.length,
          })
        )}
      </footer>
      <Suspense>
        {doing && (
          <ActDialog
            document={document}
            act={doing}
            rows={marked}
            onDone={done => setChosen(before => new Map([...before].filter(([id]) => !done.includes(id))))}
            onClose={() => setDoing(undefined)}
          />
        )}
        {arranging && <Columns columns={shape} onClose={() => setArranging(false)} />}
      </Suspense>
    </section>
  );
}

const ALONE = { depth: 0, hasUnder: false, open: false, at: 1, of: 1 };

/** The companies to choose from, where a list is nothing without one. */
function Companies() {
  const { say, language } = useSpeech();
  const { look, refuses } = useSession();
  const { all } = useCompanies();
  const navigate = useNavigate();
  const maker = COMPANY.create;
  if (all?.length === 0 && maker) {
    return (
      <Do
        primary
        icon="plus"
        no={refuses(maker.permission)}
        onDo={() => void navigate({ to: '/$path/new', params: { path: COMPANY.path } })}
      >
        {say(maker.label)}
      </Do>
    );
  }
  return (
    <div className="acts">
      {all?.slice(0, OFFERED).map(one => (
        <Do key={one.id} onDo={() => look({ company: one.id, branch: null, year: null })}>
          <Own>{titleOf(COMPANY, one, language)}</Own>
        </Do>
      ))}
    </div>
  );
}

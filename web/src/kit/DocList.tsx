// Any document's list, from its description: search, filters as tokens, views as links, acts on many, export.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Input, type InputRef } from 'antd';
import { lazy, type ReactNode, Suspense, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useBranches, useCompanies } from '../app/Switches';
import { useSession } from '../app/session';
import { Own, useSpeech } from '../i18n';
import { type Listing, listPage } from '../lib/graph';
import { useKeys } from '../lib/keys';
import { type Act, type Document, documentOf, type Field, fieldOf, fieldValue, type Row, titleOf } from '../lib/meta';
import { useNarrow } from '../lib/prefs';
import { arrange } from '../lib/tree';
import { ActDialog } from './Acts';
import { Do } from './Do';
import { exportRows } from './export';
import { type Column, Grid } from './Grid';
import { Icon } from './Icon';
import { LinkToken } from './LinkToken';
import { makerOf } from './makers';
import { useNotices } from './Notices';
import { type Choice, MenuButton } from './Popover';
import { Tag, wordOf } from './StateBar';
import { shown } from './shown';
import { Views } from './Views';
import { WhyLink } from './WhyLink';

/** What a list's address says: words, filters, hidden columns. */
export type Looking = Record<string, string | undefined>;

interface Props {
  document: Document;
  looking: Looking;
  onLook: (looking: Looking) => void;
  onOpen: (row: Row) => void;
  onNew: () => void;
}

const LinkFilter = lazy(() => import('./LinkFilter').then(module => ({ default: module.LinkFilter })));

/** The value of a filter that was taken away although it is usual. */
const ALL = 'all';
/** Companies offered where one is needed; more are in the switch above. */
const OFFERED = 6;
const COMPANY = documentOf('company');

export function DocList({ document, looking, onLook, onOpen, onNew }: Props) {
  const speech = useSpeech();
  const { t, say, language } = speech;
  const { company, refuses } = useSession();
  const { tell } = useNotices();
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [folded, setFolded] = useState<Set<string>>(new Set());
  const [doing, setDoing] = useState<Act>();
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
  const lacksCompany = document.scope?.required && !company;
  const found = useInfiniteQuery({
    queryKey: ['list', document.name, listing],
    queryFn: ({ pageParam, signal }) =>
      listPage(document, { ...listing, first: document.parent ? 200 : 50, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    placeholderData: before => before,
    enabled: !lacksCompany,
  });
  const rows = useMemo(() => found.data?.pages.flatMap(page => page.items) ?? [], [found.data]);
  const isTree = document.parent !== null && text === '';
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

  const hidden = new Set((looking.hide ?? '').split(',').filter(Boolean));
  const fields = document.columns
    .map(name => fieldOf(document, name))
    .filter(field => !(field.name === 'companyId' && company && !field.blank));
  const columns: Column<Row>[] = fields
    .filter(field => !hidden.has(field.name))
    .map(field => ({
      name: field.name,
      label: say(field.label),
      width: field.width,
      figures: field.kind.is === 'digits' || field.kind.is === 'code',
      cell: row => <Cell document={document} field={field} row={row} />,
    }));
  const title = (row: Row) => titleOf(document, row, language);
  const marked = rows.filter(row => chosen.has(row.id));
  const isFiltered =
    text !== '' || document.filters.some(filter => filters[filter.field] && filters[filter.field] !== filter.usual);
  const isEmpty = (found.isSuccess && rows.length === 0) || lacksCompany;
  return (
    <section className="list" aria-label={say(document.many)}>
      <header className="page-head">
        <div className="page-title">
          <h1>{say(document.many)}</h1>
          {!narrow && <p className="dim">{say(document.help)}</p>}
        </div>
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
        <Views document={document} looking={looking} onLook={onLook} />
        {!narrow && <Columns fields={fields} hidden={hidden} onHide={hide => onLook({ ...looking, hide })} />}
        <Do
          quiet
          icon="export"
          name={t('list.export')}
          no={rows.length === 0 ? t('no.rows') : undefined}
          onDo={() => {
            const all = (after: string | null) => listPage(document, { ...listing, first: 200, after });
            void exportRows(document, fields, all, speech).then(({ count, file }) =>
              tell(t('list.exported', { count, file })),
            );
          }}
        />
      </div>
      {chosen.size > 0 && (
        <div className="list-bulk" role="toolbar" aria-label={t('list.selected', { count: marked.length })}>
          <span>{t('list.selected', { count: marked.length })}</span>
          {document.acts
            .filter(act => act.tells.length === 0 && act.asks.length === 0)
            .map(act => (
              <Do key={act.name} small grave={act.grave} no={refuses(act.permission)} onDo={() => setDoing(act)}>
                {say(act.label)}
              </Do>
            ))}
          <Do small quiet onDo={() => setChosen(new Set())}>
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
              <Do primary icon="plus" onDo={add} no={noNew}>
                {say(maker.label)}
              </Do>
            )
          )}
        </Empty>
      ) : found.isError ? (
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
          title={title}
          card={row => <Card document={document} row={row} />}
          onOpen={onOpen}
          chosen={document.acts.length > 0 ? chosen : undefined}
          onChoose={document.acts.length > 0 ? setChosen : undefined}
          onEnd={more}
          pending={found.isPending}
          place={spots ? row => spots.get(row.id) ?? { depth: 0, hasUnder: false, open: false } : undefined}
          onFold={(row, open) => {
            const next = new Set(folded);
            if (open) next.delete(row.id);
            else next.add(row.id);
            setFolded(next);
          }}
        />
      )}
      <footer className="list-foot dim" aria-live="polite">
        {found.isSuccess &&
          rows.length > 0 &&
          t(hasNextPage ? 'list.count.more' : rows.length === 1 ? 'list.count.one' : 'list.count', {
            count: rows.length,
          })}
      </footer>
      <Suspense>
        {doing && (
          <ActDialog
            document={document}
            act={doing}
            rows={marked}
            onClose={() => {
              setDoing(undefined);
              setChosen(new Set());
            }}
          />
        )}
      </Suspense>
    </section>
  );
}

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

function Cell({ document, field, row }: { document: Document; field: Field; row: Row }) {
  const speech = useSpeech();
  if (field.name === document.state) {
    const word = wordOf(document, row[field.name]);
    return word ? <Tag word={word} /> : null;
  }
  // A reader of Bengali sees the Bengali name where there is one.
  const { name, nameBn } = document.title;
  const own = field.name === name && nameBn && speech.language === 'bn' ? row[nameBn] : null;
  const text = own ? String(own) : shown(field, row, speech);
  return text ? (
    <span className={field.name === name ? 'cell-name' : 'cell'} title={text}>
      <Own>{text}</Own>
    </span>
  ) : null;
}

function Card({ document, row }: { document: Document; row: Row }) {
  const speech = useSpeech();
  const word = document.state ? wordOf(document, row[document.state]) : undefined;
  const { company } = useSession();
  const facts = document.card
    .filter(name => !(name === 'companyId' && company && !fieldOf(document, name).blank))
    .map(name => shown(fieldOf(document, name), row, speech))
    .filter(Boolean);
  return (
    <>
      <span className="card-line">
        <span className="cell-name">
          <Own>{titleOf(document, row, speech.language)}</Own>
        </span>
        {word && word.tone !== 'good' && <Tag word={word} />}
      </span>
      <span className="card-facts dim">
        <Own>{facts.join(' · ')}</Own>
      </span>
    </>
  );
}

/** What the switches above narrow this list to, each taken away here, too. */
function Narrowed({ document, branch }: { document: Document; branch: Row | undefined }) {
  const { t, language } = useSpeech();
  const { look } = useSession();
  const { here, only } = useCompanies();
  const tokens: [string, () => void][] = [];
  if (here && !only && document.scope && document.name !== COMPANY.name) {
    const drop = () => look({ company: null, branch: null, year: null });
    tokens.push([`${t('switch.company')}: ${titleOf(COMPANY, here, language)}`, drop]);
  }
  if (branch) {
    const drop = () => look({ branch: null });
    tokens.push([`${t('switch.branch')}: ${titleOf(documentOf('branch'), branch, language)}`, drop]);
  }
  return tokens.map(([words, drop]) => (
    <span key={words} className="token">
      <Own>{words}</Own>
      <button type="button" className="bare" aria-label={t('list.drop', { what: words })} onClick={drop}>
        <Icon name="close" size={12} />
      </button>
    </span>
  ));
}

interface FiltersProps {
  document: Document;
  filters: Record<string, string>;
  looking: Looking;
  onLook: (looking: Looking) => void;
  opener: React.RefObject<HTMLButtonElement | null>;
}

/** Filters as tokens, each taken away by itself. */
function Filters({ document, filters, looking, onLook, opener }: FiltersProps) {
  const { t, say } = useSpeech();
  const set = (field: string, value: string | undefined) => onLook({ ...looking, [field]: value });
  const [picking, setPicking] = useState<Field>();
  const choices = document.filters.flatMap<Choice>(filter => {
    const field = fieldOf(document, filter.field);
    if (field.kind.is === 'link') {
      const label = `${say(field.label)}…`;
      return [{ key: filter.field, label, text: label, onChoose: () => setPicking(field) }];
    }
    const words = field.kind.is === 'words' ? field.kind.words : [];
    return [
      { key: filter.field, kind: 'heading', label: say(field.label), text: '' },
      ...words.map<Choice>(word => ({
        key: `${filter.field}=${word.value}`,
        kind: 'radio',
        label: say(word.label),
        text: say(word.label),
        chosen: filters[filter.field] === word.value,
        onChoose: () => set(filter.field, word.value === filter.usual ? undefined : word.value),
      })),
      {
        key: `${filter.field}=all`,
        kind: 'radio',
        label: t('list.all'),
        text: t('list.all'),
        chosen: !filters[filter.field],
        onChoose: () => set(filter.field, filter.usual ? ALL : undefined),
      },
    ];
  });
  return (
    <>
      {document.filters.map(filter => {
        const value = filters[filter.field];
        const field = fieldOf(document, filter.field);
        if (field.kind.is === 'link') {
          const drop = () => set(filter.field, undefined);
          return value && <LinkToken key={filter.field} field={field} value={value} onDrop={drop} />;
        }
        const word = field.kind.is === 'words' ? field.kind.words.find(one => one.value === value) : undefined;
        if (!word) return null;
        const words = `${say(field.label)}: ${say(word.label)}`;
        return (
          <span key={filter.field} className="token">
            {words}
            <button
              type="button"
              className="bare"
              aria-label={t('list.drop', { what: words })}
              onClick={() => set(filter.field, filter.usual ? ALL : undefined)}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        );
      })}
      <MenuButton name={t('list.filter')} choices={choices} opener={opener} className="chip chip-quiet">
        <Icon name="filter" />
        {t('list.filter')}
      </MenuButton>
      <Suspense>
        {picking && (
          <LinkFilter
            field={picking}
            onChoose={value => {
              setPicking(undefined);
              if (value) set(picking.name, value);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

function Columns({
  fields,
  hidden,
  onHide,
}: {
  fields: Field[];
  hidden: Set<string>;
  onHide: (hide: string | undefined) => void;
}) {
  const { t, say } = useSpeech();
  const choices = fields.slice(1).map<Choice>(field => ({
    key: field.name,
    kind: 'checkbox',
    label: say(field.label),
    text: say(field.label),
    chosen: !hidden.has(field.name),
    onChoose: () => {
      const next = new Set(hidden);
      if (!next.delete(field.name)) next.add(field.name);
      onHide([...next].join(',') || undefined);
    },
  }));
  return (
    <MenuButton name={t('list.columns')} choices={choices} className="icon-button" end>
      <Icon name="columns" />
    </MenuButton>
  );
}

interface EmptyProps {
  title: string;
  next: string;
  children?: ReactNode;
  /** It is the whole page. */
  whole?: boolean;
}

export function Empty({ title, next, children, whole }: EmptyProps) {
  return (
    <div className="empty">
      {whole ? <h1>{title}</h1> : <h2>{title}</h2>}
      {next && <p>{next}</p>}
      {children}
    </div>
  );
}

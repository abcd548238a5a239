// The life of a document: what was changed, by whom, when, and what people say about it.

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useSession } from '../app/session';
import { Own, useSpeech } from '../i18n';
import { act, Intent } from '../lib/graph';
import { type Happening, timelineOf, toRead, verbOf } from '../lib/happened';
import { type Document, type Row, type Tone, wordsOf } from '../lib/meta';
import { Do } from './Do';
import { useNotices } from './Notices';
import { labelFor, type TitleOf, valueFor, verbFor, whoOf } from './told';
import { useTitles } from './useTitles';

const LONGEST = 2000;
/** As the graph names the kind of document. */
const nounOf = (document: Document) => document.name.toUpperCase().replace(/-/g, '_');

export default function History({ document, row }: { document: Document; row: Row }) {
  const { t } = useSpeech();
  const found = useInfiniteQuery({
    queryKey: ['timeline', document.name, row.id],
    queryFn: ({ pageParam, signal }) => timelineOf(document, row.id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  });
  const all = found.data?.pages.flatMap(page => page.items) ?? [];
  const titled = useTitles(all.map(one => ({ document, changes: one.changes })));
  // Another version is another line.
  const version = useRef(row.version);
  const { refetch } = found;
  useEffect(() => {
    if (version.current !== row.version) void refetch();
    version.current = row.version;
  }, [row.version, refetch]);
  return (
    <section className="panel" aria-labelledby="history" aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id="history">{t('history.title')}</h2>
      </header>
      <Say document={document} id={row.id} />
      {found.isError && <p className="dim">{found.error.message}</p>}
      <ol className="timeline">
        {all.map(one => (
          <Line key={one.id} one={one} document={document} id={row.id} titled={titled} />
        ))}
      </ol>
      {found.hasNextPage && (
        <Do small quiet busy={found.isFetchingNextPage} onDo={() => void found.fetchNextPage()}>
          {t('history.older')}
        </Do>
      )}
    </section>
  );
}

/** Where one says something. What is typed is kept until it is said. */
function Say({ document, id }: { document: Document; id: string }) {
  const { t } = useSpeech();
  const { drafts } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const field = useId();
  const place = `comment:${document.name}:${id}`;
  const [text, setText] = useState(() => drafts.read(place)?.values.text ?? '');
  const [busy, setBusy] = useState(false);
  const intent = useRef(new Intent());
  const write = (to: string) => {
    setText(to);
    if (to.trim()) drafts.write(place, { at: new Date().toISOString(), values: { text: to }, base: {} });
    else drafts.drop(place);
  };
  const say = async () => {
    if (!text.trim()) return tell(t('history.empty'), 'bad');
    setBusy(true);
    try {
      await act(document, 'say', { noun: nounOf(document), subject: id, text }, intent.current);
      intent.current = new Intent();
      write('');
      await client.invalidateQueries({ queryKey: ['timeline', document.name, id] });
      tell(t('history.said'));
    } catch (error) {
      tell((error as Error).message, 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="say">
      <label htmlFor={field} className="unseen">
        {t('history.comment')}
      </label>
      <Input.TextArea
        id={field}
        className="say-text"
        rows={2}
        maxLength={LONGEST}
        placeholder={t('history.comment')}
        value={text}
        onChange={event => write(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.stopPropagation();
            if (!busy) void say();
          } else if (event.key === 'Escape') {
            event.stopPropagation();
            event.currentTarget.blur();
          }
        }}
      />
      {text.trim() !== '' && (
        <Do small primary busy={busy} onDo={() => void say()} keys="Ctrl Enter">
          {t('history.say')}
        </Do>
      )}
    </div>
  );
}

/** The colour of a line: of the state it led to. */
function toneOf(document: Document, one: Happening): Tone {
  const state = one.changes.find(change => change.field === document.state && verbOf(one.operation) !== 'create');
  const value = state?.after?.toUpperCase().replace(/-/g, '_');
  return (value && wordsOf(document, document.state!).find(word => word.value === value)?.tone) || 'plain';
}

interface LineProps {
  one: Happening;
  document: Document;
  id: string;
  titled: TitleOf;
}

function Line({ one, document, id, titled }: LineProps) {
  const speech = useSpeech();
  const { t, fmt } = speech;
  const said = one.comment !== null || one.withdrawn;
  const isNew = verbOf(one.operation) === 'create';
  const changes = toRead(one.changes);
  return (
    <li className={`happening happening-${toneOf(document, one)}`}>
      <div className="happening-head">
        <strong>
          <Own>{whoOf(one, speech)}</Own>
        </strong>
        {!said && <span>{verbFor(one, speech)}</span>}
        <time className="dim" dateTime={one.at} title={fmt.instant(one.at)}>
          {fmt.moment(one.at)}
        </time>
        {one.withdrawableUntil && <TakeBack document={document} id={id} comment={one.id} />}
      </div>
      {one.withdrawn && <p className="dim">{t('history.withdrawn')}</p>}
      {one.comment !== null && (
        <p className="said">
          <Own>{one.comment}</Own>
        </p>
      )}
      {!isNew &&
        changes.map(change => (
          <div key={change.field} className="happening-change">
            <span className="dim">{labelFor(document, change.field, speech)}: </span>
            {change.before !== null && (
              <>
                <del>
                  <Own>{valueFor(document, change.field, change.before, speech, titled)}</Own>
                </del>
                <span aria-hidden="true"> → </span>
              </>
            )}
            <ins>
              <Own>{valueFor(document, change.field, change.after, speech, titled)}</Own>
            </ins>
          </div>
        ))}
    </li>
  );
}

/** Takes back what one said oneself. */
function TakeBack({ document, id, comment }: { document: Document; id: string; comment: string }) {
  const { t } = useSpeech();
  const { tell } = useNotices();
  const client = useQueryClient();
  const intent = useRef(new Intent());
  const go = async () => {
    try {
      await act(document, 'unsay', { noun: nounOf(document), subject: id, id: comment }, intent.current);
      await client.invalidateQueries({ queryKey: ['timeline', document.name, id] });
    } catch (error) {
      tell((error as Error).message, 'bad');
    }
  };
  return (
    <button type="button" className="linklike" onClick={() => void go()}>
      {t('history.take.back')}
    </button>
  );
}

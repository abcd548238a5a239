// The life of a document: what was changed, by whom, when, and what people say about it.

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useSession } from '../app/session';
import { Own, useSpeech } from '../i18n';
import { act, Intent } from '../lib/graph';
import { type Happening, timelineOf, toRead, verbOf } from '../lib/happened';
import { inParts } from '../lib/mention';
import { type Document, knows, type Row, type Tone, wordsOf } from '../lib/meta';
import { Do } from './Do';
import { useNotices } from './Notices';
import { nounOf, Say } from './Say';
import { labelFor, lineFor, type TitleOf, valueFor, whoOf } from './told';
import { useTitles } from './useTitles';

export default function History({ document, row }: { document: Document; row: Row }) {
  const { t } = useSpeech();
  const found = useInfiniteQuery({
    queryKey: ['timeline', document.name, row.id],
    queryFn: ({ pageParam, signal }) => timelineOf(document, row.id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page?.next,
  });
  const all = found.data?.pages.flatMap(page => page?.items ?? []) ?? [];
  const titled = useTitles(all.map(one => ({ document, changes: one.changes })));
  // Another version is another line.
  const version = useRef(row.version);
  const { refetch } = found;
  useEffect(() => {
    if (version.current !== row.version) void refetch();
    version.current = row.version;
  }, [row.version, refetch]);
  // To what is the program's own nothing happens, and nothing is said about it.
  if (found.data?.pages[0] === null) return null;
  // Where its service lets nobody say anything, nothing is offered.
  const comments = knows(document, 'say');
  return (
    <section className="panel" aria-labelledby="history" aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id="history">{t(comments ? 'history.title' : 'history.only')}</h2>
      </header>
      {comments && <Say document={document} id={row.id} />}
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

/** Acts a life begins with: all that was set is on the form above. */
const BEGINNINGS = ['create', 'invite', 'establish', 'assign', 'delegate'];

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
  const isNew = BEGINNINGS.includes(verbOf(one.operation));
  const changes = toRead(one.changes);
  return (
    <li className={`happening happening-${toneOf(document, one)}`}>
      <div className="happening-head">
        <strong>
          <Own>{whoOf(one, speech)}</Own>
        </strong>
        {!said && <span>{lineFor(one, speech)}</span>}
        <time className="dim" dateTime={one.at} title={fmt.instant(one.at)}>
          {fmt.moment(one.at)}
        </time>
        {one.withdrawableUntil && <TakeBack document={document} id={id} comment={one.id} />}
      </div>
      {one.withdrawn && <p className="dim">{t('history.withdrawn')}</p>}
      {one.comment !== null && (
        <p className="said">
          <Said one={one} />
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
                {change.after !== null && <span aria-hidden="true"> → </span>}
              </>
            )}
            {(change.after !== null || change.before === null) && (
              <ins>
                <Own>{valueFor(document, change.field, change.after, speech, titled)}</Own>
              </ins>
            )}
          </div>
        ))}
    </li>
  );
}

/** What was said, whoever is mentioned marked; most of all whoever reads it. */
function Said({ one }: { one: Happening }) {
  const { t } = useSpeech();
  const { me } = useSession();
  const people = one.mentions.filter(person => person !== null);
  return (
    <>
      {inParts(one.comment ?? '', people).map((part, n) =>
        part.who ? (
          <mark key={n} className={part.who.id === me.user.id ? 'mention mention-me' : 'mention'}>
            <Own>{part.text}</Own>
          </mark>
        ) : (
          <Own key={n}>{part.text}</Own>
        ),
      )}
      {people.some(person => person.id === me.user.id) && <span className="tag tag-waiting">{t('history.you')}</span>}
    </>
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

// What hangs on a document: files dropped or chosen, on their way and here, with who sent them and whether they may be opened.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type DragEvent, useMemo, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import { FilesOfDocument, type FilesOfQuery } from '../../gen/file-storage/graphql';
import { Own, useSpeech } from '../../i18n';
import { ActDialog } from '../../kit/ActDialog';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { Tag, wordOf } from '../../kit/StateBar';
import { execute } from '../../lib/graph';
import { type Document, documentOf, type Row } from '../../lib/meta';
import { useRooms } from '../../lib/rooms';
import { size } from '../../lib/size';
import { contentOf } from './content';
import type { Sending } from './sending';
import { useUploads } from './useUploads';
import '../../styles/files.css';

type Item = FilesOfQuery['files']['items'][number];

const READ = 'file_storage.file.read';
const UPLOAD = 'file_storage.file.upload';
/** While something waits for the scanner, its answer is looked for. */
const LOOK_MS = 3000;

export default function Attachments({ document, row }: { document: Document; row: Row }) {
  const open = useRooms(['file-storage']);
  const { refuses } = useSession();
  if (!open || refuses(READ)) return null;
  return <Panel key={row.id} kind={`${document.service}.${document.name}`} subject={row.id} />;
}

function Panel({ kind, subject }: { kind: string; subject: string }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const key = useMemo(() => ['list', 'file', 'of', kind, subject], [kind, subject]);
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => execute<FilesOfQuery>(String(FilesOfDocument), { kind, subject }, { signal }),
    refetchInterval: ({ state }) => (state.data?.files.items.some(one => one.state === 'WAITING') ? LOOK_MS : false),
  });
  const uploads = useUploads({ kind, subject }, one => {
    tell(t('files.done', { name: one.name }));
    void client.invalidateQueries({ queryKey: ['list', 'file'] });
  });
  const [removing, setRemoving] = useState<Item>();
  const [over, setOver] = useState(false);
  const chosen = useRef<HTMLInputElement>(null);
  const taken = useRef<HTMLInputElement>(null);
  const no = refuses(UPLOAD);
  const items = found.data?.files.items.filter(one => one.state !== 'REMOVED') ?? [];
  const ways = uploads.all.current;
  const carries = (event: DragEvent) => !no && event.dataTransfer.types.includes('Files');
  const remove = documentOf('file').acts.find(act => act.name === 'remove')!;
  const send = (input: HTMLInputElement) => {
    uploads.send([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    <section
      className={over ? 'panel files files-over' : 'panel files'}
      aria-labelledby="files"
      aria-busy={found.isPending}
      onDragOver={event => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={event => {
        setOver(false);
        if (!carries(event)) return;
        event.preventDefault();
        uploads.send(event.dataTransfer.files);
      }}
    >
      <header className="panel-head">
        <h2 id="files">{t('files.title')}</h2>
        <div className="files-ways">
          <span className="files-photo">
            <Do small no={no} onDo={() => taken.current?.click()}>
              {t('files.photo')}
            </Do>
          </span>
          <Do small icon="plus" no={no} onDo={() => chosen.current?.click()}>
            {t('files.choose')}
          </Do>
        </div>
      </header>
      <input ref={chosen} type="file" multiple hidden onChange={event => send(event.target)} />
      <input ref={taken} type="file" accept="image/*" capture="environment" hidden onChange={e => send(e.target)} />
      {found.isError && <p role="alert">{found.error.message}</p>}
      {over && <p className="files-here">{t('files.drop')}</p>}
      {found.isSuccess && items.length + ways.length === 0 && !over && <p className="dim">{t('files.none')}</p>}
      <ul className="facts-list">
        {ways.map(one => (
          <OnItsWay key={one.key} one={one} uploads={uploads} />
        ))}
        {items.map(one => (
          <Here key={one.id} one={one} no={refuses(remove.permission)} onRemove={() => setRemoving(one)} />
        ))}
      </ul>
      {removing && (
        <ActDialog
          document={documentOf('file')}
          act={remove}
          rows={[removing as Row]}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </section>
  );
}

function Here({ one, no, onRemove }: { one: Item; no: string | undefined; onRemove: () => void }) {
  const { t, fmt, language } = useSpeech();
  const word = wordOf(documentOf('file'), one.state);
  const who = (language === 'bn' && one.uploadedBy?.nameBn) || one.uploadedBy?.name;
  const when = fmt.moment(one.uploadedAt);
  const said = who ? t('files.by', { who, when }) : when;
  const why =
    one.state === 'INFECTED'
      ? t('files.caught', { finding: one.finding ?? '' })
      : one.readable
        ? ''
        : t('files.closed');
  return (
    <li className="facts-row">
      <div className="facts-main">
        {one.readable ? (
          <a className="cell-name" href={contentOf(one.id)} download={one.name}>
            <Own>{one.name}</Own>
          </a>
        ) : (
          <Link className="cell-name" to="/$path/$id" params={{ path: documentOf('file').path, id: one.id }}>
            <Own>{one.name}</Own>
          </Link>
        )}
        {word && <Tag word={word} />}
        <span className="facts-more dim">
          {size(one.bytes, fmt)} · {said}
          {why && ` · ${why}`}
        </span>
      </div>
      <Do small quiet icon="close" name={t('files.remove', { name: one.name })} no={no} onDo={onRemove} />
    </li>
  );
}

function OnItsWay({ one, uploads }: { one: Sending; uploads: ReturnType<typeof useUploads> }) {
  const { t, fmt } = useSpeech();
  const told = { sent: size(one.sent, fmt), total: size(one.total, fmt) };
  const says = {
    queued: () => t('files.queued'),
    sending: () => t('files.sending', told),
    paused: () => t('files.paused', told),
    lost: () => t('files.lost'),
    refused: () => one.why,
    done: () => t('files.sending', told),
  };
  const moves = one.standing === 'sending' || one.standing === 'lost';
  return (
    <li className="facts-row">
      <div className="facts-main">
        <span className="cell-name">
          <Own>{one.name}</Own>
        </span>
        <span className="facts-more dim" role={one.standing === 'refused' ? 'alert' : undefined}>
          {says[one.standing]()}
        </span>
        {one.standing !== 'refused' && (
          <progress
            className="files-progress"
            aria-label={t('files.progress', { name: one.name })}
            max={Math.max(one.total, 1)}
            value={one.sent}
          />
        )}
      </div>
      <div className="files-ways">
        {moves && (
          <Do small quiet icon="pause" name={t('files.pause', { name: one.name })} onDo={() => uploads.pause(one)} />
        )}
        {one.standing === 'paused' && (
          <Do small quiet icon="right" name={t('files.resume', { name: one.name })} onDo={() => uploads.resume(one)} />
        )}
        <Do small quiet icon="close" name={t('files.cancel', { name: one.name })} onDo={() => uploads.cancel(one)} />
      </div>
    </li>
  );
}

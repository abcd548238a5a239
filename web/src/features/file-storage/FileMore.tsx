// Of one file: the document it hangs on, and how much of the organization's room is used.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  FilePlaceDocument,
  type FilePlaceQuery,
  FileUsageDocument,
  type FileUsageQuery,
} from '../../gen/file-storage/graphql';
import { Own, useSpeech } from '../../i18n';
import { execute, findOne } from '../../lib/graph';
import { documents, type Row, titleOf } from '../../lib/meta';
import { size } from '../../lib/size';
import { contentOf } from './content';

export default function FileMore({ row }: { row: Row }) {
  const { t, say, fmt, language } = useSpeech();
  const found = useQuery({
    queryKey: ['list', 'file', 'place', row.id, row.version],
    queryFn: ({ signal }) => execute<FilePlaceQuery>(String(FilePlaceDocument), { id: row.id }, { signal }),
  });
  const usage = useQuery({
    queryKey: ['list', 'file', 'usage'],
    queryFn: ({ signal }) => execute<FileUsageQuery>(String(FileUsageDocument), {}, { signal }),
  });
  const file = found.data?.file;
  const document = documents.find(one => `${one.service}.${one.name}` === file?.kind);
  const other = useQuery({
    queryKey: ['one', document?.name, file?.subject],
    enabled: Boolean(document && file),
    queryFn: ({ signal }) => findOne(document!, file!.subject, signal),
  });
  const used = usage.data?.fileUsage;
  return (
    <section className="panel" aria-labelledby="file-place" aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id="file-place">{t('files.place')}</h2>
        {file?.readable && (
          <a className="linklike" href={contentOf(row.id)} download={String(row.name)}>
            {t('files.open')}
          </a>
        )}
      </header>
      {document && other.data && (
        <p>
          {say(document.one)}:{' '}
          <Link className="linklike" to="/$path/$id" params={{ path: document.path, id: file!.subject }}>
            <Own>{titleOf(document, other.data, language)}</Own>
          </Link>
        </p>
      )}
      {used && <p className="dim">{t('files.used', { used: size(used.used, fmt), limit: size(used.limit, fmt) })}</p>}
    </section>
  );
}

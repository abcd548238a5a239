// The identity of a company through time: every request, the newest first, in words.

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { wordOf } from '../../kit/StateBar';
import { changesInWords, Timeline } from '../../kit/Timeline';
import { listPage } from '../../lib/graph';
import { documentOf, type Row } from '../../lib/meta';

const CHANGE = documentOf('company-change');
/** What a request says about itself, not about the company. */
const OWN = ['companyId', 'reference', 'writtenOn', 'reason', 'state', 'decisionReason'];
const changed = () => ({ fields: CHANGE.fields.filter(field => !OWN.includes(field.name)) });

export default function CompanyChanges({ row }: { row: Row }) {
  const speech = useSpeech();
  const { t, say } = speech;
  const { refuses } = useSession();
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ['list', CHANGE.name, 'of', row.id],
    queryFn: ({ signal }) => listPage(CHANGE, { company: row.id }, signal),
  });
  const closed = row.state === 'CLOSED' ? say(documentOf('company').update!.otherwise) : undefined;
  const happenings = (found.data?.items ?? []).map(change => {
    const word = wordOf(CHANGE, change.state);
    return {
      id: change.id,
      title: String(change.reason),
      tone: word?.tone ?? ('plain' as const),
      mark: [change.reference, word && say(word.label)].filter(Boolean).join(' · '),
      note: change.decisionReason ? String(change.decisionReason) : undefined,
      changes: changesInWords(changed(), null, change, speech),
      onOpen: () => void navigate({ to: '/$path/$id', params: { path: CHANGE.path, id: change.id } }),
    };
  });
  return (
    <section className="panel" aria-labelledby="changes" aria-busy={found.isPending}>
      <header className="panel-head">
        <h2 id="changes">{t('change.title')}</h2>
        <Do
          small
          no={closed ?? refuses(CHANGE.create!.permission)}
          onDo={() => void navigate({ to: '/$path/new', params: { path: CHANGE.path }, search: { companyId: row.id } })}
        >
          {t('change.ask')}
        </Do>
      </header>
      {found.isSuccess && <Timeline happenings={happenings} empty={t('change.none')} />}
    </section>
  );
}

// One entry: who did what, each field before and after, and the proof that it stands as it was written.

import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import {
  AuditEntryOneDocument,
  type AuditEntryOneQuery,
  AuditSealOfDocument,
  type AuditSealOfQuery,
} from '../../gen/audit/graphql';
import { Own, useSpeech } from '../../i18n';
import { Dialog } from '../../kit/Dialog';
import { Do } from '../../kit/Do';
import { Icon } from '../../kit/Icon';
import { Scrolls } from '../../kit/Scrolls';
import {
  describedBy,
  labelFor,
  linksOf,
  nounFor,
  roomsOf,
  sentenceOf,
  subjectOf,
  valueFor,
  whoOf,
} from '../../kit/told';
import { useTitles } from '../../kit/useTitles';
import { execute, Refusal } from '../../lib/graph';
import { toRead } from '../../lib/happened';
import { idOf } from '../../lib/meta';
import { ready } from '../../lib/rooms';
import { save } from '../../lib/save';
import type { Entry } from './Audit';
import type { Looked } from './filter';

/** It is in no block yet. */
const UNSEALED = 'audit.entry.not-sealed';
const TRIES = 12;
const AGAIN_MS = 700;

interface Props {
  id: string;
  known: Entry | undefined;
  onClose: () => void;
  onLook: (looked: Looked) => void;
}

export default function EntryDialog({ id, known, onClose, onLook }: Props) {
  const speech = useSpeech();
  const { t, fmt } = speech;
  const found = useQuery({
    queryKey: ['audit', 'entry', id],
    queryFn: async ({ signal }) => {
      const { auditEntry } = await execute<AuditEntryOneQuery>(String(AuditEntryOneDocument), { id }, { signal });
      await ready(...roomsOf(auditEntry));
      return auditEntry;
    },
    enabled: known === undefined,
    retry: false,
  });
  const entry = known ?? found.data;
  const document = entry && describedBy(entry.operation, entry.noun);
  const changes = entry ? toRead(entry.changes) : [];
  const titled = useTitles([{ document, changes, links: entry ? linksOf(entry) : [] }]);
  if (!entry) {
    return (
      <Dialog title={t('audit.entry')} onClose={onClose}>
        <p aria-busy={found.isPending}>{found.error?.message}</p>
      </Dialog>
    );
  }
  const name = subjectOf(entry, speech, titled);
  const subject = `${nounFor(document, entry.noun, speech)} ${name}`;
  return (
    <Dialog title={<Own>{sentenceOf(entry, speech, titled)}</Own>} onClose={onClose} width={720}>
      <dl className="facts">
        <div>
          <dt>{t('audit.when')}</dt>
          <dd>
            <time dateTime={entry.at}>{fmt.instant(entry.at)}</time>
          </dd>
        </div>
        <div>
          <dt>{t('audit.who')}</dt>
          <dd>
            <button type="button" className="linklike" onClick={() => onLook({ person: entry.by?.id ?? entry.actor })}>
              <Own>{whoOf(entry, speech)}</Own>
            </button>
          </dd>
        </div>
        <div>
          <dt>{t('audit.by.subject')}</dt>
          <dd>
            {document ? (
              <Link to="/$path/$id" params={{ path: document.path, id: idOf(document, entry.subject, entry.facts) }}>
                <Own>{subject}</Own>
              </Link>
            ) : (
              <Own>{subject}</Own>
            )}
          </dd>
        </div>
      </dl>
      {changes.length > 0 && (
        <Scrolls label={t('audit.changes')}>
          <table className="diff">
            <thead>
              <tr>
                <th scope="col">{t('audit.by.field')}</th>
                <th scope="col">{t('audit.before')}</th>
                <th scope="col">{t('audit.after')}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(change => (
                <tr key={change.field}>
                  <th scope="row">{labelFor(document, change.field, speech)}</th>
                  <td>
                    {change.before !== null && (
                      <del>
                        <Own>{valueFor(document, change.field, change.before, speech, titled)}</Own>
                      </del>
                    )}
                  </td>
                  <td>
                    {change.after !== null && (
                      <ins>
                        <Own>{valueFor(document, change.field, change.after, speech, titled)}</Own>
                      </ins>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
      <Seal id={entry.id} block={entry.block} />
      <div className="dialog-foot">
        <Do onDo={() => onLook({ subject: entry.subject })}>{t('audit.life')}</Do>
      </div>
    </Dialog>
  );
}

/** Verifies the entry, and says what was found; the proof can be taken along. */
function Seal({ id, block }: { id: string; block: string | null }) {
  const { t, fmt } = useSpeech();
  const check = useMutation({
    mutationFn: async () => (await execute<AuditSealOfQuery>(String(AuditSealOfDocument), { id })).auditSeal,
    // What has just happened is sealed in a moment: it is verified then.
    retry: (tries, error) => error instanceof Refusal && error.code === UNSEALED && tries < TRIES,
    retryDelay: AGAIN_MS,
  });
  const seal = check.data;
  return (
    <section className="seal" aria-labelledby="seal">
      <header className="panel-head">
        <h3 id="seal">{t('audit.proof')}</h3>
        <Do small busy={check.isPending} onDo={() => check.mutate()}>
          {t('audit.verify')}
        </Do>
      </header>
      <div role="status">
        {!seal && !check.isError && (
          <p className="dim">{block ? t('audit.sealed', { block: fmt.number(block) }) : t('audit.unsealed')}</p>
        )}
        {check.isError && <p className="strip strip-bad">{check.error.message}</p>}
        {seal && (
          <p className={seal.holds ? 'strip strip-good' : 'strip strip-bad'}>
            <Icon name={seal.holds ? 'check' : 'warning'} />
            {t(seal.holds ? 'audit.holds' : 'audit.broken', {
              block: fmt.number(seal.block),
              place: seal.place,
              count: seal.count,
              at: fmt.instant(seal.sealedAt),
            })}
          </p>
        )}
      </div>
      {seal && (
        <>
          <dl className="facts">
            <div>
              <dt>{t('audit.hash')}</dt>
              <dd className="figures breaks">{seal.hash}</dd>
            </div>
            <div>
              <dt>{t('audit.key')}</dt>
              <dd className="figures breaks">{seal.key}</dd>
            </div>
          </dl>
          <p className="dim">{t('audit.offline')}</p>
          <Do small icon="export" onDo={() => save(`audit-proof-${id}.json`, 'application/json', seal.proof)}>
            {t('audit.proof.save')}
          </Do>
        </>
      )}
    </section>
  );
}

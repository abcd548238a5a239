// How long entries are kept, and what is held for a court or an officer.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../app/session';
import {
  AuditKeepingDocument,
  type AuditKeepingQuery,
  AuditRetentionDocument,
  type AuditRetentionQuery,
  LengthenRetentionOfDocument,
  PlaceHoldOnDocument,
  ReleaseHoldOfDocument,
} from '../../gen/audit/graphql';
import { both, Own, useSpeech } from '../../i18n';
import { AskedField, Asking } from '../../kit/Asking';
import { asked } from '../../kit/asked';
import { Do } from '../../kit/Do';
import { given } from '../../kit/form';
import { Icon } from '../../kit/Icon';
import { useNotices } from '../../kit/Notices';
import { nounFor } from '../../kit/told';
import { execute } from '../../lib/graph';
import type { Values } from '../../lib/merge';
import { documents, type Field } from '../../lib/meta';

type Hold = AuditKeepingQuery['legalHolds'][number];
type Rule = AuditRetentionQuery['retentionRules'][number];

const HOLD = 'audit.hold.manage';
const RETENTION = 'audit.retention.manage';
const REASON = asked('reason', 'hold.reason', { is: 'long', limit: 500 }, { required: true });
const NOUNS = documents.map(one => ({ value: one.name, label: one.one, tone: 'plain' as const }));
const PLACE = [
  asked('noun', 'audit.by.noun', { is: 'words', words: NOUNS }, { help: both('hold.every') }),
  asked('fromOn', 'audit.by.from', { is: 'date' }),
  asked('untilOn', 'audit.by.to', { is: 'date' }),
  { ...REASON, help: both('hold.reason.help') },
];
const YEARS = asked('years', 'retention.years', { is: 'number' }, { required: true });

interface Doing {
  title: string;
  says: string;
  fields: Field[];
  start?: Values;
  text: string;
  input: (values: Record<string, unknown>) => unknown;
  label: string;
}

export default function Keeping() {
  const speech = useSpeech();
  const { t, fmt } = speech;
  const { refuses } = useSession();
  const [doing, setDoing] = useState<Doing>();
  const [noHold, noRetention] = [refuses(HOLD), refuses(RETENTION)];
  const holds = useQuery({
    queryKey: ['audit', 'holds'],
    queryFn: async ({ signal }) =>
      (await execute<AuditKeepingQuery>(String(AuditKeepingDocument), {}, { signal })).legalHolds,
    enabled: !noHold,
  });
  const rules = useQuery({
    queryKey: ['audit', 'retention'],
    queryFn: async ({ signal }) =>
      (await execute<AuditRetentionQuery>(String(AuditRetentionDocument), {}, { signal })).retentionRules,
    enabled: !noRetention,
  });
  const place: Doing = {
    title: t('hold.place'),
    says: t('hold.place.says'),
    fields: PLACE,
    text: String(PlaceHoldOnDocument),
    input: values => values,
    label: t('hold.place'),
  };
  const release = (hold: Hold): Doing => ({
    title: t('hold.release'),
    says: t('hold.release.says', { what: hold.reason }),
    fields: [REASON],
    text: String(ReleaseHoldOfDocument),
    input: values => ({ ...values, id: hold.id }),
    label: t('hold.release'),
  });
  const lengthen = (rule: Rule): Doing => ({
    title: `${t('retention.lengthen')}: ${t(`retention.${rule.kind}`)}`,
    says: t('retention.says', { floor: rule.floor }),
    fields: [YEARS],
    start: { years: String(rule.years) },
    text: String(LengthenRetentionOfDocument),
    input: values => ({ ...values, kind: rule.kind }),
    label: t('retention.lengthen'),
  });
  return (
    <div className="audit-body">
      <section className="panel" aria-labelledby="holds" aria-busy={holds.isLoading}>
        <header className="panel-head">
          <h2 id="holds">{t('hold.title')}</h2>
          <Do small icon="plus" no={noHold} onDo={() => setDoing(place)}>
            {t('hold.place')}
          </Do>
        </header>
        {(noHold ?? holds.error?.message) && <p className="dim">{noHold ?? holds.error?.message}</p>}
        {holds.isSuccess && holds.data.length === 0 && <p className="dim">{t('hold.none')}</p>}
        <ul className="holds">
          {holds.data?.map(hold => (
            <li key={hold.id} className={hold.releasedAt ? 'hold hold-over' : 'hold'}>
              <Icon name="lock" />
              <div>
                <strong>
                  <Own>{hold.reason}</Own>
                </strong>
                <p className="dim">
                  {[
                    hold.noun
                      ? nounFor(
                          documents.find(one => one.name === hold.noun),
                          hold.noun,
                          speech,
                        )
                      : t('list.all'),
                    hold.subject && t('audit.one'),
                    hold.fromOn && `${t('audit.by.from')} ${fmt.date(hold.fromOn)}`,
                    hold.untilOn && `${t('audit.by.to')} ${fmt.date(hold.untilOn)}`,
                    t('hold.placed', { at: fmt.moment(hold.placedAt) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                {hold.releasedAt && (
                  <p className="dim">
                    {t('hold.released', { at: fmt.moment(hold.releasedAt) })} <Own>{hold.releaseReason ?? ''}</Own>
                  </p>
                )}
              </div>
              {!hold.releasedAt && (
                <Do small onDo={() => setDoing(release(hold))}>
                  {t('hold.release')}
                </Do>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="retention" aria-busy={rules.isLoading}>
        <header className="panel-head">
          <h2 id="retention">{t('retention.title')}</h2>
        </header>
        {(noRetention ?? rules.error?.message) && <p className="dim">{noRetention ?? rules.error?.message}</p>}
        <ul className="holds">
          {rules.data?.map(rule => (
            <li key={rule.kind} className="hold">
              <Icon name="fiscal-year" />
              <div>
                <strong>{t(`retention.${rule.kind}`)}</strong>
                <p className="dim">{t('retention.line', { years: rule.years, floor: rule.floor })}</p>
              </div>
              <Do small onDo={() => setDoing(lengthen(rule))}>
                {t('retention.lengthen')}
              </Do>
            </li>
          ))}
        </ul>
      </section>
      {doing && <DoDialog doing={doing} onClose={() => setDoing(undefined)} />}
    </div>
  );
}

function DoDialog({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  const { t } = useSpeech();
  const { tell } = useNotices();
  const client = useQueryClient();
  return (
    <Asking
      title={doing.title}
      says={doing.says}
      go={doing.label}
      needed={doing.fields.filter(one => one.required).map(one => one.name)}
      start={doing.start}
      send={async (values, intent) => {
        const input = doing.input(given(doing.fields, values));
        await execute(doing.text, { input }, { key: intent.keyOf(input) });
        await client.invalidateQueries({ queryKey: ['audit'] });
        tell(t('form.saved', { what: doing.title }));
        onClose();
      }}
      onClose={onClose}
    >
      {part => doing.fields.map(one => <AskedField key={one.name} field={one} {...part} />)}
    </Asking>
  );
}

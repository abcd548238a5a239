// Who holds both duties of a pair, and the owner's dated words that somebody may.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import '../../styles/access.css';
import {
  ConflictsDocument,
  type ConflictsQuery,
  GiveOverrideDocument,
  OverridesDocument,
  type OverridesQuery,
  RevokeOverrideDocument,
} from '../../gen/auth/graphql';
import { Own, useSpeech } from '../../i18n';
import { Asking } from '../../kit/Asking';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { plus, today } from '../../lib/day';
import { execute } from '../../lib/graph';
import type { Row } from '../../lib/meta';
import { Field, Until } from './bounds';
import { rolesSaid } from './Clashes';
import { nameOf, PERSON, REASON } from './said';

type Override = OverridesQuery['dutyOverrides'][number];

const GIVE = 'auth.override.give';
const READ = 'auth.override.read';
const DAYS = [30, 90, 180, 364];

export const useConflicts = () =>
  useQuery({
    queryKey: ['list', 'conflicts'],
    queryFn: ({ signal }) => execute<ConflictsQuery>(String(ConflictsDocument), {}, { signal }),
  });

export default function DutyPairMore({ row }: { row: Row }) {
  const speech = useSpeech();
  const { t, fmt, language } = speech;
  const { refuses } = useSession();
  const client = useQueryClient();
  const { person } = useSearch({ strict: false }) as { person?: string };
  const [giving, setGiving] = useState<string | null | undefined>(person);
  const [ending, setEnding] = useState<Override>();
  const overrides = useQuery({
    queryKey: ['list', 'overrides'],
    queryFn: ({ signal }) => execute<OverridesQuery>(String(OverridesDocument), { ended: true }, { signal }),
    enabled: !refuses(READ),
  });
  const conflicts = useConflicts();
  const both = conflicts.data?.sodConflicts.filter(one => one.pair === row.id) ?? [];
  const words = overrides.data?.dutyOverrides.filter(one => one.pair === row.id) ?? [];
  const no = row.state === 'OFF' ? t('pair.off') : refuses(GIVE);
  const done = () => {
    setGiving(undefined);
    setEnding(undefined);
    void client.invalidateQueries();
  };
  return (
    <>
      <section className="panel" aria-labelledby="both" aria-busy={conflicts.isPending}>
        <header className="panel-head">
          <h2 id="both">{t('pair.both')}</h2>
        </header>
        {conflicts.isSuccess && both.length === 0 && <p className="dim">{t('pair.both.none')}</p>}
        {conflicts.isError && <p className="dim">{conflicts.error.message}</p>}
        <ul className="held">
          {both.map(one => (
            <li key={one.personId} className="held-one">
              <span className="held-lead">
                <span className="cell-name">
                  <Own>{nameOf(one.person, speech)}</Own>
                </span>
                <span className="dim">
                  {t('clash.line', {
                    left: rolesSaid(one.leftRoles, language),
                    right: rolesSaid(one.rightRoles, language),
                  })}
                </span>
              </span>
              <span className={one.overrideUntil ? 'tag tag-waiting' : 'tag tag-bad'}>
                {one.overrideUntil ? t('pair.allowed') : t('pair.refused')}
              </span>
              {!one.overrideUntil && (
                <Do small no={no} onDo={() => setGiving(one.personId)}>
                  {t('pair.allow')}
                </Do>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="words">
        <header className="panel-head">
          <h2 id="words">{t('pair.words')}</h2>
          <Do small no={no} onDo={() => setGiving(null)}>
            {t('pair.allow')}
          </Do>
        </header>
        {words.length === 0 && <p className="dim">{t('pair.words.none')}</p>}
        <ul className="held">
          {words.map(one => (
            <Word
              key={one.id}
              one={one}
              no={refuses(GIVE)}
              onEnd={() => setEnding(one)}
              until={fmt.moment(one.endsAt)}
            />
          ))}
        </ul>
      </section>
      {giving !== undefined && (
        <GiveDialog pair={row} person={giving} onClose={() => setGiving(undefined)} onDone={done} />
      )}
      {ending && <EndDialog one={ending} onClose={() => setEnding(undefined)} onDone={done} />}
    </>
  );
}

function Word({ one, no, until, onEnd }: { one: Override; no: string | undefined; until: string; onEnd: () => void }) {
  const speech = useSpeech();
  const { t } = speech;
  const over = one.revokedAt !== null || one.endsAt <= new Date().toISOString();
  return (
    <li className={over ? 'held-one dim' : 'held-one'}>
      <span className="held-lead">
        <span className="cell-name">
          <Own>{nameOf(one.person, speech)}</Own>
        </span>
        <span className="dim">{t('pair.word', { until, who: nameOf(one.giver, speech), why: one.reason })}</span>
      </span>
      <span className={over ? 'tag tag-faded' : 'tag tag-good'}>{t(over ? 'people.past' : 'people.now')}</span>
      {!over && (
        <Do small no={no} onDo={onEnd}>
          {t('pair.end')}
        </Do>
      )}
    </li>
  );
}

interface GiveProps {
  pair: Row;
  person: string | null;
  onClose: () => void;
  onDone: () => void;
}

function GiveDialog({ pair, person, onClose, onDone }: GiveProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { tell } = useNotices();
  return (
    <Asking
      title={`${t('pair.allow')}: ${nameOf(pair as unknown as { name: string; nameBn: string }, speech)}`}
      says={t('pair.allow.says')}
      go={t('pair.allow')}
      needed={['personId', 'endsOn', 'reason']}
      start={{ personId: person, endsOn: plus(today(), DAYS[0] ?? 1) }}
      onClose={onClose}
      send={async (values, intent) => {
        const input = {
          pair: pair.id,
          personId: values.personId,
          endsOn: values.endsOn,
          reason: values.reason?.trim(),
        };
        await execute(String(GiveOverrideDocument), { input }, { key: intent.keyOf(input) });
        tell(t('pair.allow.done'));
        onDone();
      }}
    >
      {part => (
        <>
          <Field field={PERSON} {...part} />
          <Until days={DAYS} open={false} {...part} />
          <Field field={REASON} {...part} />
        </>
      )}
    </Asking>
  );
}

function EndDialog({ one, onClose, onDone }: { one: Override; onClose: () => void; onDone: () => void }) {
  const speech = useSpeech();
  const { t } = speech;
  const { tell } = useNotices();
  return (
    <Asking
      title={`${t('pair.end')}: ${nameOf(one.person, speech)}`}
      says={t('pair.end.says')}
      go={t('pair.end')}
      needed={[]}
      onClose={onClose}
      send={async (_, intent) => {
        const sent = { id: one.id, version: one.version };
        await execute(String(RevokeOverrideDocument), sent, { key: intent.keyOf(sent) });
        tell(t('pair.end.done'));
        onDone();
      }}
    >
      {() => null}
    </Asking>
  );
}

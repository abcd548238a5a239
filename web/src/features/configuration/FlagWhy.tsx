// Whether somebody has a flag, and why: their roles are read first, then the flag is asked.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  ExplainFlagDocument,
  type ExplainFlagQuery,
  RolesHeldDocument,
  type RolesHeldQuery,
} from '../../gen/configuration/graphql';
import { useSpeech } from '../../i18n';
import { asked } from '../../kit/asked';
import { FieldInput } from '../../kit/FieldInput';
import { execute } from '../../lib/graph';
import type { Row } from '../../lib/meta';

const PERSON = asked('personId', 'flag.person', {
  is: 'link',
  to: 'user',
  reads: 'person',
  within: null,
});

export default function FlagWhy({ row }: { row: Row }) {
  const { t } = useSpeech();
  const [person, setPerson] = useState<string | null>(null);
  return (
    <section className="section" aria-label={t('flag.why')}>
      <h2>{t('flag.why')}</h2>
      <p className="dim">{t('flag.why.says')}</p>
      <div className="section-fields">
        <FieldInput field={PERSON} value={person} onChange={setPerson} />
      </div>
      {person && <Verdict flag={row.id} version={row.version} person={person} />}
    </section>
  );
}

function Verdict({ flag, version, person }: { flag: string; version: unknown; person: string }) {
  const { t, fmt } = useSpeech();
  const found = useQuery({
    queryKey: ['list', 'flag-why', flag, version, person],
    queryFn: async ({ signal }) => {
      const held = await execute<RolesHeldQuery>(String(RolesHeldDocument), { personId: person }, { signal });
      const roles = held.roleAssignments.items.flatMap(one => (one.held ? [one.held.key] : []));
      const asking = { id: flag, personId: person, roles };
      return (await execute<ExplainFlagQuery>(String(ExplainFlagDocument), asking, { signal })).explainFlag;
    },
    placeholderData: before => before,
  });
  if (found.isError) return <p className="strip strip-bad">{found.error.message}</p>;
  const verdict = found.data;
  if (!verdict) return null;
  const place = { place: fmt.number(String(verdict.place)), percent: fmt.number(String(verdict.percent)) };
  return (
    <p className="strip" role="status" data-verdict={verdict.reason}>
      <strong>{t(verdict.on ? 'flag.has' : 'flag.hasnt')}</strong>{' '}
      {verdict.variant && `${t('flag.way', { way: verdict.variant })} `}
      {t(`flag.reason.${verdict.reason}`, place)}
    </p>
  );
}

// A role given in passing, from a person's page or a role's: who or which, until when, why. All else is on the page of its own.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCompanies } from '../../app/Switches';
import { CheckDocument, type CheckQuery, GiveDocument, type GiveMutation } from '../../gen/auth/graphql';
import { useSpeech } from '../../i18n';
import { Asking } from '../../kit/Asking';
import { useNotices } from '../../kit/Notices';
import { plus, today } from '../../lib/day';
import { execute } from '../../lib/graph';
import type { Values } from '../../lib/merge';
import { documentOf, titleOf } from '../../lib/meta';
import { boundsOf, Field, Until } from './bounds';
import { Clashes } from './Clashes';
import { DAYS, nameOf, PERSON, REASON, ROLE } from './said';

const USUAL = 90;

const inputOf = (values: Values) => ({
  personId: values.personId,
  role: values.role,
  bounds: boundsOf(values),
  reason: values.reason?.trim() ?? '',
});

interface Props {
  person?: string;
  role?: string;
  onClose: () => void;
}

export default function GiveHere({ person, role, onClose }: Props) {
  const speech = useSpeech();
  const { t, language } = speech;
  const { tell } = useNotices();
  const { here } = useCompanies();
  const client = useQueryClient();
  const navigate = useNavigate();
  const where = here ? t('give.sum.in', { company: titleOf(documentOf('company'), here, language) }) : undefined;
  return (
    <Asking
      title={t('give.title')}
      says={t('give.here.says', { where: where ?? t('give.sum.everywhere') })}
      go={t('give.go')}
      needed={['personId', 'role', 'endsOn', 'reason']}
      start={{
        personId: person ?? null,
        role: role ?? null,
        companyId: here?.id ?? null,
        startsOn: today(),
        endsOn: plus(today(), USUAL),
      }}
      onClose={onClose}
      send={async (values, intent) => {
        const input = inputOf(values);
        const done = await execute<GiveMutation>(String(GiveDocument), { input }, { key: intent.keyOf(input) });
        tell(t('give.done', { what: nameOf(done.giveRole.assignment, speech) }));
        await client.invalidateQueries();
        onClose();
      }}
    >
      {part => (
        <>
          {!person && <Field field={PERSON} {...part} />}
          {!role && <Field field={ROLE} {...part} />}
          <Until days={DAYS} open={false} {...part} />
          <Field field={REASON} {...part} />
          <Clash values={part.values} />
          <button
            type="button"
            className="linklike give-more"
            onClick={() => {
              const { personId, role: which, endsOn, reason, companyId } = part.values;
              const search = {
                ...(personId ? { person: personId } : {}),
                ...(which ? { role: which } : {}),
                ...(companyId ? { company: companyId } : {}),
                ...(endsOn ? { until: endsOn } : {}),
                ...(reason ? { reason } : {}),
              };
              void navigate({ to: '/assignments/new', search });
            }}
          >
            {t('give.here.more')}
          </button>
        </>
      )}
    </Asking>
  );
}

/** What would not go together, said before it is given. */
function Clash({ values }: { values: Values }) {
  const ready = Boolean(values.personId && values.role);
  const key = JSON.stringify({ ...inputOf(values), reason: '?' });
  const check = useQuery({
    queryKey: ['check', key],
    queryFn: ({ signal }) => execute<CheckQuery>(String(CheckDocument), { input: JSON.parse(key) }, { signal }),
    enabled: ready,
    retry: false,
    placeholderData: before => before,
  });
  if (!ready) return null;
  return <Clashes clashes={check.data?.checkAssignment ?? []} person={values.personId ?? undefined} />;
}

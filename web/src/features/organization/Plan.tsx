// The plan, and how much of it is used.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useSession } from '../../app/session';
import { PlanPeopleDocument, type PlanPeopleQuery } from '../../gen/organization/graphql';
import { useSpeech } from '../../i18n';
import { execute } from '../../lib/graph';
import { documentOf } from '../../lib/meta';
import type { Tenant } from './tenant';

const COUNTED: Record<Tenant['usage'][number]['what'], string> = {
  COMPANY: 'company',
  BRANCH: 'branch',
  UNIT: 'unit',
  POSITION: 'position',
};
const ORDER = Object.values(COUNTED);
const PEOPLE = 'auth.user.read';
/** From this part on it is said that little is left. */
const NEAR = 0.8;

export function Plan({ tenant }: { tenant: Tenant }) {
  const { t, say } = useSpeech();
  const usage = [...tenant.usage].sort((a, b) => ORDER.indexOf(COUNTED[a.what]) - ORDER.indexOf(COUNTED[b.what]));
  return (
    <section className="panel" aria-labelledby="plan">
      <header className="panel-head">
        <h2 id="plan">
          {tenant.plan === 'trial' ? t('org.plan.trial.name') : t('org.plan.named', { name: tenant.plan })}
        </h2>
      </header>
      <p className="dim">{t('org.plan.says')}</p>
      <ul className="usage">
        {usage.map(({ what, used, limit }) => {
          const document = documentOf(COUNTED[what]);
          return <Used key={what} name={say(document.many)} to={`/${document.path}`} used={used} limit={limit} />;
        })}
        <People limit={tenant.maxUsers} />
      </ul>
    </section>
  );
}

/** Those invited have a place of the plan, too. Whoever may not see accounts sees only how many there may be. */
function People({ limit }: { limit: number }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const no = refuses(PEOPLE) !== undefined;
  const found = useQuery({
    queryKey: ['list', 'user', 'plan'],
    queryFn: ({ signal }) => execute<PlanPeopleQuery>(String(PlanPeopleDocument), {}, { signal }),
    enabled: !no,
  });
  const lists = found.data && [found.data.active, found.data.invited];
  const used = lists?.every(list => !list.next) ? lists.reduce((sum, list) => sum + list.items.length, 0) : undefined;
  return <Used name={t('org.plan.people')} to="/users" used={used} limit={limit} />;
}

interface UsedProps {
  name: string;
  to: string;
  used: number | undefined;
  limit: number;
}

function Used({ name, to, used, limit }: UsedProps) {
  const { t } = useSpeech();
  const part = used === undefined ? 0 : limit > 0 ? Math.min(1, used / limit) : 1;
  return (
    <li>
      <Link to={to} className="linklike">
        {name}
      </Link>
      {used === undefined ? (
        <span />
      ) : (
        <div
          role="meter"
          aria-valuemin={0}
          aria-valuemax={limit}
          aria-valuenow={used}
          aria-label={name}
          className={part >= NEAR ? 'meter meter-full' : 'meter'}
        >
          <div style={{ width: `${part * 100}%` }} />
        </div>
      )}
      <span className="figures">
        {used === undefined ? t('org.plan.upto', { limit }) : t('org.plan.used', { used, limit })}
      </span>
      {part >= NEAR && <span className="usage-full">{t(part >= 1 ? 'org.plan.full' : 'org.plan.near')}</span>}
    </li>
  );
}

// What one may do, role by role: each with where and until when it holds, and what it gives.

import { useNavigate } from '@tanstack/react-router';
import { useCompanies } from '../../app/Switches';
import { Own, type Speech, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { documentOf, titleOf } from '../../lib/meta';
import type { Account } from './Account';
import { grouped, sentenceOf } from './areas';

type Role = Account['me']['roles'][number];

const COMPANY = documentOf('company');

export function OwnPermissions({ roles }: { roles: Role[] }) {
  const speech = useSpeech();
  const { t, say, language } = speech;
  const { all } = useCompanies();
  const navigate = useNavigate();
  const whereOf = (role: Role): string => {
    if (!role.companyId) return t('role.everywhere');
    const company = all?.find(one => one.id === role.companyId);
    const name = company ? titleOf(COMPANY, company, language) : t('role.company');
    const part = role.branchId
      ? 'role.branch'
      : role.unitId
        ? 'role.unit'
        : role.projectId
          ? 'role.project'
          : undefined;
    return part ? t(part, { company: name }) : name;
  };
  return (
    <section className="panel" aria-labelledby="own-roles">
      <header className="panel-head">
        <h2 id="own-roles">{t('role.own.title')}</h2>
        <Do small onDo={() => void navigate({ to: '/my-roles' })}>
          {t('account.roles')}
        </Do>
        <Do small onDo={() => void navigate({ to: '/why' })}>
          {t('account.why')}
        </Do>
      </header>
      <p className="dim">{roles.length === 0 ? t('role.own.none') : t('role.own.says')}</p>
      <ul className="facts-list">
        {roles.map((role, n) => (
          <li key={`${role.key}-${n}`} className="facts-row">
            <div className="facts-main">
              <span className="cell-name">
                <Own>{(language === 'bn' && role.nameBn) || role.name}</Own>
              </span>
              <span className="facts-more dim">{[whereOf(role), ...limitsOf(role, speech)].join(' · ')}</span>
              <details className="facts-details">
                <summary>{t('role.gives', { count: role.permissions.length })}</summary>
                {grouped(role.permissions).map(([room, names]) => (
                  <div key={room.en} className="area">
                    <h3>{say(room)}</h3>
                    <ul className="bullets">
                      {names.map(name => (
                        <li key={name}>{say(sentenceOf(name))}</li>
                      ))}
                    </ul>
                  </div>
                ))}
              </details>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** From when, until when, up to which amount; nothing for what does not limit. */
function limitsOf(role: Role, { t, fmt }: Speech): string[] {
  const upTo = role.upTo as { amount: string; currency: string } | null | undefined;
  return [
    Date.parse(role.startsAt) > Date.now() && t('role.from', { when: fmt.day(role.startsAt) }),
    role.endsAt && t('role.until', { when: fmt.moment(role.endsAt) }),
    upTo && t('role.up.to', { amount: fmt.money(upTo.amount, upTo.currency) }),
    role.conditional && t('role.conditional'),
    role.lent && t('role.lent'),
  ].filter((one): one is string => Boolean(one));
}

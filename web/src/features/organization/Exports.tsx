// Copies of everything the organization has.

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useSession } from '../../app/session';
import { ExportTenantDocument } from '../../gen/organization/graphql';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { useNotices } from '../../kit/Notices';
import { Sure } from '../../kit/Sure';
import { execute, Intent, Refusal } from '../../lib/graph';
import { KEY, type Tenant } from './tenant';

const EXPORT = 'organization.tenant.export';

export function Exports({ tenant }: { tenant: Tenant }) {
  const { t, fmt } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const intent = useRef(new Intent());
  const go = async () => {
    try {
      await execute(String(ExportTenantDocument), {}, { key: intent.current.keyOf('export') });
      intent.current = new Intent();
      tell(t('org.exports.running'));
      await client.invalidateQueries({ queryKey: KEY });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tell(error.message, 'bad');
    }
    setSure(false);
  };
  return (
    <section className="panel" aria-labelledby="exports">
      <header className="panel-head">
        <h2 id="exports">{t('org.exports')}</h2>
        <Do small no={refuses(EXPORT)} onDo={() => setSure(true)}>
          {t('org.exports.go')}
        </Do>
      </header>
      <p className="dim">{t('org.exports.says.short')}</p>
      {tenant.exports.length === 0 && <p>{t('org.exports.none')}</p>}
      <ul className="facts-list">
        {tenant.exports.map(one => (
          <li key={one.id} className="facts-row">
            <div className="facts-main">
              <span className="cell-name">{fmt.moment(one.at)}</span>
              <span>{t('org.exports.line', { rows: fmt.number(one.rows), tables: one.tables })}</span>
              {one.digest && (
                <span className="facts-more dim figures">
                  {t('org.exports.digest')}: {one.digest}
                </span>
              )}
            </div>
            <span className={`tag tag-${one.state === 'done' ? 'good' : 'waiting'}`}>
              {t(one.state === 'done' ? 'org.exports.done' : 'org.exports.running')}
            </span>
          </li>
        ))}
      </ul>
      {sure && (
        <Sure
          title={t('org.exports.go')}
          says={t('org.exports.says')}
          label={t('org.exports.go')}
          onGo={go}
          onClose={() => setSure(false)}
        />
      )}
    </section>
  );
}

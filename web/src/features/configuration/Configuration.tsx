// Settings as they are at the place one looks at: what each is, where it comes from, choosing it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { SettingsDocument, type SettingsQuery } from '../../gen/configuration/graphql';
import { Own, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { Empty } from '../../kit/Empty';
import { WhyLink } from '../../kit/WhyLink';
import { execute } from '../../lib/graph';
import '../../styles/config.css';
import { ChooseDialog } from './Choose';
import { nameOf, type Setting, shownAs } from './setting';

const READ = 'configuration.setting.read';
const KEY = ['list', 'settings'];

export default function Configuration() {
  const { t } = useSpeech();
  const { refuses, company, branch } = useSession();
  const client = useQueryClient();
  const [choosing, setChoosing] = useState<Setting>();
  const no = refuses(READ);
  const place = { companyId: company, branchId: company ? branch : null };
  const found = useQuery({
    queryKey: [...KEY, place],
    queryFn: ({ signal }) => execute<SettingsQuery>(String(SettingsDocument), place, { signal }),
    enabled: !no,
    placeholderData: before => before,
  });
  const settings = found.data?.settings;
  const level = place.branchId ? 'branch' : place.companyId ? 'company' : 'tenant';
  const wrong = no ?? (found.isError ? found.error.message : undefined);
  return (
    <article className="page" aria-busy={found.isPending && !no}>
      <header className="page-head page-head-one">
        <div className="page-title">
          <h1>{t('config.title')}</h1>
          <p className="dim">{t('config.says')}</p>
        </div>
      </header>
      {wrong && (
        <Empty title={wrong} next="">
          {no ? <WhyLink refusal={no} /> : <Do onDo={() => void found.refetch()}>{t('app.again')}</Do>}
        </Empty>
      )}
      {!wrong && settings?.length === 0 && <Empty title={t('config.none')} next={t('config.none.next')} />}
      {!wrong && settings && settings.length > 0 && (
        <section aria-label={t(`config.at.${level}`)}>
          <p className="dim">{t(`config.at.${level}`)}</p>
          <ul className="choices">
            {settings.map(setting => (
              <One key={setting.key} setting={setting} onChoose={() => setChoosing(setting)} />
            ))}
          </ul>
        </section>
      )}
      {choosing && (
        <ChooseDialog
          setting={choosing}
          onClose={() => setChoosing(undefined)}
          onDone={() => {
            setChoosing(undefined);
            void client.invalidateQueries({ queryKey: KEY });
          }}
        />
      )}
    </article>
  );
}

function One({ setting, onChoose }: { setting: Setting; onChoose: () => void }) {
  const speech = useSpeech();
  const { t, say, fmt } = speech;
  const { refuses } = useSession();
  const { choice } = setting;
  const from = choice
    ? t('config.from.day', {
        from: t(`config.from.${choice.level}`),
        day: fmt.date(choice.startsOn),
        who: nameOf(choice.by, speech),
      })
    : t('config.from.usual');
  return (
    <li data-setting={setting.key}>
      <div className="choice-what">
        <h2>{say(setting.label)}</h2>
        <p className="dim">{say(setting.help)}</p>
      </div>
      <div className="choice-value">
        <strong>
          <Own>{shownAs(setting, setting.value, speech)}</Own>
        </strong>
        <span className="dim">{from}</span>
        {choice && (
          <span className="dim">
            <Own>{choice.reason}</Own> · {t('config.usual', { value: shownAs(setting, setting.usual, speech) })}
          </span>
        )}
      </div>
      <Do no={refuses(setting.permission)} onDo={onChoose}>
        {t('config.choose')}
      </Do>
    </li>
  );
}

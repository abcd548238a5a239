// Choosing a setting for a place from a day on, with a reason, beside what was chosen there so far.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import {
  ChooseSettingDocument,
  type ChooseSettingMutation,
  SettingAtDocument,
  type SettingAtQuery,
} from '../../gen/configuration/graphql';
import { both, Own, useSpeech } from '../../i18n';
import { AskedField, Asking } from '../../kit/Asking';
import { asked } from '../../kit/asked';
import { useNotices } from '../../kit/Notices';
import { today } from '../../lib/day';
import { execute } from '../../lib/graph';
import type { Field } from '../../lib/meta';
import { fieldOf, nameOf, type Setting, shownAs } from './setting';

const LEVELS = ['tenant', 'company', 'branch'] as const;
type Level = (typeof LEVELS)[number];

const STARTS = asked('startsOn', 'config.starts', { is: 'date' }, { required: true });
const REASON = asked('reason', 'config.reason', { is: 'long', limit: 500 }, { required: true });

const keyOf = (setting: Setting, level: Level) => ['list', 'setting-history', setting.key, level];

interface Props {
  setting: Setting;
  onClose: () => void;
  onDone: () => void;
}

export function ChooseDialog({ setting, onClose, onDone }: Props) {
  const speech = useSpeech();
  const { t, say } = speech;
  const { tell } = useNotices();
  const client = useQueryClient();
  const { company, branch } = useSession();
  const reachable = LEVELS.slice(0, LEVELS.indexOf(setting.finest.toLowerCase() as Level) + 1).filter(
    level => level === 'tenant' || (level === 'company' ? company : company && branch),
  );
  const placeOf = (level: Level) => ({
    companyId: level === 'tenant' ? null : company,
    branchId: level === 'branch' ? branch : null,
  });
  const ask = (level: Level, signal?: AbortSignal) =>
    execute<SettingAtQuery>(
      String(SettingAtDocument),
      { key: setting.key, ...placeOf(level) },
      signal ? { signal } : {},
    );
  const words = reachable.map(level => ({ value: level, label: both(`config.place.${level}`) }));
  const place: Field = asked('place', 'config.place', { is: 'words', words } as Field['kind'], { required: true });
  return (
    <Asking
      title={t('config.choose.what', { what: say(setting.label) })}
      says={say(setting.help)}
      go={t('config.choose')}
      needed={['place', 'startsOn', 'reason']}
      start={{ place: reachable[reachable.length - 1] ?? 'tenant', value: setting.value, startsOn: today() }}
      onClose={onClose}
      send={async (values, intent) => {
        const level = values.place as Level;
        // The version that was shown beside the form, not the one of this moment: who was faster meanwhile is told so.
        const { setting: seen } = client.getQueryData<SettingAtQuery>(keyOf(setting, level)) ?? (await ask(level));
        const input = {
          key: setting.key,
          ...placeOf(level),
          value: values.value || null,
          startsOn: values.startsOn,
          reason: values.reason?.trim(),
          version: seen.version,
        };
        await execute<ChooseSettingMutation>(String(ChooseSettingDocument), { input }, { key: intent.keyOf(input) });
        tell(t('config.chosen', { what: say(setting.label) }));
        onDone();
      }}
    >
      {part => (
        <>
          {words.length > 1 && <AskedField field={place} {...part} />}
          <AskedField field={fieldOf(setting, speech)} {...part} />
          <AskedField field={STARTS} {...part} />
          <AskedField field={REASON} {...part} />
          <SoFar setting={setting} level={(part.values.place as Level | null) ?? 'tenant'} ask={ask} />
        </>
      )}
    </Asking>
  );
}

interface SoFarProps {
  setting: Setting;
  level: Level;
  ask: (level: Level, signal?: AbortSignal) => Promise<SettingAtQuery>;
}

function SoFar({ setting, level, ask }: SoFarProps) {
  const speech = useSpeech();
  const { t, fmt } = speech;
  const found = useQuery({
    queryKey: keyOf(setting, level),
    queryFn: ({ signal }) => ask(level, signal),
    gcTime: 0,
  });
  const made = found.data?.settingHistory;
  return (
    <details className="so-far">
      <summary>{t('config.history')}</summary>
      {made?.length === 0 && <p className="dim">{t('config.history.none')}</p>}
      <ol>
        {made?.map(one => (
          <li key={one.id}>
            <strong>
              <Own>{one.value ? shownAs(setting, one.value, speech) : t('config.history.back')}</Own>
            </strong>{' '}
            <span className="dim">
              {t('config.from.day', {
                from: fmt.moment(one.at),
                day: fmt.date(one.startsOn),
                who: nameOf(one.by, speech),
              })}
            </span>
            <br />
            <Own>{one.reason}</Own>
          </li>
        ))}
      </ol>
    </details>
  );
}

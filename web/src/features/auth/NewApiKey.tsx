// A key for a program: named, narrowed to what the program needs, and shown once.

import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { CreateApiKeyDocument, type CreateApiKeyMutation } from '../../gen/auth/graphql';
import { both, useSpeech } from '../../i18n';
import { asked } from '../../kit/asked';
import { Dialog } from '../../kit/Dialog';
import { Do } from '../../kit/Do';
import { FieldInput } from '../../kit/FieldInput';
import { unfilled } from '../../kit/form';
import { Icon } from '../../kit/Icon';
import { useNotices } from '../../kit/Notices';
import { Once } from '../../kit/Once';
import { today } from '../../lib/day';
import { execute, Refusal } from '../../lib/graph';
import { useKeys } from '../../lib/keys';
import type { Values } from '../../lib/merge';
import { type Field, SEPARATOR } from '../../lib/meta';
import { MANAGE } from './ApiKeys';

type Made = CreateApiKeyMutation['createApiKey'];

/** Days a key is good at most, as the server has it. */
const LONGEST = 365;
const DAY_MS = 86_400_000;
const NAME = asked('name', 'key.name', { is: 'text', limit: 200 }, { required: true, help: both('key.name.help') });
const UNTIL = asked('until', 'key.last', { is: 'date' }, { required: true, help: both('key.last.help') });
const NETWORKS = asked('networks', 'key.networks', { is: 'long', limit: 2000 }, { help: both('key.networks.help') });
const MAY = asked('permissions', 'key.may.only', { is: 'permissions', mine: true }, { required: true });
const FIELDS = [NAME, UNTIL, NETWORKS];
const ALL = [...FIELDS, MAY];

/** Days from today through the last day, it included. */
const daysUntil = (day: string) => Math.round((Date.parse(day) - Date.parse(today())) / DAY_MS) + 1;
const plusDays = (days: number) => new Date(Date.parse(today()) + days * DAY_MS).toISOString().slice(0, 10);

export default function NewApiKey() {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [values, setValues] = useState<Values>({ name: null, until: plusDays(89), networks: null, permissions: null });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<Made>();
  const no = refuses(MANAGE);
  const leave = () => void navigate({ to: '/api-keys' });

  const faults = (): Record<string, string> => {
    const found = Object.fromEntries(unfilled(ALL, values).map(one => [one.name, t('form.required')]));
    const days = values.until ? daysUntil(values.until) : 1;
    if (days < 1 || days > LONGEST) found.until = t('key.last.wrong');
    return found;
  };
  const save = async () => {
    if (no) return tell(no, 'bad');
    if (busy) return;
    const found = faults();
    if (Object.keys(found).length > 0) return setWrong(found);
    setBusy(true);
    setRefused(undefined);
    const networks = (values.networks ?? '').split(/[\s,]+/).filter(Boolean);
    const input = {
      name: values.name,
      permissions: values.permissions!.split(SEPARATOR),
      networks,
      days: daysUntil(values.until!),
    };
    try {
      setMade((await execute<CreateApiKeyMutation>(String(CreateApiKeyDocument), { input })).createApiKey);
      await client.invalidateQueries({ queryKey: ['api-keys'] });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const placed = error.complaints.map(one => [one.field === 'days' ? 'until' : one.field, one.message] as const);
      setWrong(Object.fromEntries(placed.filter(([name]) => name)));
      setRefused(placed.length > 0 ? undefined : error.message);
    } finally {
      setBusy(false);
    }
  };
  useKeys({ 'mod+s': () => void save(), escape: leave });
  const entry = (one: Field) => (
    <FieldInput
      key={one.name}
      field={one}
      autoFocus={one === NAME}
      value={values[one.name] ?? null}
      wrong={wrong[one.name]}
      onChange={value => {
        setValues(before => ({ ...before, [one.name]: value }));
        setWrong(({ [one.name]: _, ...rest }) => rest);
      }}
    />
  );
  return (
    <article className="page">
      <header className="page-head page-head-one">
        <div className="page-title">
          <button type="button" className="crumb" onClick={leave}>
            {t('key.title')}
          </button>
          <h1>{t('key.new')}</h1>
        </div>
      </header>
      <form
        className="form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        {refused && (
          <div className="strip strip-bad" role="alert">
            <Icon name="warning" />
            <span>{refused}</span>
          </div>
        )}
        <fieldset className="section">
          <legend>{t('key.program')}</legend>
          <div className="section-fields">{FIELDS.map(entry)}</div>
        </fieldset>
        <fieldset className="section">
          <legend>{t('key.permissions')}</legend>
          <div className="section-fields">{entry(MAY)}</div>
        </fieldset>
        <div className="form-foot">
          <Do primary submit no={no} busy={busy} onDo={() => void save()} keys="Ctrl S">
            {t('key.make')}
          </Do>
          <Do quiet onDo={leave}>
            {t('app.cancel')}
          </Do>
        </div>
      </form>
      {made && (
        <Dialog title={t('key.made.title', { name: made.key.name })} onClose={leave}>
          <p>{t('key.made.says')}</p>
          <Once label={t('key.secret')} value={made.token} />
          <div className="dialog-foot">
            <Do onDo={leave}>{t('once.done')}</Do>
          </div>
        </Dialog>
      )}
    </article>
  );
}

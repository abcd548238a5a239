// What one may change about oneself; the address is an administrator's to change, because one signs in with it.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { UpdateProfileDocument } from '../../gen/auth/graphql';
import { both, useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { FieldInput, FieldShown } from '../../kit/FieldInput';
import { given, isSame, unfilled } from '../../kit/form';
import { useNotices } from '../../kit/Notices';
import { execute, Intent, Refusal } from '../../lib/graph';
import { useKeys } from '../../lib/keys';
import { merge, type Values } from '../../lib/merge';
import { documentOf, fieldOf } from '../../lib/meta';
import { ACCOUNT_KEY, type Account, askAccount } from './Account';

type Me = Account['me'];

const STALE = 'kernel.stale';
const USER = documentOf('user');
const OWN = ['name', 'nameBn', 'mobile', 'language'];
const FIXED = both('account.email.fixed');

const valuesOf = ({ user }: Me): Values => ({
  name: user.name,
  nameBn: user.nameBn ?? null,
  mobile: user.mobile ?? null,
  language: user.language,
});

export function Profile({ me }: { me: Me }) {
  const speech = useSpeech();
  const { t, say, speak } = speech;
  const { tell } = useNotices();
  const client = useQueryClient();
  const fields = OWN.map(name => fieldOf(USER, name));
  const [base, setBase] = useState(() => ({ values: valuesOf(me), version: me.user.version }));
  const [values, setValues] = useState(base.values);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [refused, setRefused] = useState<string>();
  const intent = useRef(new Intent());
  const dirty = !isSame(base.values, values);
  const no = dirty ? undefined : t('form.unchanged');

  // Changed elsewhere while nothing was typed here.
  useEffect(() => {
    if (me.user.version === base.version || dirty) return;
    setBase({ values: valuesOf(me), version: me.user.version });
    setValues(valuesOf(me));
  }, [me, base.version, dirty]);

  const take = ({ me: now }: Account, next: Values) => {
    setBase({ values: valuesOf(now), version: now.user.version });
    setValues(next);
  };
  const save = async () => {
    if (no) return tell(no, 'bad');
    const empty = unfilled(fields, values);
    if (empty.length > 0) return setWrong(Object.fromEntries(empty.map(one => [one.name, t('form.required')])));
    const input = { ...given(fields, values), version: base.version };
    try {
      await execute(String(UpdateProfileDocument), { input }, { key: intent.current.keyOf(input) });
      const now = await askAccount();
      client.setQueryData(ACCOUNT_KEY, now);
      take(now, valuesOf(now.me));
      setRefused(undefined);
      if (values.language !== base.values.language) speak(values.language === 'BN' ? 'bn' : 'en');
      tell(t('form.saved', { what: now.me.user.name }));
      await client.invalidateQueries({ queryKey: ['one', 'user'] });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === STALE) {
        const now = await askAccount();
        const met = merge(base.values, values, valuesOf(now.me));
        take(now, met.values);
        const changed = fields.filter(one => [...met.theirs, ...met.clashes].includes(one.name));
        return tell(t('form.merged', { what: changed.map(one => say(one.label)).join(', ') }));
      }
      setWrong(Object.fromEntries(error.complaints.filter(one => one.field).map(one => [one.field!, one.message])));
      setRefused(error.complaints.length > 0 ? undefined : error.message);
    }
  };
  useKeys({ 'mod+s': () => void save() });
  return (
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
          {refused}
        </div>
      )}
      <fieldset className="section">
        <legend>{t('account.you')}</legend>
        <div className="section-fields">
          {fields.map(one => (
            <FieldInput
              key={one.name}
              field={one}
              value={values[one.name] ?? null}
              wrong={wrong[one.name]}
              onChange={value => {
                setValues(before => ({ ...before, [one.name]: value }));
                setWrong({});
              }}
            />
          ))}
          <FieldShown field={{ ...fieldOf(USER, 'email'), otherwise: FIXED }} value={me.user.email ?? null} />
        </div>
      </fieldset>
      <div className="form-foot form-foot-still">
        <Do primary submit no={no} onDo={() => void save()} keys="Ctrl S">
          {t('form.save')}
        </Do>
      </div>
    </form>
  );
}

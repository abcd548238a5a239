// One field of a form: its label, its input by kind, its help, what is wrong with it.

import { Link } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { lazy, Suspense, useId, useState } from 'react';
import { Own, useSpeech } from '../i18n';
import { latin } from '../lib/digits';
import { documentOf, type Field, fieldValue, type Row } from '../lib/meta';
import { DateInput } from './DateInput';
import { Icon } from './Icon';
import { LinkPicker } from './LinkPicker';
import { MoneyInput } from './MoneyInput';
import { shown, shownValue } from './shown';

/** Loaded with the first field of its kind. */
const Permissions = lazy(() => import('../features/auth/Permissions'));

const Links = lazy(() => import('./Links'));

const WIDE: Field['kind']['is'][] = ['long', 'lines', 'links', 'source', 'permissions'];
const isWide = (field: Field) => WIDE.includes(field.kind.is);

interface Props {
  field: Field;
  value: string | null;
  onChange: (value: string | null) => void;
  wrong?: string;
  company?: string | null;
  except?: string;
  autoFocus?: boolean;
}

const CURRENCIES = ['BDT', 'USD', 'EUR', 'GBP', 'INR', 'CNY', 'JPY', 'SAR', 'AED'];
/** The keys a telephone shows. */
const MODES: Partial<Record<Field['kind']['is'], 'numeric' | 'decimal' | 'email' | 'tel'>> = {
  quantity: 'decimal',
  digits: 'numeric',
  number: 'numeric',
  email: 'email',
  phone: 'tel',
};
/** From so many characters left on they are counted down, where there are many. */
const COUNTED = 20;
const LONG = 60;

export function FieldInput(props: Props) {
  const { field, value, wrong } = props;
  const { say, t } = useSpeech();
  const id = useId();
  const [help, error] = [`${id}-help`, `${id}-wrong`];
  // Of several lines each has its own limit: the server tells which is too long.
  const limit = 'limit' in field.kind && field.kind.is !== 'lines' ? field.kind.limit : undefined;
  const left = limit === undefined || value === null ? undefined : limit - [...value].length;
  const counted = left !== undefined && limit! > LONG && left <= COUNTED;
  const describedBy = [wrong && error, (field.help || counted) && help].filter(Boolean).join(' ') || undefined;
  return (
    <div className={isWide(field) ? 'field field-wide' : 'field'} data-field={field.name}>
      <label htmlFor={id}>
        {say(field.label)}
        {field.required && (
          <span className="must" aria-hidden="true">
            *
          </span>
        )}
      </label>
      <Entry {...props} id={id} describedBy={describedBy} />
      {wrong && (
        <div id={error} className="field-wrong" role="alert">
          {wrong}
        </div>
      )}
      {(field.help || counted) && (
        <div id={help} className="field-help">
          {counted
            ? left < 0
              ? t('form.too.long', { over: -left })
              : t('form.characters', { left })
            : field.help && say(field.help)}
        </div>
      )}
    </div>
  );
}

function Entry({
  field,
  value,
  onChange,
  wrong,
  company,
  except,
  autoFocus,
  id,
  describedBy,
}: Props & { id: string; describedBy?: string }) {
  const speech = useSpeech();
  const { say, fmt } = speech;
  const { kind } = field;
  const common = { id, wrong: Boolean(wrong), describedBy, required: field.required };
  const aria = {
    id,
    autoFocus,
    status: wrong ? ('error' as const) : ('' as const),
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': describedBy,
    'aria-required': field.required || undefined,
  };
  switch (kind.is) {
    case 'date':
      return <DateInput {...common} value={value} onChange={onChange} />;
    case 'permissions':
      return (
        <Suspense>
          <Permissions {...common} mine={kind.mine} label={say(field.label)} value={value} onChange={onChange} />
        </Suspense>
      );
    case 'money':
      return <MoneyInput {...common} value={value} onChange={onChange} />;
    case 'link':
      return (
        <LinkPicker {...common} field={field} value={value} onChange={onChange} company={company} except={except} />
      );
    case 'links':
      return (
        <Suspense>
          <Links {...common} field={field} to={kind.to} value={value} onChange={onChange} />
        </Suspense>
      );
    case 'lines':
      return (
        <Input.TextArea
          {...aria}
          rows={3}
          value={value ?? ''}
          onChange={event => onChange(event.target.value || null)}
        />
      );
    case 'words':
    case 'month':
    case 'currency': {
      const options =
        kind.is === 'words'
          ? kind.words.map(word => ({ value: word.value, label: say(word.label) }))
          : kind.is === 'month'
            ? Array.from({ length: 12 }, (_, n) => ({ value: String(n + 1), label: fmt.month(n + 1) }))
            : CURRENCIES.map(code => ({ value: code, label: code }));
      return (
        <Select
          {...aria}
          value={value}
          options={options}
          allowClear={!field.required}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={next => onChange(next ?? null)}
          getPopupContainer={() => document.getElementById('over')!}
          popupMatchSelectWidth={false}
        />
      );
    }
    case 'long':
      return (
        <Input.TextArea
          {...aria}
          lang={field.bengali ? 'bn' : undefined}
          rows={3}
          value={value ?? ''}
          // What the server keeps is one line, however long.
          onChange={event => onChange(event.target.value.replace(/\s*\n\s*/g, ' ') || null)}
        />
      );
    case 'source':
      return (
        <Input.TextArea
          {...aria}
          className="source"
          rows={18}
          spellCheck={false}
          autoCapitalize="none"
          value={value ?? ''}
          onChange={event => onChange(event.target.value || null)}
        />
      );
    default: {
      const read = (text: string) => {
        if (kind.is === 'code') return latin(text).toUpperCase();
        if (kind.is === 'slug') return latin(text).toLowerCase().replace(/\s+/g, '-');
        if (kind.is === 'quantity') return latin(text).replace(/[,\s]/g, '');
        return ['digits', 'number', 'phone', 'email'].includes(kind.is) ? latin(text) : text;
      };
      const figures = ['digits', 'code', 'slug', 'phone'].includes(kind.is);
      return (
        <Input
          {...aria}
          lang={field.bengali ? 'bn' : undefined}
          className={figures ? 'figures' : undefined}
          inputMode={MODES[kind.is]}
          autoCapitalize={kind.is === 'email' ? 'none' : undefined}
          autoComplete="off"
          spellCheck={kind.is === 'text'}
          value={value ?? ''}
          onChange={event => onChange(read(event.target.value) || null)}
        />
      );
    }
  }
}

/** A field that is only read, and why. */
interface ShownProps {
  field: Field;
  row?: Row;
  value?: string | null;
  /** The whole document is only read: no field needs to say so. */
  plain?: boolean;
}

export function FieldShown({ field, row, value, plain }: ShownProps) {
  const speech = useSpeech();
  const text = row ? shown(field, row, speech) : value ? shownValue(field, value, speech) : '';
  const id = useId();
  const other = row && field.kind.is === 'link' ? fieldValue(field, row) : null;
  const to = other && field.kind.is === 'link' ? { path: documentOf(field.kind.to).path, id: other } : undefined;
  const [told, setTold] = useState(false);
  const why = !plain && field.otherwise && speech.say(field.otherwise);
  if (field.kind.is === 'permissions' && row) {
    return (
      <div className="field field-wide" data-field={field.name}>
        <div className="field-label">{speech.say(field.label)}</div>
        <Suspense>
          <Permissions id={id} label={speech.say(field.label)} value={fieldValue(field, row)} />
        </Suspense>
      </div>
    );
  }
  return (
    <div className={isWide(field) ? 'field field-wide' : 'field'} data-field={field.name}>
      <div className="field-label">
        {speech.say(field.label)}
        {why && (
          <button
            type="button"
            className="lock"
            title={why}
            aria-label={why}
            aria-expanded={told}
            onClick={() => setTold(!told)}
          >
            <Icon name="lock" size={12} />
          </button>
        )}
      </div>
      <div className={field.kind.is === 'digits' || field.kind.is === 'code' ? 'field-value figures' : 'field-value'}>
        {text && field.kind.is === 'source' ? (
          <pre className="source">{text}</pre>
        ) : text && to ? (
          <Link to="/$path/$id" params={to} className="linklike">
            <Own>{text}</Own>
          </Link>
        ) : text ? (
          <Own>{text}</Own>
        ) : (
          <span className="dim">—</span>
        )}
      </div>
      {why && told && <div className="field-help">{why}</div>}
    </div>
  );
}

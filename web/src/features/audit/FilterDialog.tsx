// Whom, what, when: everything the audit can be narrowed by, in one dialog.

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useDeferredValue, useId, useState } from 'react';
import { PeopleByNameDocument, type PeopleByNameQuery } from '../../gen/audit/graphql';
import { useSpeech } from '../../i18n';
import { DateInput } from '../../kit/DateInput';
import { Dialog } from '../../kit/Dialog';
import { Do } from '../../kit/Do';
import { FieldInput } from '../../kit/FieldInput';
import { labelFor, nounFor, verbFor } from '../../kit/told';
import { monthStart, plus, today } from '../../lib/day';
import { execute } from '../../lib/graph';
import { documentOf, documents, fieldOf, permissions } from '../../lib/meta';
import { useRooms } from '../../lib/rooms';
import type { Looked } from './filter';

interface Props {
  looked: Looked;
  onLook: (looked: Looked) => void;
  onClose: () => void;
}

/** Things that leave entries and have no page of their own here. */
const OTHERS = ['tenant', 'appointment', 'user', 'session', 'role', 'assignment', 'api-key', 'hold', 'retention'];
const company = () => ({ ...fieldOf(documentOf('branch'), 'companyId'), required: false });
/** Acts that are no permission of their own. */
const MORE = ['refused', 'audit.entry.search', 'audit.entry.read', 'organization.comment.write'];

export default function FilterDialog({ looked, onLook, onClose }: Props) {
  const speech = useSpeech();
  const { t } = speech;
  const [wanted, setWanted] = useState<Looked>(looked);
  const set = (more: Looked) => setWanted({ ...wanted, ...more });
  const document = documents.find(one => one.name === wanted.noun);
  const nouns = [...new Set([...documents.map(one => one.name), ...OTHERS])].map(noun => ({
    value: noun,
    label: nounFor(
      documents.find(one => one.name === noun),
      noun,
      speech,
    ),
  }));
  const acts = [...MORE, ...Object.keys(permissions)]
    .filter(name => !name.endsWith('.read') || MORE.includes(name))
    .filter(name => !wanted.noun || name.split('.')[1] === wanted.noun || MORE.includes(name))
    .map(name => ({ value: name, label: wordFor(name) }));
  function wordFor(operation: string): string {
    const known = permissions[operation];
    return known ? speech.say(known) : verbFor({ operation, changes: [] }, speech);
  }
  const isOpen = useRooms(document ? [document.service] : []);
  const fields =
    isOpen && document?.fields.map(field => ({ value: field.name, label: labelFor(document, field.name, speech) }));
  const days: [string, Looked][] = [
    [t('date.today'), { from: today(), to: today() }],
    [t('audit.week'), { from: plus(today(), -6), to: today() }],
    [t('audit.month'), { from: monthStart(today()), to: today() }],
  ];
  return (
    <Dialog title={t('audit.filter')} onClose={onClose}>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          event.stopPropagation();
          onLook({ ...wanted, entry: undefined });
          onClose();
        }}
      >
        <Labelled label={t('audit.by.person')}>
          {id => <Person id={id} autoFocus value={wanted.person} onChange={person => set({ person })} />}
        </Labelled>
        <Labelled label={t('audit.by.noun')}>
          {id => (
            <Choose
              id={id}
              value={wanted.noun}
              options={nouns}
              onChange={noun => set({ noun, operation: undefined, field: undefined })}
            />
          )}
        </Labelled>
        <Labelled label={t('audit.by.operation')}>
          {id => <Choose id={id} value={wanted.operation} options={acts} onChange={operation => set({ operation })} />}
        </Labelled>
        {fields && (
          <Labelled label={t('audit.by.field')}>
            {id => <Choose id={id} value={wanted.field} options={fields} onChange={field => set({ field })} />}
          </Labelled>
        )}
        <FieldInput
          field={company()}
          value={wanted.company ?? null}
          onChange={company => set({ company: company ?? undefined })}
        />
        <div className="two">
          <Labelled label={t('audit.by.from')}>
            {id => (
              <DateInput id={id} value={wanted.from ?? null} onChange={from => set({ from: from ?? undefined })} />
            )}
          </Labelled>
          <Labelled label={t('audit.by.to')}>
            {id => <DateInput id={id} value={wanted.to ?? null} onChange={to => set({ to: to ?? undefined })} />}
          </Labelled>
        </div>
        <div className="acts">
          {days.map(([label, period]) => (
            <Do key={label} small quiet onDo={() => set(period)}>
              {label}
            </Do>
          ))}
        </div>
        <div className="dialog-foot">
          <Do primary submit onDo={() => undefined}>
            {t('audit.show')}
          </Do>
          <Do quiet onDo={() => setWanted({ q: wanted.q })}>
            {t('app.clear')}
          </Do>
        </div>
      </form>
    </Dialog>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface ChooseProps {
  id: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
  onSearch?: (text: string) => void;
  autoFocus?: boolean;
}

function Choose({ id, value, options, onChange, onSearch, autoFocus }: ChooseProps) {
  return (
    <Select
      id={id}
      autoFocus={autoFocus}
      allowClear
      showSearch={onSearch ? { filterOption: false, onSearch } : { optionFilterProp: 'label' }}
      value={value}
      options={options}
      getPopupContainer={() => document.getElementById('over')!}
      onChange={next => onChange(next ?? undefined)}
    />
  );
}

function Person({ id, value, onChange, autoFocus }: Pick<ChooseProps, 'id' | 'value' | 'onChange' | 'autoFocus'>) {
  const { t, language } = useSpeech();
  const [text, setText] = useState('');
  const typed = useDeferredValue(text);
  const found = useQuery({
    queryKey: ['people', typed],
    queryFn: ({ signal }) =>
      execute<PeopleByNameQuery>(String(PeopleByNameDocument), { listing: { text: typed, first: 20 } }, { signal }),
    placeholderData: before => before,
  });
  const people = (found.data?.users.items ?? []).map(one => ({
    value: String(one.id),
    label: [(language === 'bn' && one.nameBn) || one.name, one.email].filter(Boolean).join(' · '),
  }));
  const all = [
    ...people,
    { value: 'operator', label: t('who.operator') },
    { value: 'service:audit', label: t('who.program') },
  ];
  return <Choose id={id} autoFocus={autoFocus} value={value} options={all} onChange={onChange} onSearch={setText} />;
}

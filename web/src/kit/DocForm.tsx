// Any document's form, from its description.

import { useEffect, useRef } from 'react';
import { useSession } from '../app/session';
import { useSpeech } from '../i18n';
import { useKeys } from '../lib/keys';
import type { Values } from '../lib/merge';
import { type Document, fieldOf, fieldValue, type Row, titleOf } from '../lib/meta';
import { Do } from './Do';
import { FieldInput, FieldShown } from './FieldInput';
import { editable } from './form';
import { Icon } from './Icon';
import { MergeDialog } from './MergeDialog';
import { useNotices } from './Notices';
import { unreadIn } from './unread';
import { type By, type Form, useForm } from './useForm';
import { WhyLink } from './WhyLink';

interface Props {
  document: Document;
  row?: Row;
  start?: Values;
  inDialog?: boolean;
  /** Something is handed over with each: there is no going on with the next unseen. */
  single?: boolean;
  onSaved: (row: Row, another: boolean) => void;
  onLeave: () => void;
  /** What it was begun for: its draft is another than that of a form begun for nothing in particular. */
  about?: string | undefined;
  by?: By;
}

export function DocForm(props: Props) {
  const { document, row, start, inDialog, single, onSaved, onLeave, about, by } = props;
  const { t, fmt, language } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const form = useForm({ document, row, start, about, by });
  const box = useRef<HTMLFormElement>(null);
  const no = useRefusal(document, row, form, refuses);
  const isNew = row === undefined;

  // Where somebody goes on: the first field with nothing in it.
  const goOn = useRef(() => {});
  goOn.current = () => {
    const open = editable(document, isNew).filter(field => !form.values[field.name]);
    const names = document.sections.flatMap(section => section.fields);
    const next = names.find(name => open.some(field => field.name === name));
    const place = next ? `[data-field="${next}"]` : 'form';
    first(box.current, `${place} input, ${place} textarea`)?.focus();
  };
  useEffect(() => {
    if (isNew) goOn.current();
  }, [isNew]);
  useEffect(() => {
    if (form.refusals > 0) first(box.current, '[aria-invalid="true"]')?.focus();
  }, [form.refusals]);

  const save = async (another: boolean) => {
    if (form.busy || unreadIn(box.current)) return;
    if (no) return tell(no, 'bad');
    const saved = await form.save();
    if (!saved) return;
    tell(t('form.saved', { what: titleOf(document, saved, language) }));
    if (another && isNew && !single) {
      form.clear();
      // Once the form is empty again.
      requestAnimationFrame(() => goOn.current());
    }
    onSaved(saved, another);
  };
  useKeys({
    'mod+enter': () => void save(true),
    'mod+s': () => void save(false),
    escape: () => (inDialog ? undefined : onLeave()),
    f2: () => first(box.current, '[data-date]')?.focus(),
  });

  const can =
    isNew || (document.update && isIn(document.update.states, stateOf(document, row))) ? editable(document, isNew) : [];
  return (
    <form
      ref={box}
      className="form"
      noValidate
      aria-busy={form.busy}
      onSubmit={event => {
        event.preventDefault();
        // In a dialog the event would reach the form below it.
        event.stopPropagation();
        void save(false);
      }}
    >
      {form.draft && (
        <div className="strip" role="status">
          <span>{t('form.draft', { when: fmt.moment(form.draft) })}</span>
          <button type="button" className="linklike" onClick={form.drop}>
            {t('form.draft.drop')}
          </button>
        </div>
      )}
      <Wrong form={form} />
      {document.sections.map(section => {
        const fields = section.fields
          .map(name => fieldOf(document, name))
          .filter(field => !isNew || can.includes(field));
        // Of what can only be read, only what is there.
        const told = fields.filter(
          field =>
            can.includes(field) ||
            (field.reads && ((document.update && field.set !== 'never') || field.blank || fieldValue(field, row!))),
        );
        return (
          told.length > 0 && (
            <Section key={section.label.en} label={section.label}>
              {told.map(field =>
                can.includes(field) ? (
                  <FieldInput
                    key={field.name}
                    field={field}
                    value={form.values[field.name] ?? null}
                    onChange={value => form.set(field.name, value)}
                    wrong={form.wrong[field.name]}
                    company={companyFor(field.kind.is === 'link' ? field.kind.within : null, form.values, row)}
                    except={row?.id}
                  />
                ) : (
                  <FieldShown key={field.name} field={field} row={row} plain={document.update === null} />
                ),
              )}
            </Section>
          )
        );
      })}
      {can.length > 0 && (
        <div className="form-foot">
          <Do primary submit no={no} onDo={() => void save(false)} busy={form.busy} keys="Ctrl S">
            {form.busy ? t('form.saving') : t('form.save')}
          </Do>
          {isNew && !inDialog && !single && (
            <Do onDo={() => void save(true)} no={no} keys="Ctrl ↵">
              {t('form.save.new')}
            </Do>
          )}
          {(isNew || inDialog) && (
            <Do quiet onDo={onLeave}>
              {t('app.cancel')}
            </Do>
          )}
          <span className="form-kept dim" aria-live="polite">
            {form.kept && t('form.draft.kept')}
          </span>
        </div>
      )}
      {form.clash && <MergeDialog document={document} mine={form.values} clash={form.clash} onSettle={form.settle} />}
    </form>
  );
}

function Section({ label, children }: { label: { en: string; bn: string }; children: React.ReactNode }) {
  const { say } = useSpeech();
  return (
    <fieldset className="section">
      <legend>{say(label)}</legend>
      <div className="section-fields">{children}</div>
    </fieldset>
  );
}

function Wrong({ form }: { form: Form }) {
  const { t } = useSpeech();
  const count = Object.keys(form.wrong).length;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (form.refused) box.current?.scrollIntoView({ block: 'nearest' });
  }, [form.refused]);
  if (!form.refused && count < 2) return null;
  return (
    <div ref={box} className="strip strip-bad" role="alert">
      <Icon name="warning" />
      <span>
        {form.refused ?? t('form.wrong', { count })} {form.refused && <WhyLink refusal={form.refused} />}
      </span>
    </div>
  );
}

/** Of no states, all are meant. */
const isIn = (states: string[], state: string) => states.length === 0 || states.includes(state);

const stateOf = (document: Document, row: Row) => (document.state ? String(row[document.state]) : '');

/** Why nothing can be saved just now. */
function useRefusal(
  document: Document,
  row: Row | undefined,
  form: Form,
  refuses: (permission: string) => string | undefined,
) {
  const { t, say } = useSpeech();
  if (!row) return document.create ? refuses(document.create.permission) : undefined;
  const update = document.update;
  if (!update) return undefined;
  const { states, otherwise, permission } = update;
  if (!isIn(states, stateOf(document, row))) return say(otherwise);
  return refuses(permission) ?? (form.dirty ? undefined : t('form.unchanged'));
}

/** The company another document is looked for in. */
function companyFor(within: string | null, values: Values, row?: Row): string | null {
  if (!within) return null;
  const company = row?.company as Row | undefined;
  return values[within] ?? company?.id ?? null;
}

const first = (box: HTMLElement | null, what: string) => box?.querySelector<HTMLElement>(what) ?? null;

// One row of an own pack: which row of the law, what it says instead, since when and by what, and an example that proves it.

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import {
  type QuestionFragment,
  QuestionsOfDocument,
  type QuestionsOfQuery,
  RulePacksDocument,
  type RulePacksQuery,
  RulesOfDocument,
  type RulesOfQuery,
  TryRulesDocument,
  type TryRulesQuery,
  WriteOwnRowDocument,
  type WriteOwnRowMutation,
} from '../../gen/rules-engine/graphql';
import { useSpeech } from '../../i18n';
import { AskedField, Asking, type Part } from '../../kit/Asking';
import { asked } from '../../kit/asked';
import { Icon } from '../../kit/Icon';
import { today } from '../../lib/day';
import { execute, type Intent } from '../../lib/graph';
import type { Values } from '../../lib/merge';
import type { Field, Row } from '../../lib/meta';
import { digitsOf, fieldOf } from './asking';
import type { Rule } from './OwnRows';

const BASES: Record<string, string> = {
  BD_2026: 'BD-2026-07',
  BD_2025: 'BD-2025-07',
  BD_2024: 'BD-2024-07',
  PLAN_DEFAULT: 'PLAN-DEFAULT',
};
const [CELL, GIVEN, EXPECT] = ['cells.', 'given.', 'expect.'];
const LIMIT = 200;
const NEEDED = ['table', 'row', 'inForce', 'instrument', 'source', 'status', 'example', 'decision'];
const STATUSES = ['VERIFIED', 'CORROBORATED', 'DRAFTED', 'DISPUTED'] as const;

type Named = { name: string; value: string }[];

/** Of the form's values those whose names begin so, as the server takes them. */
const under = (values: Values, prefix: string): Named =>
  Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(prefix) && value ? [{ name: name.slice(prefix.length), value }] : [],
  );

interface Props {
  pack: Row;
  /** The pack's own row that is written anew. */
  rule: Rule | undefined;
  onWritten: () => void;
  onClose: () => void;
}

export default function RowForm({ pack, rule, onWritten, onClose }: Props) {
  const { t } = useSpeech();
  const start: Values = { inForce: today(), status: 'DISPUTED', decision: 'tds', ...(rule && startOf(rule)) };
  const send = async (values: Values, intent: Intent) => {
    const input = {
      id: pack.id,
      version: pack.version,
      table: values.table,
      row: values.row,
      cells: under(values, CELL),
      inForce: values.inForce,
      until: values.until ?? null,
      knownFrom: values.knownFrom ?? null,
      instrument: values.instrument,
      instrumentBn: values.instrumentBn ?? null,
      source: values.source,
      status: values.status,
      example: values.example,
      decision: values.decision,
      on: values.on ?? null,
      given: under(values, GIVEN),
      expect: under(values, EXPECT),
    };
    const key = intent.keyOf(input);
    await execute<WriteOwnRowMutation>(String(WriteOwnRowDocument), { input }, { key });
    onWritten();
  };
  return (
    <Asking
      title={rule ? t('own.row.change') : t('own.row.new')}
      says={t('own.row.says')}
      go={t('own.row.go')}
      needed={NEEDED}
      start={start}
      send={send}
      onClose={onClose}
    >
      {part => <Parts base={BASES[String(pack.extends)] ?? 'BD-2026-07'} own={rule} part={part} />}
    </Asking>
  );
}

const startOf = (rule: Rule): Values => ({
  table: rule.table,
  row: rule.law.key,
  inForce: rule.law.inForce,
  until: rule.law.until ?? null,
  knownFrom: rule.law.knownFrom,
  instrument: rule.law.instrument.en,
  instrumentBn: rule.law.instrument.bn,
  source: rule.law.source,
  status: rule.law.status,
  ...cellsOf(rule),
});

/** A row's cells, and what of them an example may begin with. */
const cellsOf = (rule: Rule): Values => ({
  ...Object.fromEntries([...rule.conditions, ...rule.actions].map(cell => [CELL + cell.name, cell.text])),
  ...Object.fromEntries(
    rule.conditions.filter(cell => /^[\w-]+$/.test(cell.text)).map(cell => [GIVEN + cell.name, cell.text]),
  ),
});

function Parts({ base, own, part }: { base: string; own: Rule | undefined; part: Part }) {
  const speech = useSpeech();
  const { t, say, fmt } = speech;
  const digits = digitsOf(speech);
  const { values, set } = part;
  const packs = useQuery({
    queryKey: ['list', 'rule-packs'],
    queryFn: ({ signal }) => execute<RulePacksQuery>(String(RulePacksDocument), {}, { signal }),
  });
  const law = packs.data?.rulePacks.find(one => one.id === base);
  const table = values.table ?? null;
  const wanted = { pack: base, table, on: today(), digits };
  const found = useQuery({
    queryKey: ['list', 'rules', wanted],
    queryFn: ({ signal }) => execute<RulesOfQuery>(String(RulesOfDocument), wanted, { signal }),
    enabled: table !== null && !own,
  });
  const rules = found.data?.rules ?? [];
  const asks = useAsks(base).flatMap(one => one.questions);
  const rule = own ?? rules.find(one => one.law.key === values.row);
  const words = (list: { value: string; label: { en: string; bn: string } }[]) =>
    ({ is: 'words', words: list }) as Field['kind'];
  const both = (en: string, more: string) => ({ en: `${en} · ${more}`, bn: `${en} · ${more}` });
  const tables = words((law?.tables ?? []).map(one => ({ value: one.id, label: one.title })));
  const rows = words(
    rules.map(one => ({
      value: one.law.key,
      label: both(say(one.title), one.actions.map(cell => say(cell.said)).join(', ')),
    })),
  );
  const choose = (name: string, value: string | null) => {
    set(name, value);
    for (const old of Object.keys(values).filter(key => key.startsWith(CELL) || key.startsWith(GIVEN))) set(old, null);
    if (name === 'table') set('row', null);
    const chosen = name === 'row' ? rules.find(one => one.law.key === value) : undefined;
    for (const [cell, text] of Object.entries(chosen ? cellsOf(chosen) : {})) set(cell, text);
  };
  const statuses = words(
    STATUSES.map(value => ({ value, label: { en: t(`rules.status.${value}`), bn: t(`rules.status.${value}`) } })),
  );
  const ask = (field: Field) => <AskedField key={field.name} field={field} {...part} />;
  const date: Field['kind'] = { is: 'date' };
  const text: Field['kind'] = { is: 'text', limit: LIMIT };
  return (
    <>
      {!own && (
        <>
          <AskedField field={asked('table', 'rules.table', tables, { required: true })} {...part} set={choose} />
          {table && <AskedField field={asked('row', 'own.row.of', rows, { required: true })} {...part} set={choose} />}
        </>
      )}
      {rule && (
        <fieldset className="try-facts">
          <legend>{t('own.row.cells')}</legend>
          <p className="dim">
            {say(rule.law.section)}, {say(rule.law.instrument)} · {t('rules.from', { day: fmt.date(rule.law.inForce) })}
          </p>
          {[...rule.conditions, ...rule.actions].map(cell =>
            ask({
              ...asked(CELL + cell.name, 'rules.then', kindOf(cell, asks) ?? text),
              label: cell.title,
              help: { en: t('own.row.now', { said: cell.said.en }), bn: t('own.row.now', { said: cell.said.bn }) },
            }),
          )}
        </fieldset>
      )}
      {rule && (
        <fieldset className="try-facts">
          <legend>{t('own.row.by')}</legend>
          {ask(asked('inForce', 'own.row.from', date, { required: true }))}
          {ask(asked('until', 'own.row.until', date))}
          {ask(asked('knownFrom', 'own.row.known', date))}
          {ask(asked('instrument', 'own.row.instrument', text, { required: true }))}
          {ask(asked('instrumentBn', 'own.row.instrument.bn', text, { bengali: true }))}
          {ask(asked('source', 'own.row.source', text, { required: true }))}
          {ask(asked('status', 'own.row.status', statuses, { required: true }))}
        </fieldset>
      )}
      {rule && law && <Example base={base} law={law} part={part} />}
    </>
  );
}

type Asks = QuestionsOfQuery['rulePack']['decisions'];

/** What each decision may ask for. */
function useAsks(base: string): Asks {
  const asking = { pack: base, digits: digitsOf(useSpeech()) };
  const found = useQuery({
    queryKey: ['list', 'rule-questions', asking],
    queryFn: ({ signal }) => execute<QuestionsOfQuery>(String(QuestionsOfDocument), asking, { signal }),
  });
  return found.data?.rulePack.decisions ?? [];
}

/** A cell that is one word of a choice is chosen; what says more (several words, all but one, from … to) is typed. */
function kindOf(cell: Rule['conditions'][number], asks: QuestionFragment[]): Field['kind'] | undefined {
  const question = asks.find(one => one.name === cell.name);
  return question?.choices.some(choice => choice.word === cell.text) ? fieldOf(question, undefined).kind : undefined;
}

/** The example: what is known, what the law makes of it, and what it must give from now on. */
function Example({ base, law, part }: { base: string; law: RulePacksQuery['rulePacks'][number]; part: Part }) {
  const speech = useSpeech();
  const { t, say } = speech;
  const { values } = part;
  const digits = digitsOf(speech);
  const decision = values.decision ?? '';
  const decisions = useAsks(base);
  const asks = decisions.find(one => one.id === decision)?.questions ?? [];
  const facts = asks.filter(one => one.setting === null || one.setting === undefined);
  const given = under(values, GIVEN!).filter(fact => facts.some(one => one.name === fact.name));
  const on = values.on ?? values.inForce ?? today();
  const variables = useDeferredValue({ pack: base, decision, facts: given, on, known: on, digits });
  const tried = useQuery({
    queryKey: ['list', 'try-rules', variables],
    queryFn: ({ signal }) => execute<TryRulesQuery>(String(TryRulesDocument), variables, { signal }),
    enabled: asks.length > 0,
    placeholderData: before => before,
  });
  const trial = tried.data?.tryRules;
  const words = {
    is: 'words',
    words: law.decisions.map(one => ({ value: one.id, label: one.title })),
  } as Field['kind'];
  return (
    <fieldset className="try-facts">
      <legend>{t('own.row.example')}</legend>
      <p className="dim">{t('own.row.example.says')}</p>
      <AskedField
        field={asked('example', 'own.row.called', { is: 'text', limit: LIMIT }, { required: true })}
        {...part}
      />
      <AskedField field={asked('decision', 'try.decision', words, { required: true })} {...part} />
      <AskedField field={asked('on', 'try.day', { is: 'date' })} {...part} />
      {facts.map(one => (
        <AskedField key={one.name} field={{ ...fieldOf(one, undefined), name: GIVEN + one.name }} {...part} />
      ))}
      {trial?.refusal && (
        <p className="strip" role="note">
          <Icon name="why" />
          <span>{say(trial.refusal.said)}</span>
        </p>
      )}
      {trial?.results.map(one => (
        <AskedField
          key={one.name}
          field={{
            ...asked(EXPECT + one.name, 'own.row.expect', { is: 'text', limit: LIMIT }),
            label: { en: t('own.row.gives', { what: one.title.en }), bn: t('own.row.gives', { what: one.title.bn }) },
            help: { en: t('own.row.law', { said: one.said.en }), bn: t('own.row.law', { said: one.said.bn }) },
          }}
          {...part}
        />
      ))}
    </fieldset>
  );
}

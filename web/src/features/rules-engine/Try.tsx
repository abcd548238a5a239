// A case is tried: a form made of what the decision may ask, the answer as it is typed, other packs beside it.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useDeferredValue, useId, useRef, useState } from 'react';
import { useSession } from '../../app/session';
import {
  CompareRulesDocument,
  type CompareRulesQuery,
  KeepEvaluationDocument,
  type KeepEvaluationMutation,
  type QuestionFragment,
  QuestionsOfDocument,
  type QuestionsOfQuery,
  TryRulesDocument,
  type TryRulesQuery,
} from '../../gen/rules-engine/graphql';
import { useSpeech } from '../../i18n';
import { DateInput } from '../../kit/DateInput';
import { Do } from '../../kit/Do';
import { FieldInput } from '../../kit/FieldInput';
import { Icon } from '../../kit/Icon';
import { useNotices } from '../../kit/Notices';
import { Scrolls } from '../../kit/Scrolls';
import { today } from '../../lib/day';
import { execute, Intent, Refusal } from '../../lib/graph';
import { Answer, Differences } from './Answer';
import { digitsOf, factAt, factsOf, fieldOf, KEEP, type Looked } from './asking';
import { FromParty } from './FromParty';
import type { Pack } from './Rules';

const FIRST = 'tds';
const over = () => document.getElementById('over')!;

export default function Try({ packs, looked }: { packs: Pack[]; looked: Looked }) {
  const speech = useSpeech();
  const { t, say } = speech;
  const navigate = useNavigate();
  const ids = useId();
  const form = useRef<HTMLFormElement>(null);
  const pack = packs.find(one => one.id === looked.pack) ?? packs[0]!;
  const decision = pack.decisions.find(one => one.id === (looked.decision ?? FIRST)) ?? pack.decisions[0]!;
  const on = looked.on ?? today();
  const known = looked.known ?? today();
  const look = (more: Looked) =>
    void navigate({ to: '/rules/$part', params: { part: 'try' }, search: { ...looked, ...more }, replace: true });
  const asking = { pack: pack.id, digits: digitsOf(speech) };
  const questions = useQuery({
    queryKey: ['list', 'rule-questions', asking],
    queryFn: ({ signal }) => execute<QuestionsOfQuery>(String(QuestionsOfDocument), asking, { signal }),
    placeholderData: before => before,
  });
  const asks = questions.data?.rulePack.decisions.find(one => one.id === decision.id)?.questions ?? [];
  const names = new Set(asks.map(one => one.name));
  const facts = factsOf(looked).filter(fact => names.has(fact.name));
  const input = { pack: pack.id, decision: decision.id, facts, on, known };
  const variables = useDeferredValue({ ...input, digits: digitsOf(speech) });
  const found = useQuery({
    queryKey: ['list', 'try-rules', variables],
    queryFn: ({ signal }) => execute<TryRulesQuery>(String(TryRulesDocument), variables, { signal }),
    enabled: questions.isSuccess,
    placeholderData: before => before,
  });
  const trial = found.data?.tryRules;
  const enter = (fact: string) =>
    form.current?.querySelector<HTMLElement>(`[data-field="${fact}"] :is(input, textarea)`)?.focus();
  const wrong = (name: string) =>
    trial?.refusal && trial.refusal.fact === name && trial.outcome === 'REFUSED' ? say(trial.refusal.said) : undefined;
  const others = packs.filter(one => one.id !== pack.id);
  const beside = (looked.beside ?? '').split(',').filter(id => others.some(one => one.id === id));
  return (
    <div className="try">
      <form ref={form} className="try-form" aria-label={t('rules.try')} onSubmit={event => event.preventDefault()}>
        <div className="field">
          <label htmlFor={`${ids}-pack`}>{t('rules.pack')}</label>
          <Select
            id={`${ids}-pack`}
            value={pack.id}
            options={packs.map(one => ({ value: one.id, label: `${one.id} · ${say(one.title)}` }))}
            onChange={next => look({ pack: next })}
            getPopupContainer={over}
            popupMatchSelectWidth={false}
          />
        </div>
        <div className="field">
          <label htmlFor={`${ids}-decision`}>{t('try.decision')}</label>
          <Select
            id={`${ids}-decision`}
            value={decision.id}
            options={pack.decisions.map(one => ({ value: one.id, label: say(one.title) }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={next => look({ decision: next })}
            getPopupContainer={over}
            popupMatchSelectWidth={false}
          />
        </div>
        <div className="field">
          <label htmlFor={`${ids}-on`}>{t('try.day')}</label>
          <DateInput id={`${ids}-on`} value={on} onChange={next => look({ on: next ?? undefined })} />
        </div>
        <div className="field">
          <label htmlFor={`${ids}-known`}>{t('rules.known')}</label>
          <DateInput id={`${ids}-known`} value={known} onChange={next => look({ known: next ?? undefined })} />
        </div>
        <FromParty pack={pack.id} decision={decision.id} on={on} looked={looked} look={look} />
        <Questions
          title={t('try.facts')}
          asks={asks.filter(one => one.setting === null || one.setting === undefined)}
          looked={looked}
          wrong={wrong}
          onSet={(name, value) => look({ [factAt(name)]: value ?? undefined })}
        />
        <Questions
          title={t('try.settings')}
          asks={asks.filter(one => one.setting !== null && one.setting !== undefined)}
          looked={looked}
          wrong={wrong}
          onSet={(name, value) => look({ [factAt(name)]: value ?? undefined })}
        />
      </form>
      <div className="try-answer" aria-live="polite" aria-busy={found.isFetching}>
        <div className="try-head">
          <h2>{t('try.answer')}</h2>
          <span className="spread" />
          <Do
            quiet
            onDo={() => void navigate({ to: '/rules/$part', params: { part: 'try' }, search: {}, replace: true })}
          >
            {t('try.clear')}
          </Do>
          <Keep input={input} />
        </div>
        {found.isError && (
          <div className="strip strip-bad" role="alert">
            <Icon name="warning" />
            {found.error.message}
          </div>
        )}
        {trial && <Answer trial={trial} onEnter={enter} />}
        <div className="try-beside" role="group" aria-label={t('try.beside')}>
          <span className="dim">{t('try.beside')}</span>
          {others.map(one => (
            <button
              key={one.id}
              type="button"
              className="chip"
              aria-pressed={beside.includes(one.id)}
              onClick={() => {
                const next = beside.includes(one.id) ? beside.filter(id => id !== one.id) : [...beside, one.id];
                look({ beside: next.join(',') || undefined });
              }}
            >
              {one.id}
            </button>
          ))}
        </div>
        {beside.length > 0 && <Beside packs={[pack.id, ...beside]} input={input} />}
      </div>
    </div>
  );
}

interface QuestionsProps {
  title: string;
  asks: QuestionFragment[];
  looked: Looked;
  wrong: (name: string) => string | undefined;
  onSet: (name: string, value: string | null) => void;
}

function Questions({ title, asks, looked, wrong, onSet }: QuestionsProps) {
  const { t } = useSpeech();
  if (asks.length === 0) return null;
  return (
    <fieldset className="try-facts">
      <legend>{title}</legend>
      {asks.map(question => {
        const usual = question.choices.find(choice => choice.word === question.setting)?.said;
        const help =
          question.kind === 'RATE'
            ? { en: t('try.percent'), bn: t('try.percent') }
            : usual && { en: t('try.usual', { word: usual.en }), bn: t('try.usual', { word: usual.bn }) };
        const error = wrong(question.name);
        return (
          <FieldInput
            key={question.name}
            field={fieldOf(question, help)}
            value={looked[factAt(question.name)] ?? null}
            onChange={value => onSet(question.name, value)}
            {...(error ? { wrong: error } : {})}
          />
        );
      })}
    </fieldset>
  );
}

type Input = { pack: string; decision: string; facts: { name: string; value: string }[]; on: string; known: string };

function Keep({ input }: { input: Input }) {
  const { t } = useSpeech();
  const { refuses } = useSession();
  const { tell } = useNotices();
  const client = useQueryClient();
  const navigate = useNavigate();
  const intent = useRef(new Intent());
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    setBusy(true);
    try {
      const key = intent.current.keyOf(input);
      const made = await execute<KeepEvaluationMutation>(String(KeepEvaluationDocument), { input }, { key });
      await client.invalidateQueries({ queryKey: ['list', 'kept'] });
      tell(t('try.is.kept'));
      void navigate({ to: '/rules/$part', params: { part: 'kept' }, search: { id: made.createEvaluation.id } });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tell(error.message, 'bad');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Do primary no={refuses(KEEP)} busy={busy} onDo={() => void keep()}>
      {t('try.keep')}
    </Do>
  );
}

function Beside({ packs, input }: { packs: string[]; input: Input }) {
  const speech = useSpeech();
  const { t, say } = speech;
  const { decision, facts, on, known } = input;
  const variables = useDeferredValue({ packs, decision, facts, on, known, digits: digitsOf(speech) });
  const found = useQuery({
    queryKey: ['list', 'compare-rules', variables],
    queryFn: ({ signal }) => execute<CompareRulesQuery>(String(CompareRulesDocument), variables, { signal }),
    placeholderData: before => before,
  });
  if (found.isError) return <p className="strip strip-bad">{found.error.message}</p>;
  const compared = found.data?.compareRules ?? [];
  const titles = new Map(compared.flatMap(one => one.trial.results.map(result => [result.name, result.title])));
  return (
    <>
      <Scrolls label={t('try.beside')}>
        <table className="table beside">
          <thead>
            <tr>
              <th scope="col">{t('try.result')}</th>
              {compared.map(one => (
                <th key={one.trial.pack} scope="col">
                  {one.trial.pack}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...titles].map(([name, title]) => (
              <tr key={name}>
                <th scope="row">{say(title)}</th>
                {compared.map(one => {
                  const result = one.trial.results.find(known => known.name === name);
                  return <td key={one.trial.pack}>{result ? say(result.said) : '—'}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolls>
      {compared.slice(1).map(one => (
        <Differences key={one.trial.pack} compared={one} than={compared[0]!.trial.pack} />
      ))}
    </>
  );
}

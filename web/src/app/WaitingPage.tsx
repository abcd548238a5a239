// What waits for my decision: what it is, since when, who asked; decided from here, one or many at once.

import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { Own, useSpeech } from '../i18n';
import { ActDialog } from '../kit/Acts';
import { Do } from '../kit/Do';
import { Empty } from '../kit/Empty';
import { type Column, Grid } from '../kit/Grid';
import { useNotices } from '../kit/Notices';
import { findOne } from '../lib/graph';
import { type Act, type Document, documentOf, type Row, titleOf } from '../lib/meta';
import { useCompanies } from './Switches';
import { useSession } from './session';
import { aboutOf, decisions, documentOfKind, useWaiting, type Waiting } from './waiting';

const COMPANY = documentOf('company');

interface Doing {
  document: Document;
  act: Act;
  rows: Row[];
}

export default function WaitingPage() {
  const speech = useSpeech();
  const { t, say, fmt, language } = speech;
  const { refuses } = useSession();
  const { tell } = useNotices();
  const { mine, own, may, known, why } = useWaiting();
  const { all: companies } = useCompanies();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const [doing, setDoing] = useState<Doing>();
  const marked = mine.filter(one => chosen.has(one.id));
  const kinds = [...new Set(marked.map(one => one.kind))];
  const document = kinds.length === 1 ? documentOfKind(kinds[0]!) : undefined;
  const companyOf = (one: Waiting) => {
    const row = companies?.find(company => company.id === one.companyId);
    return row ? titleOf(COMPANY, row, language) : '';
  };
  const whoAsked = (one: Waiting) => (one.by ? (language === 'bn' && one.by.nameBn) || one.by.name : '');
  const kindOf = (one: Waiting) => {
    const of = documentOfKind(one.kind);
    return of ? say(of.one) : one.kind;
  };
  const decide = async (of: Document, act: Act, which: Waiting[]) => {
    try {
      setDoing({ document: of, act, rows: await Promise.all(which.map(one => findOne(of, one.document))) });
    } catch (error) {
      tell((error as Error).message, 'bad');
    }
  };
  const open = (one: Waiting) => {
    const of = documentOfKind(one.kind);
    if (of) void navigate({ to: '/$path/$id', params: { path: of.path, id: one.document } });
  };
  const cell = (text: string): ReactNode => (
    <span className="cell" title={text}>
      <Own>{text}</Own>
    </span>
  );
  const columns: Column<Waiting>[] = [
    {
      name: 'about',
      label: t('waiting.what'),
      cell: one => (
        <span className="cell-name" title={aboutOf(one, speech)}>
          <Own>{aboutOf(one, speech)}</Own>
        </span>
      ),
    },
    { name: 'kind', label: t('waiting.kind'), width: 150, cell: one => cell(kindOf(one)) },
    { name: 'company', label: t('switch.company'), width: 190, cell: one => cell(companyOf(one)) },
    { name: 'by', label: t('waiting.by'), width: 140, cell: one => cell(whoAsked(one)) },
    { name: 'since', label: t('waiting.since'), width: 140, cell: one => cell(fmt.moment(one.submittedAt)) },
  ];
  return (
    <section className="list" aria-label={t('waiting.title')}>
      <header className="page-head">
        <div className="page-title">
          <h1>{t('waiting.title')}</h1>
          <p className="dim">{t('waiting.says')}</p>
        </div>
      </header>
      {marked.length > 0 && (
        <div className="list-bulk" role="toolbar" aria-label={t('list.selected', { count: marked.length })}>
          <span>{t('list.selected', { count: marked.length })}</span>
          {document ? (
            decisions(document).map(act => (
              <Do
                key={act.name}
                small
                grave={act.grave}
                no={refuses(act.permission)}
                onDo={() => void decide(document, act, marked)}
              >
                {say(act.label)}
              </Do>
            ))
          ) : (
            <span className="dim">{t('waiting.kinds')}</span>
          )}
          <Do small quiet onDo={() => setChosen(new Set())}>
            {t('app.clear')}
          </Do>
        </div>
      )}
      {why ? (
        <Empty title={why} next="" />
      ) : known && mine.length === 0 ? (
        <Empty title={t('bell.none')} next={t(may ? 'waiting.none' : 'waiting.not')} />
      ) : (
        <Grid
          label={t('waiting.title')}
          columns={columns}
          rows={mine}
          title={one => aboutOf(one, speech)}
          card={one => (
            <>
              <span className="card-line">
                <span className="cell-name">
                  <Own>{aboutOf(one, speech)}</Own>
                </span>
              </span>
              <span className="card-facts dim">
                <Own>{[kindOf(one), whoAsked(one), fmt.moment(one.submittedAt)].filter(Boolean).join(' · ')}</Own>
              </span>
            </>
          )}
          onOpen={open}
          chosen={chosen}
          onChoose={setChosen}
          pending={!known}
        />
      )}
      <footer className="list-foot dim" aria-live="polite">
        {own.length > 0 && t('waiting.own', { count: own.length })}
      </footer>
      <Suspense>
        {doing && (
          <ActDialog
            document={doing.document}
            act={doing.act}
            rows={doing.rows}
            onDone={done => setChosen(new Set(marked.filter(one => !done.includes(one.document)).map(one => one.id)))}
            onClose={() => setDoing(undefined)}
          />
        )}
      </Suspense>
    </section>
  );
}

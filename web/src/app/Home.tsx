// Where a day begins: what waits, what is still to be set up, what was open last.

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Own, useSpeech } from '../i18n';
import { Do } from '../kit/Do';
import { Icon, iconOf } from '../kit/Icon';
import { listPage } from '../lib/graph';
import { type Document, documentOf } from '../lib/meta';
import { useRecent } from './recent';
import { useSession } from './session';
import { aboutOf, documentOfKind, useWaiting } from './waiting';

/** Of what waits; the rest has a page. */
const SHOWN = 8;
/** What an organization consists of, in the order it is set up. */
const STEPS = ['company', 'branch', 'unit', 'position'].map(documentOf);

export function Home() {
  const speech = useSpeech();
  const { t, say, fmt } = speech;
  const { company } = useSession();
  const waiting = useWaiting();
  const [recent] = useRecent();
  useEffect(() => {
    document.title = `${t('home.title')} · Vextrus`;
  }, [t]);
  return (
    <article className="page home">
      <h1 className="unseen">{t('home.title')}</h1>
      <Setup company={company} />
      {waiting.may && waiting.known && (
        <section className="panel" aria-labelledby="waiting">
          <header className="panel-head">
            <h2 id="waiting">{t('home.waiting')}</h2>
            {waiting.mine.length > 0 && <Link to="/waiting">{t('bell.all')}</Link>}
          </header>
          {waiting.mine.length === 0 && <p className="dim">{t('bell.none')}</p>}
          <ul className="rows">
            {waiting.mine.slice(0, SHOWN).map(one => {
              const document = documentOfKind(one.kind);
              if (!document) return null;
              return (
                <li key={one.id}>
                  <Link to="/$path/$id" params={{ path: document.path, id: one.document }} className="row">
                    <Icon name={iconOf(document.name)} />
                    <span className="cell-name">
                      <Own>{aboutOf(one, speech)}</Own>
                    </span>
                    <span className="dim">{fmt.moment(one.submittedAt)}</span>
                  </Link>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <section className="panel" aria-labelledby="recent">
        <header className="panel-head">
          <h2 id="recent">{t('home.recent')}</h2>
        </header>
        {recent.length === 0 && <p className="dim">{t('home.recent.none')}</p>}
        <ul className="rows">
          {recent.map(one => (
            <li key={one.id}>
              <Link to="/$path/$id" params={{ path: documentOf(one.document).path, id: one.id }} className="row">
                <Icon name={iconOf(one.document)} />
                <span className="cell-name">
                  <Own>{one.title}</Own>
                </span>
                <span className="dim">{say(documentOf(one.document).one)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

/** The way to a whole organization; gone when it is walked. */
function Setup({ company }: { company: string | null }) {
  const { t } = useSpeech();
  const found = useQuery({
    queryKey: ['list', 'setup', company],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        STEPS.map(step => listPage(step, { company: step.name === 'company' ? null : company, first: 1 }, signal)),
      );
      return pages.map(page => page.items.length > 0);
    },
  });
  const done = found.data;
  if (!done || done.every(Boolean)) return null;
  const next = done.indexOf(false);
  return (
    <section className="panel" aria-labelledby="setup">
      <header className="panel-head">
        <h2 id="setup">{t('home.setup')}</h2>
      </header>
      <ol className="steps">
        {STEPS.map((step, n) => (
          <Step key={step.name} document={step} done={done[n] ?? false} isNext={n === next} />
        ))}
      </ol>
    </section>
  );
}

function Step({ document, done, isNext }: { document: Document; done: boolean; isNext: boolean }) {
  const { t, say } = useSpeech();
  const { refuses } = useSession();
  const navigate = useNavigate();
  return (
    <li className={done ? 'step step-done' : isNext ? 'step step-next' : 'step'}>
      <span className="step-sign">
        <Icon name={done ? 'check' : iconOf(document.name)} />
      </span>
      <div>
        <h3>
          {say(document.many)}
          {done && <span className="unseen">: {t('home.setup.done')}</span>}
        </h3>
        {!done && <p className="dim">{say(document.empty)}</p>}
      </div>
      {isNext && document.create && (
        <Do
          primary
          no={refuses(document.create.permission)}
          onDo={() => void navigate({ to: '/$path/new', params: { path: document.path } })}
        >
          {say(document.create.label)}
        </Do>
      )}
    </li>
  );
}

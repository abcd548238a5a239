// What a pack says to a case: figures first, then why, then what to look at, then the law.

import type { ComparisonFragment, TrialFragment } from '../../gen/rules-engine/graphql';
import { useSpeech } from '../../i18n';
import { Do } from '../../kit/Do';
import { Icon } from '../../kit/Icon';
import { Scrolls } from '../../kit/Scrolls';

const NONE = '—';

export function Answer({ trial, onEnter }: { trial: TrialFragment; onEnter?: (fact: string) => void }) {
  const { t, say } = useSpeech();
  const { refusal, question } = trial;
  const doubts = trial.lines.filter(line => line.doubt);
  return (
    <div className="answer">
      {refusal && (
        <div className={question ? 'strip' : 'strip strip-bad'}>
          <Icon name={question ? 'why' : 'warning'} />
          <span>{say(refusal.said)}</span>
          {refusal.fact && onEnter && <Do onDo={() => onEnter(refusal.fact!)}>{t('try.goto')}</Do>}
        </div>
      )}
      {trial.results.length > 0 && (
        <dl className="answer-results">
          {trial.results.map(result => (
            <div key={result.name} data-result={result.name}>
              <dt>{say(result.title)}</dt>
              <dd>{say(result.said)}</dd>
            </div>
          ))}
        </dl>
      )}
      {doubts.length > 0 && (
        <section>
          <h3>{t('try.doubts')}</h3>
          {doubts.map(line => (
            <p key={line.code} className="strip">
              <Icon name="warning" />
              <span>{say(line.said)}</span>
            </p>
          ))}
        </section>
      )}
      {trial.lines.length > 0 && (
        <section>
          <h3>{t('try.why')}</h3>
          <ol className="answer-lines">
            {trial.lines
              .filter(line => !line.doubt)
              .map((line, at) => (
                <li key={`${line.code}-${at}`}>{say(line.said)}</li>
              ))}
          </ol>
        </section>
      )}
      {trial.laws.length > 0 && (
        <section>
          <h3>{t('try.laws')}</h3>
          <ul className="answer-laws">
            {trial.laws.map((law, at) => (
              <li key={`${law.key}-${at}`}>
                {say(law.section)}, {say(law.instrument)}{' '}
                <span className="dim">
                  {law.key} · {law.pack} · {t(`rules.status.${law.status}`)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What another pack made of it differently. */
export function Differences({ compared, than }: { compared: ComparisonFragment; than: string }) {
  const { t, say } = useSpeech();
  const nothing = compared.results.length === 0 && compared.lines.length === 0;
  const said = (one: ComparisonFragment['lines'][number]['before']) => (one ? say(one) : NONE);
  return (
    <section className="differences" aria-label={compared.trial.pack}>
      <h3>
        {compared.trial.pack}: {t('try.differs', { pack: than })}
      </h3>
      {compared.trial.refusal && <p className="strip strip-bad">{say(compared.trial.refusal.said)}</p>}
      {!compared.trial.refusal && nothing && <p className="dim">{t('try.same')}</p>}
      {!nothing && (
        <Scrolls label={t('try.differs', { pack: than })}>
          <table className="diff">
            <thead>
              <tr>
                <th scope="col">{t('try.result')}</th>
                <th scope="col">{t('try.before')}</th>
                <th scope="col">{t('try.after')}</th>
              </tr>
            </thead>
            <tbody>
              {compared.results.map(one => (
                <tr key={one.name}>
                  <th scope="row">{say(one.title)}</th>
                  <td>
                    <del>{said(one.before)}</del>
                  </td>
                  <td>
                    <ins>{said(one.after)}</ins>
                  </td>
                </tr>
              ))}
              {compared.lines.map((one, at) => (
                <tr key={`line-${at}`}>
                  <th scope="row">{t('try.why')}</th>
                  <td>
                    <del>{said(one.before)}</del>
                  </td>
                  <td>
                    <ins>{said(one.after)}</ins>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolls>
      )}
    </section>
  );
}

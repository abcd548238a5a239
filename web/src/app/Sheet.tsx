// What the page is for, and the keys that work on it, on one sheet.

import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useSpeech } from '../i18n';
import { helpFor } from '../i18n/help';
import type { Key } from '../i18n/words';
import { Dialog } from '../kit/Dialog';
import { isHeard } from '../lib/keys';

/** A key, what it does, and how to know that it works on the page behind the sheet. */
type Line = [key: string, does: Key, works: () => boolean];

const shown = (selector: string) => () => document.querySelector(`#main ${selector}`) !== null;
const heard = (name: string) => () => isHeard(name);
const GRID = shown('[role="grid"], #main [role="treegrid"]');

const KEYS: [Key, Line[]][] = [
  [
    'keys.everywhere',
    [
      ['Ctrl K', 'keys.palette', heard('mod+k')],
      ['?', 'keys.sheet', heard('?')],
      ['F8', 'keys.notice', heard('f8')],
      ['G H · G W · G C · G A · G S', 'keys.goto', heard('g')],
    ],
  ],
  [
    'keys.lists',
    [
      ['N', 'keys.new', heard('n')],
      ['/', 'keys.search', heard('/')],
      ['F', 'keys.filter', heard('f')],
      ['↓ ↑ · J K', 'keys.move', GRID],
      ['Enter', 'keys.open', GRID],
      ['X', 'keys.mark', shown('[aria-multiselectable="true"]')],
      ['Shift ↓ ↑', 'keys.marks', shown('[aria-multiselectable="true"]')],
      ['Ctrl Enter', 'keys.beside', GRID],
      ['← →', 'keys.fold', shown('[role="treegrid"]')],
    ],
  ],
  [
    'keys.forms',
    [
      ['Ctrl S', 'keys.save', heard('mod+s')],
      ['Ctrl Enter', 'keys.save.new', heard('mod+enter')],
      ['Esc', 'keys.back', heard('escape')],
      ['F2', 'keys.date', shown('[data-date]')],
      ['Alt C', 'keys.inline', shown('.link')],
      ['Ctrl Enter', 'keys.comment', shown('.say')],
    ],
  ],
];

export function Sheet({ onClose }: { onClose: () => void }) {
  const { t, say } = useSpeech();
  const path = useRouterState({ select: state => state.location.pathname });
  const help = helpFor(path.replace(/^\/app(?=\/|$)/, ''));
  // As the page was when the sheet was opened.
  const [here] = useState(() =>
    KEYS.map(([group, lines]) => [group, lines.filter(([, , works]) => works())] as const).filter(
      ([, lines]) => lines.length > 0,
    ),
  );
  return (
    <Dialog title={t('help.title')} onClose={onClose} width={620}>
      {help.length > 0 && (
        <section className="help" aria-labelledby="help-page">
          <h2 id="help-page">{t('help.page')}</h2>
          {help.map(text => (
            <p key={text.en}>{say(text)}</p>
          ))}
        </section>
      )}
      <div className="sheet">
        {here.map(([group, keys]) => (
          <section key={group}>
            <h2>{t(group)}</h2>
            <dl>
              {keys.map(([key, what]) => (
                <div key={what}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(what)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {here.some(([group]) => group === 'keys.forms') && <p className="dim">{t('date.hint')}</p>}
    </Dialog>
  );
}

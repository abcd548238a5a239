// The keyboard, on one sheet.

import { useState } from 'react';
import { useSpeech } from '../i18n';
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
  const { t } = useSpeech();
  // As the page was when the sheet was opened.
  const [here] = useState(() =>
    KEYS.map(([group, lines]) => [group, lines.filter(([, , works]) => works())] as const).filter(
      ([, lines]) => lines.length > 0,
    ),
  );
  return (
    <Dialog title={t('keys.title')} onClose={onClose} width={620}>
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

// The keyboard, on one sheet.

import { useSpeech } from '../i18n';
import type { Key } from '../i18n/words';
import { Dialog } from '../kit/Dialog';

const KEYS: [Key, [string, Key][]][] = [
  [
    'keys.everywhere',
    [
      ['Ctrl K', 'keys.palette'],
      ['?', 'keys.sheet'],
      ['G H · G W · G C · G A · G S', 'keys.goto'],
    ],
  ],
  [
    'keys.lists',
    [
      ['N', 'keys.new'],
      ['/', 'keys.search'],
      ['F', 'keys.filter'],
      ['↓ ↑ · J K', 'keys.move'],
      ['Enter', 'keys.open'],
      ['X', 'keys.mark'],
      ['← →', 'keys.fold'],
    ],
  ],
  [
    'keys.forms',
    [
      ['Ctrl S', 'keys.save'],
      ['Ctrl Enter', 'keys.save.new'],
      ['Esc', 'keys.back'],
      ['F2', 'keys.date'],
      ['Alt C', 'keys.inline'],
    ],
  ],
];

export function Sheet({ onClose }: { onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <Dialog title={t('keys.title')} onClose={onClose} width={620}>
      <div className="sheet">
        {KEYS.map(([group, keys]) => (
          <section key={group}>
            <h2>{t(group)}</h2>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
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
      <p className="dim">{t('date.hint')}</p>
    </Dialog>
  );
}

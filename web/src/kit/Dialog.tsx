// A dialog over the page.

import { Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useSpeech } from '../i18n';
import { useFirst, useWayBack } from '../lib/focus';
import { Layer } from '../lib/layer';
import { Icon } from './Icon';

interface Props {
  title: ReactNode;
  onClose?: () => void;
  children: ReactNode;
  footer?: ReactNode;
  width?: number;
}

/** The keys that save a form do what a dialog is for. */
function goes(event: KeyboardEvent<HTMLElement>) {
  const does = event.key === 'Enter' || event.code === 'KeyS';
  if (!does || !(event.ctrlKey || event.metaKey) || event.isDefaultPrevented()) return;
  const form = event.currentTarget.querySelector('form');
  if (!form) return;
  event.preventDefault();
  event.stopPropagation();
  form.requestSubmit();
}

export function Dialog({ title, onClose, children, footer, width = 480 }: Props) {
  const { t } = useSpeech();
  const body = useRef<HTMLDivElement>(null);
  useWayBack();
  useFirst(body);
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={footer ?? null}
      width={width}
      closable={onClose ? { closeIcon: <Icon name="close" />, 'aria-label': t('app.close') } : false}
      keyboard={Boolean(onClose)}
      mask={{ closable: false }}
      getContainer={() => document.getElementById('over')!}
      destroyOnHidden
      className="dialog"
    >
      <Layer>
        <div ref={body} onKeyDown={goes}>
          {children}
        </div>
      </Layer>
    </Modal>
  );
}

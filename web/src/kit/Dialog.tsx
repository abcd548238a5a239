// A dialog over the page.

import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useSpeech } from '../i18n';
import { Layer } from '../lib/layer';
import { Icon } from './Icon';

interface Props {
  title: ReactNode;
  onClose?: () => void;
  children: ReactNode;
  footer?: ReactNode;
  width?: number;
}

export function Dialog({ title, onClose, children, footer, width = 480 }: Props) {
  const { t } = useSpeech();
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
      <Layer>{children}</Layer>
    </Modal>
  );
}

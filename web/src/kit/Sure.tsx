// Says what will happen, and asks whether it shall.

import type { ReactNode } from 'react';
import { Asking } from './Asking';

interface Props {
  title: string;
  says: string;
  label: string;
  grave?: boolean;
  children?: ReactNode;
  onGo: () => Promise<unknown>;
  onClose: () => void;
}

export function Sure({ title, says, label, grave, children, onGo, onClose }: Props) {
  return (
    <Asking title={title} says={says} go={label} grave={grave} needed={[]} send={onGo} onClose={onClose}>
      {() => children}
    </Asking>
  );
}

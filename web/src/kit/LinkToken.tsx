// A list narrowed to what belongs to another document, as it is said above it.

import { useQuery } from '@tanstack/react-query';
import { Own, useSpeech } from '../i18n';
import { documentOf, type Field, titleOf } from '../lib/meta';
import { choiceOf } from './choices';
import { Icon } from './Icon';

interface Props {
  field: Field;
  value: string;
  onDrop: () => void;
}

export function LinkToken({ field, value, onDrop }: Props) {
  const { t, say, language } = useSpeech();
  const document = documentOf(field.kind.is === 'link' ? field.kind.to : '');
  const found = useQuery({
    queryKey: ['choice', document.name, value],
    queryFn: ({ signal }) => choiceOf(document, value, signal),
  });
  const words = `${say(field.label)}: ${found.data ? titleOf(document, found.data, language) : '…'}`;
  return (
    <span className="token">
      <Own>{words}</Own>
      <button type="button" className="bare" aria-label={t('list.drop', { what: words })} onClick={onDrop}>
        <Icon name="close" size={12} />
      </button>
    </span>
  );
}

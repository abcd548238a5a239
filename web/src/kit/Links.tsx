// Several other documents: those chosen stand as tokens, one more is found as a link is.

import { useQueries } from '@tanstack/react-query';
import { Own, useSpeech } from '../i18n';
import { documentOf, type Field, SEPARATOR, titleOf } from '../lib/meta';
import { choiceOf } from './choices';
import { Icon } from './Icon';
import { LinkPicker } from './LinkPicker';

interface Props {
  id: string;
  field: Field;
  to: string;
  /** Their ids, one a line. */
  value: string | null;
  onChange: (value: string | null) => void;
  wrong?: boolean;
  describedBy?: string;
  required?: boolean;
}

export default function Links({ id, field, to, value, onChange, ...common }: Props) {
  const { t, language } = useSpeech();
  const document = documentOf(to);
  const ids = value?.split(SEPARATOR).filter(Boolean) ?? [];
  const known = useQueries({
    queries: ids.map(one => ({
      queryKey: ['choice', to, one],
      queryFn: ({ signal }: { signal: AbortSignal }) => choiceOf(document, one, signal),
    })),
  });
  const set = (next: string[]) => onChange(next.join(SEPARATOR) || null);
  const one: Field = { ...field, kind: { is: 'link', to, reads: to, within: null } };
  return (
    <div className="several">
      {ids.map((chosen, n) => {
        const row = known[n]?.data;
        const title = row ? titleOf(document, row, language) : '';
        return (
          <span key={chosen} className="token">
            <Own>{title || `${chosen.slice(0, 8)}…`}</Own>
            <button
              type="button"
              className="bare"
              aria-label={t('list.drop', { what: title })}
              onClick={() => set(ids.filter(other => other !== chosen))}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        );
      })}
      <LinkPicker
        {...common}
        id={id}
        field={one}
        value={null}
        onChange={added => added && !ids.includes(added) && set([...ids, added].sort())}
      />
    </div>
  );
}

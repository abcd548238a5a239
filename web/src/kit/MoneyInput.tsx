// A sum of money, typed as people say it: both scripts, lakh and crore, or a sum to work out.

import { Input } from 'antd';
import type { KeyboardEvent } from 'react';
import { useSpeech } from '../i18n';
import type { Key } from '../i18n/words';
import { isSum } from '../lib/calc';
import { readMoney, spoken } from '../lib/money';
import { useTyping } from './unread';

interface Props {
  id: string;
  /** A decimal text: `1234.50`. */
  value: string | null;
  onChange: (value: string | null) => void;
  currency?: string;
  wrong?: boolean;
  describedBy?: string;
  required?: boolean;
}

const PLACES = 2;
const WRONG: Record<string, Key> = { words: 'money.wrong', commas: 'money.commas', large: 'money.large' };

export function MoneyInput({ id, value, onChange, currency = 'BDT', wrong, describedBy, required }: Props) {
  const { fmt, t } = useSpeech();
  const { text, told, type, leave } = useTyping();
  const read = text === null || text.trim() === '' ? undefined : readMoney(text);
  const unread = read && 'wrong' in read ? read.wrong : undefined;
  const sum = read && 'amount' in read ? read : undefined;
  const hint = `${id}-sum`;
  const isLook = sum && text !== null && (isSum(text) || sum.isRounded);
  const reading = isLook ? `= ${fmt.money(sum.amount, currency)}` : value && spoken(sum?.amount ?? value, fmt);
  const isTold = told && unread !== undefined;
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) leave(!unread);
  };
  return (
    <div className="money">
      <Input
        id={id}
        prefix={<span aria-hidden="true">{currency === 'BDT' ? '৳' : currency}</span>}
        suffix={
          reading && !unread ? (
            <span className="money-said" aria-hidden="true">
              {reading}
            </span>
          ) : (
            <span />
          )
        }
        value={text ?? (value ? fmt.number(value, PLACES) : '')}
        inputMode="decimal"
        autoComplete="off"
        data-unread={unread ? '' : undefined}
        status={wrong || isTold ? 'error' : ''}
        aria-invalid={wrong || isTold || undefined}
        aria-describedby={[describedBy, (isTold || reading) && hint].filter(Boolean).join(' ') || undefined}
        aria-required={required || undefined}
        onFocus={event => event.target.select()}
        onChange={event => {
          const typed = event.target.value;
          type(typed);
          const now = readMoney(typed);
          if (typed.trim() === '') onChange(null);
          else if ('amount' in now) onChange(now.amount);
        }}
        onBlur={() => leave(!unread)}
        onKeyDown={keys}
      />
      {isTold ? (
        <div id={hint} className="field-wrong" role="alert">
          {t(WRONG[unread]!)}
        </div>
      ) : (
        <span id={hint} className="unseen" aria-live="polite">
          {reading}
        </span>
      )}
    </div>
  );
}

// A sum of money, typed as people say it: both scripts, lakh and crore, or a sum to work out.

import { Input } from 'antd';
import { useState } from 'react';
import { useSpeech } from '../i18n';
import { calculate, isSum, rounded } from '../lib/calc';

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

/** The decimal text somebody means, or nothing. */
export function readMoney(text: string): string | undefined {
  const sum = calculate(text);
  return sum && rounded(sum, PLACES);
}

export function MoneyInput({ id, value, onChange, currency = 'BDT', wrong, describedBy, required }: Props) {
  const { fmt, t } = useSpeech();
  const [text, setText] = useState<string | null>(null);
  const read = text === null || text.trim() === '' ? undefined : readMoney(text);
  const unread = text !== null && text.trim() !== '' && read === undefined;
  const settle = () => {
    if (text !== null && text.trim() === '') onChange(null);
    else if (read !== undefined) onChange(read);
    if (!unread) setText(null);
  };
  return (
    <div className="money">
      <Input
        id={id}
        prefix={<span aria-hidden="true">{currency === 'BDT' ? '৳' : currency}</span>}
        value={text ?? (value ? fmt.number(value, PLACES) : '')}
        inputMode="decimal"
        autoComplete="off"
        status={wrong || unread ? 'error' : ''}
        aria-invalid={wrong || unread || undefined}
        aria-describedby={describedBy}
        aria-required={required || undefined}
        onFocus={event => event.target.select()}
        onChange={event => {
          setText(event.target.value);
          const now = readMoney(event.target.value);
          if (now !== undefined) onChange(now);
        }}
        onBlur={settle}
        onKeyDown={event => event.key === 'Enter' && settle()}
      />
      {unread && <div className="field-wrong">{t('money.wrong')}</div>}
      {text !== null && read !== undefined && isSum(text) && (
        <div className="field-help">= {fmt.money(read, currency)}</div>
      )}
    </div>
  );
}

// Doing one thing that has no form of its own: under one key, with what was refused told.

import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useNotices } from '../../kit/Notices';
import { execute, Intent, Refusal } from '../../lib/graph';

export function useDoing(): <T>(
  text: unknown,
  variables: Record<string, unknown>,
  done: string,
) => Promise<T | undefined> {
  const client = useQueryClient();
  const { tell } = useNotices();
  const intents = useRef(new Map<string, Intent>());
  return async (text, variables, done) => {
    const what = String(text) + JSON.stringify(variables);
    const intent = intents.current.get(what) ?? new Intent();
    intents.current.set(what, intent);
    try {
      const data = await execute<never>(String(text), variables, { key: intent.keyOf(variables) });
      intents.current.delete(what);
      tell(done);
      await client.invalidateQueries();
      return data;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      tell(error.message, 'bad');
      return undefined;
    }
  };
}

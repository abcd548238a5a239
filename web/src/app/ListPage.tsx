// A list on its address.

import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { DocList, type Looking } from '../kit/DocList';
import type { Document } from '../lib/meta';
import { useSession } from './session';

export function ListPage({ document, looking }: { document: Document; looking: Looking }) {
  const navigate = useNavigate();
  const { look } = useSession();
  const { path } = document;
  // A link that was sent says which company and branch it looks at; here, the switches above do.
  const { company, branch, ...rest } = looking;
  const isSent = company !== undefined || branch !== undefined;
  const settle = () => {
    if (!isSent) return;
    look({ company: company || null, branch: branch || null, year: null });
    void navigate({ to: '/$path', params: { path }, search: rest, replace: true });
  };
  useEffect(settle, [company, branch]);
  if (isSent) return null;
  return (
    <DocList
      document={document}
      looking={looking}
      onLook={search => void navigate({ to: '/$path', params: { path }, search, replace: true })}
      onOpen={row => void navigate({ to: '/$path/$id', params: { path, id: row.id } })}
      onNew={() => void navigate({ to: '/$path/new', params: { path } })}
    />
  );
}

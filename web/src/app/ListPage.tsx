// A list on its address.

import { useNavigate } from '@tanstack/react-router';
import { DocList, type Looking } from '../kit/DocList';
import type { Document } from '../lib/meta';

export function ListPage({ document, looking }: { document: Document; looking: Looking }) {
  const navigate = useNavigate();
  const { path } = document;
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

// Where a file's content is.

export const contentOf = (id: string): string => `/api/v1/file-storage/files/${encodeURIComponent(id)}/content`;

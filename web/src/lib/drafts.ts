// What was typed and not yet saved, kept in this browser, for this person of this organization only.

import type { Begun } from './graph';

export interface Draft {
  at: string;
  values: Record<string, string | null>;
  /** What was there when the draft was begun. */
  base: Record<string, string | null>;
  /** The version that was. */
  version?: number | undefined;
  /** What was being saved when the page was left: saved again, it happens once. */
  intent?: Begun | undefined;
}

const PREFIX = 'vextrus.draft';
/** A draft nobody came back to is dropped after so many days. */
const DAYS = 30;

export class Drafts {
  constructor(
    private readonly owner: string,
    private readonly store: Storage = localStorage,
  ) {}

  private key(place: string): string {
    return `${PREFIX}:${this.owner}:${place}`;
  }

  read(place: string, now = Date.now()): Draft | undefined {
    try {
      const draft = JSON.parse(this.store.getItem(this.key(place)) ?? 'null') as Draft | null;
      if (!draft || now - Date.parse(draft.at) > DAYS * 86_400_000) return undefined;
      return draft;
    } catch {
      return undefined;
    }
  }

  write(place: string, draft: Draft): void {
    try {
      this.store.setItem(this.key(place), JSON.stringify(draft));
    } catch {
      // No room: the form still holds what was typed.
    }
  }

  drop(place: string): void {
    this.store.removeItem(this.key(place));
  }
}

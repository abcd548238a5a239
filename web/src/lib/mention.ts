// `@` and a few letters in what somebody writes: who is looked for, who was meant, where they stand in the text.

export interface Mentioned {
  id: string;
  name: string;
  nameBn?: string | null | undefined;
}

/** Letters after an `@` that look for somebody: a name and the beginning of a second one. */
const LOOKED = /(?:^|[\s(])@([^\s@]{0,30}(?: [^\s@]{1,30})?)$/u;

/** What is looked for where the writer is, and where its `@` stands; nothing when nobody is. */
export function lookedFor(text: string, caret: number): { words: string; from: number } | undefined {
  const words = LOOKED.exec(text.slice(0, caret))?.[1];
  return words === undefined ? undefined : { words, from: caret - words.length - 1 };
}

/** The text with somebody's name where they were looked for, and where one goes on writing. */
export function meant(text: string, from: number, caret: number, name: string): { text: string; caret: number } {
  const after = text.slice(caret);
  const said = `@${name}${/^\s/.test(after) ? '' : ' '}`;
  return { text: text.slice(0, from) + said + after, caret: from + said.length };
}

/** Of those chosen, who still stands in the text. */
export const stillIn = (text: string, chosen: Mentioned[]): string[] =>
  chosen.filter(one => text.includes(`@${one.name}`)).map(one => one.id);

/** A text in parts, those that name somebody marked; longer names first, so that none is cut. */
export function inParts(text: string, people: Mentioned[]): { text: string; who?: Mentioned }[] {
  const names = people
    .flatMap(who => [who.name, who.nameBn ?? ''].filter(Boolean).map(name => ({ said: `@${name}`, who })))
    .sort((a, b) => b.said.length - a.said.length);
  let parts: { text: string; who?: Mentioned }[] = [{ text }];
  for (const { said, who } of names) {
    parts = parts.flatMap(part => {
      if (part.who) return [part];
      const pieces = part.text.split(said);
      return pieces.flatMap((piece, n) => (n === 0 ? [{ text: piece }] : [{ text: said, who }, { text: piece }]));
    });
  }
  return parts.filter(part => part.text !== '');
}

import { describe, expect, it } from 'vitest';
import { inParts, lookedFor, meant, stillIn } from './mention';

const RINA = { id: '1', name: 'Rina', nameBn: 'রিনা' };
const RINA_K = { id: '2', name: 'Rina Khan', nameBn: null };

describe('mentions', () => {
  it('look for whoever is written after an @', () => {
    expect(lookedFor('@', 1)).toEqual({ words: '', from: 0 });
    expect(lookedFor('Ask @Rin', 8)).toEqual({ words: 'Rin', from: 4 });
    expect(lookedFor('দেখুন @রিনা আ', 13)).toEqual({ words: 'রিনা আ', from: 6 });
    expect(lookedFor('Ask @Rin now', 4)).toBeUndefined();
    expect(lookedFor('rina@example.com', 16)).toBeUndefined();
    expect(lookedFor('@Rina has said it', 17)).toBeUndefined();
  });
  it('put the name where it was looked for', () => {
    expect(meant('Ask @Ri, please', 4, 7, 'Rina')).toEqual({ text: 'Ask @Rina , please', caret: 10 });
    expect(meant('@Ri now', 0, 3, 'Rina')).toEqual({ text: '@Rina now', caret: 5 });
  });
  it('mean nobody whose name was taken out again', () => {
    expect(stillIn('Ask @Rina', [RINA, { id: '3', name: 'Karim' }])).toEqual(['1']);
  });
  it('mark names in either script, the longest first', () => {
    const parts = inParts('@Rina Khan and @রিনা', [RINA, RINA_K]);
    expect(parts.map(part => [part.text, part.who?.id])).toEqual([
      ['@Rina Khan', '2'],
      [' and ', undefined],
      ['@রিনা', '1'],
    ]);
  });
});

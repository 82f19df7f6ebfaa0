import { describe, expect, it } from 'vitest';
import { isDamaged, mended } from '../../../src/reading/actors/mend.ts';

const words = (...text: string[]) => ({
  text,
  start: text.map((_, index) => index),
  end: text.map((_, index) => index + 1),
  sentence: text.map(() => 0),
  first: [0, text.length],
});

describe('damaged words', () => {
  it('are read as the whole word of the same document', () => {
    expect(mended(words('Juan', 'Gonzஸ்lez', 'met', 'Gonzalez')).text).toEqual([
      'Juan',
      'Gonzalez',
      'met',
      'Gonzalez',
    ]);
  });

  it('stay as they are when no word, or more than one, would fit', () => {
    expect(mended(words('Gonzஸ்lez', 'met', 'Perez')).text).toEqual(['Gonzஸ்lez', 'met', 'Perez']);
    expect(mended(words('Gonzஸ்lez', 'Gonzalez', 'Gonzolez')).text[0]).toBe('Gonzஸ்lez');
  });

  it('are not names of other scripts, nor words with accents', () => {
    expect(
      ['Москва', 'ஸ்', 'María', 'Łódź', 'O’Brien', 'María'.normalize('NFD')].filter(isDamaged),
    ).toEqual([]);
  });
});

// Which paragraphs are told to be in another language, and what becomes of them.
// Leaves to others: other noise (lay-out).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../../src/reading/page/language.ts';
import { prepareLayout } from '../../../src/reading/page/lay-out.ts';
import { createReader } from '../../../src/reading/read.ts';
import { createResources } from '../../../src/resources.ts';

const resources = createResources();
const layOut = prepareLayout(resources);
const read = createReader(resources);

const article = (text: string) =>
  ({ id: 'x', title: '', text, language: 'en', kind: 'article' }) as const;
const languages = (text: string) =>
  layOut(article(text))
    .problems.filter(({ rule }) => rule === 'language')
    .map(({ reason, span }) => [
      /^In (.+), not/u.exec(reason)?.[1],
      span && text.slice(span.start, span.end),
    ]);

const spanish =
  'El presidente dijo el martes que su gobierno no aceptará los resultados de las elecciones.';

describe('a paragraph in another language', () => {
  it.each([
    ['Spanish', spanish],
    [
      'Portuguese',
      'O ministro disse na terça que não aceita o resultado da votação e que vai recorrer.',
    ],
    [
      'French',
      'Le ministre a déclaré mardi que son gouvernement ne reconnaîtra pas les résultats.',
    ],
    [
      'German',
      'Der Minister sagte am Dienstag, dass seine Regierung das Ergebnis nicht anerkennen werde.',
    ],
    [
      'Italian',
      'Il ministro ha detto martedì che il suo governo non riconoscerà i risultati del voto.',
    ],
    [
      'Dutch',
      'De minister zei dinsdag dat zijn regering de uitslag van de stemming niet zal erkennen.',
    ],
    [
      'another script',
      'Министр заявил во вторник, что правительство не признает итоги выборов в стране.',
    ],
  ])('is known: %s', (language, text) => {
    expect(languages(text)).toEqual([[language, text]]);
  });

  it.each([
    'The José María de la Torre Foundation gave Ana de los Santos y Juan del Río a prize in La Paz.',
    'José María de la Torre, Ana de los Santos y Juan del Río, La Paz, El Salvador',
    '“No vamos a aceptar los resultados de las elecciones”, said the minister in Caracas.',
    'He studied at the Universidad de los Andes y la Fundación para el Desarrollo de la Educación.',
    'Fire Department in Denton received $110,299 in federal funds in May.',
    'La Casa de las Flores',
    '11:15 am – 11:45 am Tour of the data center in Ames',
  ])('is not: %s', (text) => {
    expect(languages(text)).toEqual([]);
  });

  it('takes short paragraphs between with it, once for a run, and none beside it', () => {
    const text = `The minister spoke.\n\n${spanish}\n\nLa oposición\n\n${spanish}\n\nThe end came soon.`;
    expect(languages(text)).toEqual([['Spanish', `${spanish}\n\nLa oposición\n\n${spanish}`]]);
  });

  it('is read neither for names nor quotations nor the summary, but for dates; nothing is lost', () => {
    const own = 'The minister Ana Ruiz met the governor in Lima on 3 May 2019.';
    const foreign =
      '“No aceptará los resultados”, dijo Nicolás Maduro el 2019-05-04 en un acto con los suyos en Caracas.';
    const text = `${own}\n\n${foreign}`;
    const reading = read(article(text), { actors: [] });
    expect(reading.document.text).toBe(text);
    expect(reading.quotes).toEqual([]);
    expect(reading.actors.map(({ name }) => name)).not.toContain('Nicolás Maduro');
    expect(reading.summary.every(({ end }) => end <= own.length)).toBe(true);
    expect(reading.sentences.map(({ kind }) => kind)).toEqual(['prose', 'noise']);
    expect(reading.dates.map(({ value }) => value)).toEqual(['2019-05-03', '2019-05-04']);
  });

  it('leaves a page whose paragraphs and sentences agree, whatever the text', () => {
    const paragraph = fc.constantFrom(spanish, 'The talks went on.', 'Sí', '', 'Министр заявил');
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 12 }), (paragraphs) => {
        const page = inEnglish(layOut(article(paragraphs.join('\n\n'))));
        page.paragraphs.forEach(({ first, last }, index) => {
          for (const sentence of page.sentences.slice(first, last))
            expect(sentence.paragraph).toBe(index);
        });
        expect(page.paragraphs.at(-1)?.last ?? 0).toBe(page.sentences.length);
      }),
    );
  });
});

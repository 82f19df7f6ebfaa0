// Topics: what people type, what it finds and what it does not, and what is refused in a clear sentence.
// Leaves to others: editions of a topic (edition-new.test.ts).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, parseTopic, topicText } from '../../src/briefing/topic-query.ts';
import { lists, say } from './archive.ts';

const parse = (text: string) => parseTopic(text, lists.stopWords, say);

function isAbout(query: string, text: string): boolean {
  const topic = parse(query);
  if (topic.type === 'bad') throw new Error(topic.why);
  return matches(topic.term, topicText(text));
}

describe('a topic', () => {
  it.each([
    ['strike', 'The strikes went on.', true],
    ['strike harbour', 'A strike in the harbour.', true],
    ['strike harbour', 'A strike in the mine.', false],
    ['strike and harbour', 'A strike in the mine.', false],
    ['harbour or port', 'The port is closed.', true],
    ['strike AND (harbour OR port)', 'A strike closed the port.', true],
    ['strike and (harbour or port)', 'The port is open.', false],
    ['strike not harbour', 'A strike in the harbour.', false],
    ['strike and not harbour', 'A strike in the mine.', true],
    ['strike -harbour', 'A strike in the harbour.', false],
    ['"harbour union"', 'The Harbour Union said no.', true],
    ['"harbour union"', 'The union of the harbour said no.', false],
    ['“harbour union” or mine', 'Harbour Union said no.', true],
    ['not (harbour or port) and strike', 'A strike in the port.', false],
    ['elección', 'La eleccion de julio.', true],
    ['the strike', 'A strike.', true],
    ['"the strike"', 'A strike.', false],
    ['oil or gas and price', 'Oil is cheap.', true],
    ['well-known', 'It is well known.', false],
    ['recognised', 'They recognize him.', true],
  ])('%s in "%s": %s', (query, text, expected) => {
    expect(isAbout(query, text)).toBe(expected);
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['?!', 'empty'],
    ['the and of', 'stop-words'],
    ['about it', 'stop-words'],
    ['(the)', 'stop-words'],
    ['not harbour', 'only-not'],
    ['strike or not harbour', 'only-not'],
    ['(strike', 'brackets'],
    ['strike)', 'brackets'],
    ['"strike', 'quotes'],
    ['strike and', 'operator'],
    ['or strike', 'operator'],
    ['strike and or port', 'operator'],
    ['strike not', 'operator'],
    ['()', 'operator'],
    [`${'strike '.repeat(60)}`, 'long'],
  ])('%s is refused: %s', (query, key) => {
    expect(parse(query)).toEqual({ type: 'bad', why: say(`briefing.topic.${key}`) });
  });

  it('never throws, whatever is typed', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '"',
      'and',
      'or',
      'not',
      'strike',
      'the',
      '-',
      ' ',
      '“',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const topic = parse(pieces.join(' '));
        if (topic.type === 'topic') matches(topic.term, topicText('A strike.'));
        else expect(topic.why.length).toBeGreaterThan(10);
      }),
    );
  });
});

// Bytes to text, with the encoding found rather than assumed, and never a letter guessed in silence.
// Leaves to others: damage that was in the text before it was saved (reading/page).
import type { Problem } from '../../model/reading.ts';

export type Decoded =
  | { readonly type: 'text'; readonly text: string; readonly problems: readonly Problem[] }
  | { readonly type: 'binary'; readonly reason: string };

/**
 * Text of a file: UTF-16 where a byte order mark says so, else strict UTF-8 (its mark cut), else
 * windows-1252 with a problem noted where the outcome looks like writing. `label` is an encoding that
 * the file itself declares (WHATWG name); it is tried when the bytes are not UTF-8.
 */
export function decodeText(bytes: Uint8Array, label?: string): Decoded {
  const utf16 = utf16Label(bytes);
  if (utf16 !== undefined) return judged(decodeAs(utf16, bytes), `The file claims ${utf16}, but`);
  if (bytes.includes(0)) return { type: 'binary', reason: 'The file holds zero bytes.' };
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== undefined) return judged(utf8, 'The bytes are UTF-8, but');
  const declared = label === undefined ? undefined : decodeAs(label, bytes);
  if (declared !== undefined && isWriting(declared))
    return { type: 'text', text: declared, problems: [] };
  return western(bytes);
}

function western(bytes: Uint8Array): Decoded {
  const text = decodeAs('windows-1252', bytes);
  if (text === undefined || !isWriting(text))
    return { type: 'binary', reason: 'The bytes are neither UTF-8 nor any other text we know.' };
  const at = firstForeignByte(bytes);
  return {
    type: 'text',
    text,
    problems: [
      {
        rule: 'not-utf-8',
        reason: `The file is not UTF-8 (first at byte ${at}); it was read as windows-1252. Check its accents, and save it as UTF-8.`,
      },
    ],
  };
}

function judged(text: string | undefined, claim: string): Decoded {
  if (text === undefined) return { type: 'binary', reason: `${claim} they do not decode.` };
  return controls(text) > text.length / 200
    ? { type: 'binary', reason: `${claim} they are control characters, not writing.` }
    : { type: 'text', text, problems: [] };
}

function utf16Label(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? withPrintedMarks(text) : text;
  } catch {
    return undefined;
  }
}

// What windows-1252 has at 0x80 to 0x9f; U+FFFD where it has nothing. https://encoding.spec.whatwg.org/#windows-1252
const printed = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ';

/** Node 20 decodes windows-1252 as Latin-1, which has control characters where quotation marks belong. */
function withPrintedMarks(text: string): string {
  return text.replace(/[\u0080-\u009f]/gu, (sign) => printed[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** Where strict UTF-8 breaks: a shorter head of the bytes is tried until the odd byte is at its end. */
function firstForeignByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isUtf8Head(bytes.subarray(0, middle + 1))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isUtf8Head(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Mostly letters, digits, spaces and everyday marks, and no control characters: a person wrote it. */
function isWriting(text: string): boolean {
  if (text.length === 0 || controls(text) > 0 || text.includes('\ufffd')) return false;
  const plain = text.match(/[\p{L}\p{N}\s.,;:!?¿¡'"()«»“”‘’–—-]/gu)?.length ?? 0;
  const high = text.match(/[\u0080-\uffff]/gu)?.length ?? 0;
  return plain > text.length * 0.85 && high < text.length * 0.5;
}

function controls(text: string): number {
  return text.match(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f]/gu)?.length ?? 0;
}

// The file format of the tagger's weights: sorted feature keys with their non-zero weights, small when gzipped.
// Leaves to others: learning them (training/) and using them (tagger.ts).

/** Weights times `scale`, rounded, are what the file holds. */
export const scale = 64;
const magic = 0x31444e52;

/** Rows sorted by key (unsigned); `moves` are transitions; every weight a 16-bit integer. */
export interface Weights {
  readonly labelCount: number;
  readonly moves: Int16Array;
  readonly keys: Uint32Array;
  /** `keys.length` rows of `labelCount`. */
  readonly rows: Int16Array;
}

/** Layout, little-endian: magic, label count, row count, moves, keys, per row a 32-bit mask, then the non-zero weights. */
export function encodeWeights(weights: Weights): Uint8Array {
  const { labelCount, moves, keys, rows } = weights;
  const masks = new Uint32Array(keys.length);
  const values: number[] = [];
  for (let row = 0; row < keys.length; row++)
    for (let label = 0; label < labelCount; label++) {
      const value = rows[row * labelCount + label] ?? 0;
      if (value === 0) continue;
      masks[row] = (masks[row] ?? 0) | (1 << label);
      values.push(value);
    }
  const bytes = new Uint8Array(12 + moves.length * 2 + keys.length * 8 + values.length * 2);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const put32 = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  put32(magic);
  put32(labelCount);
  put32(keys.length);
  for (const value of moves) {
    view.setInt16(at, value, true);
    at += 2;
  }
  let previous = 0;
  for (const key of keys) {
    put32(key - previous);
    previous = key;
  }
  masks.forEach(put32);
  const low = at;
  const high = at + values.length;
  for (const [index, value] of values.entries()) {
    bytes[low + index] = value & 255;
    bytes[high + index] = (value >> 8) & 255;
  }
  return bytes;
}

/** @throws Error when the bytes are no weights, or weights of other labels. */
export function decodeWeights(bytes: Uint8Array, labelCount: number): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || view.getUint32(0, true) !== magic)
    throw new Error('models/names.bin is not a file of weights: make it again with npm run train');
  if (view.getUint32(4, true) !== labelCount)
    throw new Error('models/names.bin has other labels: make it again with npm run train');
  const count = view.getUint32(8, true);
  let at = 12;
  const moves = new Int16Array(labelCount * labelCount);
  for (let index = 0; index < moves.length; index++, at += 2)
    moves[index] = view.getInt16(at, true);
  const keys = new Uint32Array(count);
  for (let row = 0, key = 0; row < count; row++, at += 4) {
    key += view.getUint32(at, true);
    keys[row] = key;
  }
  const masks = at;
  at += count * 4;
  const total = (bytes.length - at) / 2;
  const rows = new Int16Array(count * labelCount);
  for (let row = 0, index = 0; row < count; row++) {
    const mask = view.getUint32(masks + row * 4, true);
    for (let label = 0; label < labelCount; label++) {
      if (((mask >>> label) & 1) === 0) continue;
      const value = (bytes[at + index] ?? 0) | ((bytes[at + total + index] ?? 0) << 8);
      rows[row * labelCount + label] = value;
      index++;
    }
  }
  return { labelCount, moves, keys, rows };
}

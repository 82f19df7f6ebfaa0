// How large a zip archive gets when unpacked, told from its directory without unpacking anything.
// Leaves to others: unpacking. Layout: APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const longestComment = 0xffff;

/** Bytes of all entries unpacked, as the directory claims; undefined where the bytes are no zip archive. */
export function unpackedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  const entries = view.getUint16(end + 10, true);
  let offset = view.getUint32(end + 16, true);
  let size = 0;
  for (let index = 0; index < entries; index++) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== entrySignature)
      return undefined;
    size += view.getUint32(offset + 24, true);
    const rest = [28, 30, 32].map((at) => view.getUint16(offset + at, true));
    offset += 46 + rest.reduce((sum, length) => sum + length, 0);
  }
  return size;
}

/** The end record is last but for a comment of its own. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === endSignature) return at;
  return undefined;
}

import type { Refuse } from './refusals.ts';

/**
 * A file inside a zip archive, as the archive's directory describes it: claims that unpacking has yet to
 * test.
 */
export interface ZipEntry {
  readonly name: string;
  /** Compression method: 0 stored, 8 deflate. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc32: number;
  /** Bytes in the archive. */
  readonly packed: number;
  /** Bytes when unpacked. */
  readonly unpacked: number;
  /** Where its local header starts. */
  readonly header: number;
}

/** APPNOTE.TXT 6.3.10, the specification of zip, sections 4.3.12 and 4.3.16. */
const DIRECTORY_SIGNATURE = 0x02014b50;
const DIRECTORY_HEADER_BYTES = 46;
const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const ENCRYPTED_FLAG = 1;

/**
 * Word itself writes about 15 and one for each picture; the directory is read whole, so there is an end to
 * it.
 */
const MAX_ENTRIES = 10_000;

/**
 * The files of a zip archive by name: in lower case and with `/`, for names of parts do not differ by case
 * (ECMA-376 part 2, 6.2.2.3) and some writers use `\`. A name that occurs twice has two entries. Throws what
 * `refuse` makes.
 */
export function readZipDirectory(
  bytes: Uint8Array,
  refuse: Refuse,
): ReadonlyMap<string, readonly ZipEntry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view, refuse);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (start + size > end) throw refuse('the table of contents of its zip archive is damaged');
  if (count > MAX_ENTRIES) throw refuse(`it is a zip archive of more than ${MAX_ENTRIES} files`);
  const entries = new Map<string, ZipEntry[]>();
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const next = readEntry(view, at, { end, refuse });
    const name = next.entry.name.replaceAll('\\', '/').toLowerCase();
    const same = entries.get(name);
    if (same) same.push(next.entry);
    else entries.set(name, [next.entry]);
    at = next.next;
  }
  return entries;
}

function readEntry(
  view: DataView,
  at: number,
  { end, refuse }: { end: number; refuse: Refuse },
): { entry: ZipEntry; next: number } {
  if (at + DIRECTORY_HEADER_BYTES > end || view.getUint32(at, true) !== DIRECTORY_SIGNATURE) {
    throw refuse('the table of contents of its zip archive is damaged');
  }
  const nameStart = at + DIRECTORY_HEADER_BYTES;
  const nameEnd = nameStart + view.getUint16(at + 28, true);
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) throw refuse('the table of contents of its zip archive is damaged');
  const entry = {
    name: new TextDecoder().decode(
      new Uint8Array(view.buffer, view.byteOffset + nameStart, nameEnd - nameStart),
    ),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & ENCRYPTED_FLAG) !== 0,
    crc32: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    header: view.getUint32(at + 42, true),
  };
  return { entry, next };
}

/** The end record stands last in the file, before a comment that almost no archive has. */
function findEnd(view: DataView, refuse: Refuse): number {
  const last = view.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw refuse('it is cut off, or not a zip archive as Word documents are');
}

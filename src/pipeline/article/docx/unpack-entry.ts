import { Inflate } from 'fflate';
import type { Refuse } from './refusals.ts';
import type { ZipEntry } from './zip-directory.ts';

/** APPNOTE.TXT 6.3.10, section 4.3.7. */
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

/** Deflate makes at most 1,032 bytes of one, so a step yields at most 4 MB before the size is looked at. */
const STEP_BYTES = 4096;

/**
 * Unpacks one file of a zip archive. Its size and checksum must be what the directory claims; more than the
 * claimed size is never unpacked. Throws what `refuse` makes.
 */
export function unpackEntry(archive: Uint8Array, entry: ZipEntry, refuse: Refuse): Uint8Array {
  const damaged = `its part ${entry.name} is damaged`;
  if (entry.encrypted) throw refuse('it is protected by a password');
  const packed = packedBytes(archive, entry);
  if (!packed) throw refuse(damaged);
  const bytes = unpack(packed, entry, () => refuse(damaged));
  if (bytes.length !== entry.unpacked || crc32(bytes) !== entry.crc32) throw refuse(damaged);
  return bytes;
}

function packedBytes(archive: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const { header } = entry;
  if (header + LOCAL_HEADER_BYTES > archive.length) return null;
  if (view.getUint32(header, true) !== LOCAL_SIGNATURE) return null;
  const start =
    header + LOCAL_HEADER_BYTES + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  const end = start + entry.packed;
  return end > archive.length ? null : archive.subarray(start, end);
}

function unpack(packed: Uint8Array, { method, unpacked }: ZipEntry, damaged: () => Error): Uint8Array {
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw damaged();
  const out = new Uint8Array(unpacked);
  let size = 0;
  const inflate = new Inflate((chunk) => {
    // Throws where it does not fit.
    out.set(chunk, size);
    size += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += STEP_BYTES) {
      inflate.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
    }
  } catch {
    throw damaged();
  }
  return out.subarray(0, size);
}

/** APPNOTE.TXT 6.3.10, section 4.4.7. */
const CRC_POLYNOMIAL = 0xedb88320;
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1)
    value = (value & 1) === 1 ? (value >>> 1) ^ CRC_POLYNOMIAL : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}

/** What a file is by its first bytes, and what its owner can do about it. */
interface BinaryFormat {
  /** As in "looks like …". */
  readonly name: string;
  /** As in "…, and try again." */
  readonly advice: string;
}

const IMAGE_ADVICE = 'Put the text of the article into a text file';
const ARCHIVE_ADVICE = 'Unpack it and upload the articles themselves';
const EXPORT_ADVICE = 'Save its text as UTF-8 (.txt) or as a Word document (.docx)';

const IMAGE = (kind: string): BinaryFormat => ({ name: `a ${kind} image`, advice: IMAGE_ADVICE });

/** Of an OLE file ([MS-CFB] 2.2): a Word 97–2003 document, or one that is encrypted with a password. */
export const OLE_SIGNATURE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/**
 * The first bytes of formats that people mistake for articles, one character a byte; `?` stands for any byte.
 * Each is too odd to begin a text. From the formats' own specifications, as listed in file(1)'s magic and
 * https://en.wikipedia.org/wiki/List_of_file_signatures
 */
const SIGNATURES: readonly (readonly [signature: string, format: BinaryFormat])[] = [
  ['%PDF-', { name: 'a PDF', advice: EXPORT_ADVICE }],
  [
    'PK\x03\x04',
    {
      name: 'a zip archive or a Word file',
      advice: 'If it is a Word document, let its name end in .docx; if it is an archive, unpack it',
    },
  ],
  [OLE_SIGNATURE, { name: 'an old Word or Office file (.doc)', advice: EXPORT_ADVICE }],
  ['{\\rtf', { name: 'a rich text file (.rtf)', advice: EXPORT_ADVICE }],
  ['bplist00', { name: 'a web archive or property list', advice: EXPORT_ADVICE }],
  ['\x1f\x8b', { name: 'a gzip file', advice: ARCHIVE_ADVICE }],
  ['BZh?1AY&SY', { name: 'a bzip2 file', advice: ARCHIVE_ADVICE }],
  ['\xfd7zXZ\0', { name: 'an xz file', advice: ARCHIVE_ADVICE }],
  ['\x28\xb5\x2f\xfd', { name: 'a zstd file', advice: ARCHIVE_ADVICE }],
  ["7z\xbc\xaf'\x1c", { name: 'a 7-Zip archive', advice: ARCHIVE_ADVICE }],
  ['Rar!\x1a\x07', { name: 'a RAR archive', advice: ARCHIVE_ADVICE }],
  ['\x89PNG\r\n\x1a\n', IMAGE('PNG')],
  ['\xff\xd8\xff', IMAGE('JPEG')],
  ['GIF87a', IMAGE('GIF')],
  ['GIF89a', IMAGE('GIF')],
  ['RIFF????WEBP', IMAGE('WebP')],
  ['II*\0', IMAGE('TIFF')],
  ['MM\0*', IMAGE('TIFF')],
  ['\0\0\0?ftyp', { name: 'a video or an HEIC image', advice: IMAGE_ADVICE }],
  ['ID3\x03', { name: 'an MP3 recording', advice: IMAGE_ADVICE }],
  ['ID3\x04', { name: 'an MP3 recording', advice: IMAGE_ADVICE }],
];

/** The binary format that a file begins like, or null. Looks at the first bytes only. */
export function binaryFormatOf(bytes: Uint8Array): BinaryFormat | null {
  const found = SIGNATURES.find(([signature]) => beginsWith(bytes, signature));
  return found ? found[1] : null;
}

/** Whether a file begins with a signature: a character a byte, `?` any byte. */
export function beginsWith(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false;
  for (let index = 0; index < signature.length; index += 1) {
    if (signature[index] !== '?' && bytes[index] !== signature.charCodeAt(index)) return false;
  }
  return true;
}

import { beginsWith, OLE_SIGNATURE } from '../binary-signatures.ts';
import { tooLarge, undecodable, type Refuse } from './refusals.ts';
import { unpackEntry } from './unpack-entry.ts';
import { readXml } from './xml-events.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** The parts of a Word document that an article is read from, as XML; null where there is none. */
export interface WordPackage {
  readonly document: string;
  readonly styles: string | null;
  readonly footnotes: string | null;
  readonly endnotes: string | null;
  /** `docProps/core.xml` */
  readonly properties: string | null;
}

/**
 * Bytes that the parts together may unpack to. 200,000 characters, the default of the setting maxCharacters,
 * with a run of their own for every word take about 12 MB.
 */
const MAX_UNPACKED_BYTES = 16_000_000;

/** Name of the stream that holds an encrypted document ([MS-OFFCRYPTO] 2.3.1). */
const ENCRYPTED_STREAM = 'EncryptedPackage';

/** What relationship types end with, in both editions of ECMA-376 (part 1, 15.2). */
const RELATIONSHIPS = ['styles', 'footnotes', 'endnotes'] as const;

/**
 * Unpacks the parts that hold the article's text and no others: no macros, pictures, embedded objects,
 * headers, comments. Throws `undecodable` or `too-large`.
 */
export function openWordPackage(bytes: Uint8Array, id: string): WordPackage {
  const refuse = undecodable(id);
  if (beginsWith(bytes, OLE_SIGNATURE)) throw refuse(oleProblem(bytes));
  const read = partReader(bytes, id);
  const main = read.related('', 'officeDocument') ?? 'word/document.xml';
  const document = read.part(main);
  if (document === null) throw refuse('it is a zip archive that holds no Word document');
  const [styles, footnotes, endnotes] = RELATIONSHIPS.map((type) => {
    const name = read.related(main, type);
    return name === null ? null : read.part(name);
  });
  return {
    document,
    styles: styles ?? null,
    footnotes: footnotes ?? null,
    endnotes: endnotes ?? null,
    properties: read.part(read.related('', 'core-properties') ?? 'docProps/core.xml'),
  };
}

function oleProblem(bytes: Uint8Array): string {
  // Names in the directory of an OLE file are UTF-16 and begin at even offsets.
  return new TextDecoder('utf-16le').decode(bytes).includes(ENCRYPTED_STREAM)
    ? 'it is protected by a password'
    : 'it is in the format of Word 97–2003 (.doc)';
}

interface PartReader {
  /** The XML of a part, or null where there is none of that name. */
  part(name: string): string | null;
  /** Name of the part that another part (or the package, '') names as its styles, footnotes and so on. */
  related(part: string, type: string): string | null;
}

function partReader(bytes: Uint8Array, id: string): PartReader {
  const refuse = undecodable(id);
  const entries = readZipDirectory(bytes, refuse);
  let left = MAX_UNPACKED_BYTES;
  const part = (name: string): string | null => {
    const entry = onlyEntry(entries.get(name.toLowerCase()), refuse);
    if (!entry) return null;
    left -= entry.unpacked;
    if (left < 0) throw tooLarge(id)(`its text parts unpack to more than ${MAX_UNPACKED_BYTES} bytes`);
    return decodeXml(unpackEntry(bytes, entry, refuse), () =>
      refuse(`its part ${entry.name} is not UTF-8 text`),
    );
  };
  const relationships = new Map<string, ReadonlyMap<string, string>>();
  const related = (owner: string, type: string): string | null => {
    let targets = relationships.get(owner);
    if (!targets) {
      targets = targetsByType(part(relationshipsPart(owner)), { owner, refuse });
      relationships.set(owner, targets);
    }
    return targets.get(type) ?? null;
  };
  return { part, related };
}

function onlyEntry(entries: readonly ZipEntry[] | undefined, refuse: Refuse): ZipEntry | null {
  const [entry, other] = entries ?? [];
  if (other) throw refuse(`it holds two parts called ${other.name}`);
  return entry ?? null;
}

/** `word/document.xml` → `word/_rels/document.xml.rels` (ECMA-376 part 2, 6.5.2) */
function relationshipsPart(owner: string): string {
  const slash = owner.lastIndexOf('/') + 1;
  return `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`;
}

/** The first target of each type of relationship; what is outside of the file does not count. */
function targetsByType(
  xml: string | null,
  { owner, refuse }: { owner: string; refuse: Refuse },
): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  for (const event of xml === null ? [] : readXml(xml, refuse)) {
    if (event.type !== 'open' || event.name !== 'rel:Relationship') continue;
    const type = event.attributes.get('Type')?.split('/').at(-1);
    const target = event.attributes.get('Target');
    if (type === undefined || target === undefined || event.attributes.get('TargetMode') === 'External')
      continue;
    if (!targets.has(type)) targets.set(type, resolve(owner, target));
  }
  return targets;
}

function resolve(owner: string, target: string): string {
  const steps = target.startsWith('/') ? [] : owner.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 6.2.5); the latter starts with a byte-order mark. */
function decodeXml(bytes: Uint8Array, failed: () => Error): string {
  const charset =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    throw failed();
  }
}

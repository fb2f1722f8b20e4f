import { joinNames } from '../metadata.ts';

/** What a page's JSON-LD says of its article: https://schema.org/Article */
export interface LinkedData {
  readonly headline: string | null;
  readonly author: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly licence: string | null;
}

/** Larger scripts are passed over, in characters; those of news sites have a few thousand. */
const MAX_SCRIPT = 1_000_000;
/** So many objects of a script are looked at. */
const MAX_OBJECTS = 1000;
/** More authors than this are not named. */
const MAX_AUTHORS = 10;
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|Posting)$/u;

/** Reads one script of JSON-LD; null where it is broken, too large, or tells of no article. */
export function readJsonLd(script: string): LinkedData | null {
  if (script.length > MAX_SCRIPT) return null;
  const objects = objectsIn(parse(script));
  const article =
    objects.find((object) => typesOf(object).some((type) => ARTICLE_TYPE.test(type))) ??
    objects.find((object) => textIn(object, 'headline') !== null);
  if (!article) return null;
  return {
    headline: textIn(article, 'headline') ?? textIn(article, 'name'),
    author: namesIn(valueOf(article, 'author') ?? valueOf(article, 'creator')),
    published: textIn(article, 'datePublished'),
    url: textIn(article, 'url') ?? addressIn(valueOf(article, 'mainEntityOfPage')),
    licence: addressIn(valueOf(article, 'license')),
  };
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script);
  } catch {
    return null;
  }
}

/** The objects of arrays and graphs, breadth first; not those inside properties: an author is no article. */
function objectsIn(value: unknown): object[] {
  const queue: unknown[] = [value];
  const objects: object[] = [];
  for (let index = 0; index < queue.length && index < MAX_OBJECTS; index += 1) {
    const next = queue[index];
    if (isList(next)) queue.push(...next.slice(0, MAX_OBJECTS));
    else if (typeof next === 'object' && next !== null) {
      objects.push(next);
      queue.push(valueOf(next, '@graph'), valueOf(next, 'mainEntity'));
    }
  }
  return objects;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function valueOf(object: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}

function textIn(object: object, key: string): string | null {
  const value = valueOf(object, key);
  return typeof value === 'string' ? value : null;
}

function typesOf(object: object): string[] {
  const type = valueOf(object, '@type');
  return (isList(type) ? type : [type]).filter((one) => typeof one === 'string');
}

function addressIn(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  return textIn(value, '@id') ?? textIn(value, 'url') ?? textIn(value, 'name');
}

/** One name or several, as `A، B`. */
function namesIn(value: unknown): string | null {
  const persons = (isList(value) ? value : [value]).slice(0, MAX_AUTHORS);
  const names = persons.map((person) => {
    if (typeof person === 'string') return person;
    return typeof person === 'object' && person !== null ? textIn(person, 'name') : null;
  });
  return joinNames(names);
}

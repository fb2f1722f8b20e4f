import { attributeOf, type HtmlElement } from './html-document.ts';

/**
 * What the class and id names of page templates say; the words are those of WordPress, Drupal, Blogger and
 * the like.
 */
const REASONS: Readonly<Record<string, string>> = {
  navigation:
    'nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs crumbs pagination pager paging skiplink',
  'share bar':
    'share sharing sharebar sharethis sharedaddy social socials socialmedia addthis addtoany follow followus',
  'related articles':
    'related relatedposts recommended recommendation recommendations similar trending popular mostread outbrain taboola ' +
    'readalso alsoread readmore seealso morenews yarpp recent latest',
  tags: 'tags taglist taglinks tagcloud keywords hashtags',
  comments: 'comment comments commentlist commentform disqus respond',
  advertisement:
    'ad ads advert adverts advertisement advertisements advertising adsbygoogle adsense dfp gpt promo ' +
    'promos promotion sponsor sponsored sponsors',
  newsletter: 'newsletter newsletters subscribe subscription signup mailinglist',
  'cookie notice': 'cookie cookies cookiebar consent gdpr',
  'author box': 'authorbox authorbio bio',
  sidebar: 'sidebar',
  footer: 'footer copyright copyrights',
  'page header': 'masthead topbar',
  form: 'search searchform searchbox login',
  categories: 'categories',
};

/** Words that mean it only as the whole name: elsewhere they are parts of harmless names. */
const WHOLE_REASONS: Readonly<Record<string, string>> = {
  sidebar: 'widget widgets',
  tools: 'tools print toolbar actions',
  categories: 'category kicker-category',
  'page header': 'siteheader pageheader',
  'author box': 'aboutauthor authorinfo',
  'related articles': 'more',
};

/**
 * Names that nothing but templates bear: lists of comments, boxes that say twice what they are, products. Other
 * words yield to the text of their element.
 */
const SURE_NAMES: ReadonlySet<string> = new Set(
  (
    'comments commentlist commentarea commentsection commentthread commentbox commentform disqus respond ' +
    'sharebar sharethis sharedaddy socialmedia addthis addtoany followus ' +
    'relatedposts relatedarticles relatednews mostread outbrain taboola readalso alsoread seealso morenews yarpp ' +
    'taglist tagcloud adsbygoogle adsense authorbox authorbio aboutauthor authorinfo copyright copyrights'
  ).split(' '),
);

/** Text that only screen readers are to say. */
const HIDDEN_NAMES: ReadonlySet<string> = new Set([
  'sr-only',
  'visually-hidden',
  'visuallyhidden',
  'screen-reader-text',
  'screen-reader',
  'element-invisible',
  'assistive-text',
]);

const BYLINE_WORDS: ReadonlySet<string> = new Set(['byline', 'author', 'authors', 'writer', 'reporter']);
const DATE_WORDS: ReadonlySet<string> = new Set([
  'date',
  'time',
  'datetime',
  'timestamp',
  'published',
  'pubdate',
  'updated',
  'modified',
  'postdate',
]);
const DETAIL_NAMES: ReadonlySet<string> = new Set([
  'meta',
  'postinfo',
  'articleinfo',
  'entryinfo',
  'storyinfo',
]);

/** Says what its element has or is about, not what it is: `has-sidebar`, `tag-football` (WordPress). */
const QUALIFIED = /^(?:has|no|with|without|is|not|tag|category|postid|type|format|status)[-_]/u;
const WORD_BREAK = /[-_\d:]+|(?<=[a-z])(?=[A-Z])/u;

/** Longest class attribute that is looked at, in characters. */
const MAX_CLASS_CHARACTERS = 1000;

const BY_WORD = invert(REASONS);
const BY_NAME = invert(WHOLE_REASONS);

/** What the class and id names of an element say that it is. */
export interface ClassReading {
  /** Why its text is no part of the article; null where nothing says so. */
  readonly reason: string | null;
  /** Whether the reason stands whatever the text is. */
  readonly sure: boolean;
  readonly hidden: boolean;
  readonly byline: boolean;
  readonly date: boolean;
  /** A line of details: writer, date, section. */
  readonly details: boolean;
  readonly caption: boolean;
  readonly title: boolean;
}

const NOTHING: ClassReading = {
  reason: null,
  sure: false,
  hidden: false,
  byline: false,
  date: false,
  details: false,
  caption: false,
  title: false,
};

/** Reads names word by word, never by substring: `shadow` is no `ad`. */
export function readClassNames(element: HtmlElement): ClassReading {
  const names = namesOf(element);
  if (names.length === 0) return NOTHING;
  let reading = NOTHING;
  for (const name of names) reading = merge(reading, readName(name));
  return reading;
}

function namesOf(element: HtmlElement): string[] {
  const custom = element.name.includes('-') ? [element.name] : [];
  if (element.attributes.length === 0) return custom;
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
  return [...custom, ...names.slice(0, MAX_CLASS_CHARACTERS).split(/\s+/u).filter(Boolean)];
}

function readName(name: string): ClassReading {
  if (HIDDEN_NAMES.has(name)) return { ...NOTHING, hidden: true };
  const words = name
    .split(WORD_BREAK)
    .map((word) => word.toLowerCase())
    .filter(Boolean);
  const joined = words.join('');
  const whole = BY_NAME.get(joined) ?? BY_WORD.get(joined);
  if (QUALIFIED.test(name)) return { ...NOTHING, reason: whole ?? null };
  const ends = [words[0] ?? '', words.at(-1) ?? ''];
  const reasons = [whole, ...ends.map((word) => BY_WORD.get(word))];
  return {
    reason: reasons.find((reason) => reason !== undefined) ?? (words.includes('ad') ? 'advertisement' : null),
    sure: [joined, ...ends].some((word) => SURE_NAMES.has(word)),
    hidden: false,
    byline: ends.some((word) => BYLINE_WORDS.has(word)),
    date: ends.some((word) => DATE_WORDS.has(word)) || joined === 'postedon',
    details: ends.includes('meta') || DETAIL_NAMES.has(joined),
    caption: ends.includes('caption') || joined === 'wpcaptiontext' || joined === 'figcaption',
    title: ends.includes('title') || ends.includes('headline'),
  };
}

function merge(one: ClassReading, other: ClassReading): ClassReading {
  return {
    reason: one.reason ?? other.reason,
    sure: one.sure || other.sure,
    hidden: one.hidden || other.hidden,
    byline: one.byline || other.byline,
    date: one.date || other.date,
    details: one.details || other.details,
    caption: one.caption || other.caption,
    title: one.title || other.title,
  };
}

function invert(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([reason, words]) =>
      words.split(' ').map((word) => [word, reason] as const),
    ),
  );
}

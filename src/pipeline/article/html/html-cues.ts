/** What short texts of a page say about the links beside them. */

import { ALSO, FOLLOW_ALSO, READ_ALSO } from '../cue-words.ts';
import { foldSpace } from '../lines.ts';

/** Heads of lists that lead elsewhere: related topics, read also, most read, more news, you may like. */
const RELATED_HEAD = new RegExp(
  `^(?:(?:مواضيع|موضوعات|مقالات|أخبار|اخبار|تقارير|قصص|مواد) (?:ذات صلة|ذات الصلة|متعلقة|مرتبطة|مشابهة|قد تهمك)|ذات صلة|${READ_ALSO}|${FOLLOW_ALSO}|(?:الأكثر|الاكثر) (?:قراءة|مشاهدة|تداولا|تعليقا)|المزيد(?: من (?:الأخبار|المواضيع|المقالات))?|(?:قد|ربما) (?:يعجبك|يهمك|تهمك)(?:${ALSO})?|آخر الأخبار|related(?: (?:articles|posts|stories|news))?|read (?:also|more)|see also|most read|you may (?:also )?like)\\s*[:：]?$`,
  'iu',
);

const TAGS_HEAD =
  /^(?:ال)?(?:وسوم|كلمات (?:مفتاحية|دلالية|المفتاحية|الدلالية)|تاغات|علامات|tags|keywords)\s*[:：]/iu;

const SHARE_HEAD =
  /^(?:شارك(?:ها|ه|وا)?|مشاركة|share)(?: (?:هذا |هذه )?(?:المقال|الخبر|المقالة|الموضوع|الصفحة|عبر|على|this|on).*)?\s*[:：]?(?:\s|$)/iu;

/** Follow us on …, with what may stand before the names of the networks. */
const FOLLOW_HEAD =
  /^تابع(?:ونا|نا)\s*(?:[:：]|(?:على|عبر)(?: (?:صفحتنا|صفحاتنا|حسابنا|حساباتنا|قناتنا|قنواتنا)(?: (?:الرسمية|الرسمي))?(?: (?:على|عبر|في))?)?\s*[:：]?(?=\s|$))/u;

/** Texts are longer than their first words by no more than this, in characters: enough for every head above. */
const MAX_CUE = 200;

/** What the first words of a line say that it is. */
interface LineCue {
  /** As in `Exclusion`. */
  readonly reason: 'tags' | 'share bar';
  /** Non-blank characters of the words that say so; 0 where they do not end before the links. */
  readonly length: number;
}

export function isRelatedHead(text: string): boolean {
  return RELATED_HEAD.test(foldSpace(text));
}

/** Reads the beginning of a line of tags or of sharing; null for any other line. */
export function cueOfLine(text: string): LineCue | null {
  const line = foldSpace(text.slice(0, MAX_CUE));
  const tags = TAGS_HEAD.exec(line);
  if (tags) return { reason: 'tags', length: visible(tags[0]) };
  const follow = FOLLOW_HEAD.exec(line);
  if (follow) return { reason: 'share bar', length: visible(follow[0]) };
  if (!SHARE_HEAD.test(line)) return null;
  return { reason: 'share bar', length: visible(/^[^:：]*[:：]/u.exec(line)?.[0] ?? '') };
}

function visible(text: string): number {
  return text.replaceAll(' ', '').length;
}

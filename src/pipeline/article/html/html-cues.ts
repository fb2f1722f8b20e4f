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

export function isRelatedHead(text: string): boolean {
  return RELATED_HEAD.test(foldSpace(text));
}

export function isTagsLine(text: string): boolean {
  return TAGS_HEAD.test(foldSpace(text));
}

export function isShareLine(text: string): boolean {
  return SHARE_HEAD.test(foldSpace(text));
}

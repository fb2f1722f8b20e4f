/** What short texts of a page say about the links beside them. */

const INVISIBLE_OR_SPACE = /[\p{Cf}\s]+/gu;

/** Heads of lists that lead elsewhere: related topics, read also, most read, more news, you may like. */
const RELATED_HEAD =
  /^(?:(?:مواضيع|موضوعات|مقالات|أخبار|اخبار|تقارير|قصص|مواد) (?:ذات صلة|ذات الصلة|متعلقة|مرتبطة|مشابهة|قد تهمك)|ذات صلة|(?:اقرأ|إقرأ|اقرؤوا|شاهد|طالع|تابع|اقرأ المزيد|انظر)(?: أيض(?:ا|اً|ًا))?|(?:الأكثر|الاكثر) (?:قراءة|مشاهدة|تداولا|تعليقا)|المزيد(?: من (?:الأخبار|المواضيع|المقالات))?|(?:قد|ربما) (?:يعجبك|يهمك|تهمك)(?: أيض(?:ا|اً|ًا))?|آخر الأخبار|related(?: (?:articles|posts|stories|news))?|read (?:also|more)|see also|most read|you may (?:also )?like)\s*[:：]?$/iu;

const TAGS_HEAD =
  /^(?:ال)?(?:وسوم|كلمات (?:مفتاحية|دلالية|المفتاحية|الدلالية)|تاغات|علامات|tags|keywords)\s*[:：]/iu;

const SHARE_HEAD =
  /^(?:شارك(?:ها|ه|وا)?|مشاركة|share)(?: (?:هذا |هذه )?(?:المقال|الخبر|المقالة|الموضوع|الصفحة|عبر|على|this|on).*)?\s*[:：]?(?:\s|$)/iu;

export function isRelatedHead(text: string): boolean {
  return RELATED_HEAD.test(fold(text));
}

export function isTagsLine(text: string): boolean {
  return TAGS_HEAD.test(fold(text));
}

export function isShareLine(text: string): boolean {
  return SHARE_HEAD.test(fold(text));
}

function fold(text: string): string {
  return text.replace(INVISIBLE_OR_SPACE, ' ').trim();
}

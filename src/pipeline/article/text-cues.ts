/** What the words of a block say about its kind, whatever the format. */

const INVISIBLE = /^[\p{Cf}\s]+/u;

/** `Read also:`, `Watch:`, `For more:` before the title of another article. */
const RELATED = /^(?:اقرأ|إقرأ|اقرؤوا|شاهد|طالع|للمزيد|انظر)(?: أيض(?:ا|اً|ًا))?\s*[:：]/u;

/** Bullets, counted items (`1.`, `١-`) and spelled ordinals (`أولا:`). */
const LIST_ITEM =
  /^(?:[-*•▪◆❊–—]\s|\p{Nd}{1,3}\s?(?:[.)\-–/]\s|[.)\-–](?=\p{L}))|(?:أول|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(?:ا|اً|ًا)\s?[:：-])/u;
/** A single letter that counts: `أ.`, `ب)`, `ج-`. */
const LETTER_MARK = /^\p{L}\s?[.)\-]\s/u;

/** A line that leads to another article. */
export function isRelated(text: string): boolean {
  return RELATED.test(text.replace(INVISIBLE, ''));
}

/** A line of a list, by the sign that it starts with. */
export function startsLikeListItem(text: string): boolean {
  return LIST_ITEM.test(text.replace(INVISIBLE, ''));
}

/** A line that a single letter counts. One such line alone is a title or an initial before a name. */
export function startsWithLetterMark(text: string): boolean {
  return LETTER_MARK.test(text.replace(INVISIBLE, ''));
}

/** How the line that names the writer begins: wrote, prepared by, edited by, correspondent. */
const BYLINE = /^(?:كتب|كتبت|كتبه|كتبها|إعداد|تحرير|مراسل|مراسلة|بقلم)(?:\s*[:：]\s*|\s+)\S/u;
const MAX_BYLINE_WORDS = 6;
const MAX_BYLINE_CHARACTERS = 100;
const FINAL_STOP = /[.!?؟…۔]["'”“’‘»«›‹)\]]*$/u;

/** A short line that says who wrote the article. */
export function isByline(text: string): boolean {
  if (text.length > MAX_BYLINE_CHARACTERS) return false;
  const line = text.replace(INVISIBLE, '').trimEnd();
  return BYLINE.test(line) && line.split(/\s+/u).length <= MAX_BYLINE_WORDS && !FINAL_STOP.test(line);
}

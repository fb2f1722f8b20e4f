/**
 * How often letters occur, for telling charsets apart. Rounded, because only the order of magnitude matters:
 * read in a wrong charset, frequent letters turn into rare ones.
 */

/**
 * Arabic letters in a thousand, counted over seven articles of `content/articles` (7,632 letters). Letters
 * that Arabic writes only in foreign names do not occur there; they get {@link RARE_PER_MILLE}.
 */
export const ARABIC_PER_MILLE: Readonly<Record<string, number>> = {
  ...{ ا: 147, ل: 123, ي: 68, م: 67, و: 63, ر: 53, ن: 52, ت: 42, ب: 36, د: 35, ع: 34, ة: 34 },
  ...{ ف: 25, ق: 24, س: 24, أ: 20, ح: 20, ك: 18, ه: 14, ط: 12, ج: 12, ص: 11, ش: 10, ى: 9 },
  ...{ إ: 8, ض: 7, خ: 7, ز: 6, ء: 6, ث: 5, ئ: 3, غ: 3, ذ: 3, ظ: 2, آ: 1, ؤ: 1 },
};

/**
 * Pairs of letters that are frequent and more frequent than their letters make them, counted over the same
 * articles; `_` is a word's edge. They decide texts of two or three words.
 */
export const ARABIC_PAIRS: readonly string[] = (
  'ال لم لى لأ لس لق لج ة_ ى_ ء_ ن_ ي_ _ا _و _م _إ _أ _ف في من إل إن أن أو وأ اء ار ين ية رة دي ' +
  'شر وز وق خط ست رض بع كت تب عد مر مش زا سك هذ ذا نه ها حت كث قط أض كا كل'
).split(' ');

/**
 * Letters with an accent in a thousand such letters of French, German, Spanish, Portuguese and Scandinavian
 * text: an estimate from the order known for each of these languages, evened out over them.
 */
export const ACCENTED_PER_MILLE: Readonly<Record<string, number>> = {
  ...{ é: 240, è: 60, à: 70, ê: 25, ç: 40, ô: 12, î: 10, û: 8, ù: 5, â: 10, ë: 4, ï: 4, œ: 4 },
  ...{ ä: 80, ö: 60, ü: 70, ß: 20, á: 55, í: 50, ó: 60, ú: 20, ñ: 30, ã: 40, õ: 10 },
  ...{ å: 30, ø: 20, æ: 10, É: 9, À: 5, Ç: 5, Ö: 3, Ü: 3, Ä: 3, Å: 2, Ø: 2 },
};

/** A letter that the tables do not name. */
export const RARE_PER_MILLE = 0.5;

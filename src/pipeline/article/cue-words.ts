/**
 * Words by which lines say what they are, as alternatives of a regular expression. Compiled for this project
 * from what Arabic news sites write.
 */

/** `Also`, in the spellings that keyboards make. */
export const ALSO = ' أيض(?:ا|اً|ًا)';

/** Read, watch, see, for more: what leads to another article, before its title or above a list of titles. */
export const READ_ALSO = `(?:اقرأ|إقرأ|اقرؤوا|اقرأ المزيد|شاهد|طالع|للمزيد|انظر)(?:${ALSO})?`;

/** Follow. Above a list only: before a colon, `تابع:` is how a report goes on with a speaker. */
export const FOLLOW_ALSO = `تابع(?:${ALSO})?`;

/** Wrote, prepared by, edited by, correspondent: how the line that names the writer begins. */
export const WRITTEN_BY = '(?:كتب|كتبت|كتبه|كتبها|إعداد|تحرير|مراسل|مراسلة|بقلم)';

/** What may stand before the date of an article. */
export const PUBLISHED =
  '(?:تاريخ النشر|نشر في|نُشر في|نشرت في|نشر بتاريخ|آخر تحديث|تم النشر|تم التحديث|التاريخ|تاريخ)';

export const WEEKDAY = '(?:السبت|الأحد|الاحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة)';

/** The months as Egypt, the Levant and the Maghreb call them, and the Islamic ones. */
export const MONTH =
  '(?:يناير|فبراير|مارس|أبريل|ابريل|إبريل|مايو|يونيو|يونيه|يوليو|يوليه|أغسطس|اغسطس|سبتمبر|أكتوبر|اكتوبر|نوفمبر|ديسمبر|' +
  'كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول|' +
  'جانفي|فيفري|أفريل|ماي|جوان|جويلية|أوت|غشت|شتنبر|نونبر|دجنبر|يوليوز|' +
  'محرم|صفر|ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة)';

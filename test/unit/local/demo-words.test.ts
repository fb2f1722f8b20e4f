import { describe, expect, test } from 'vitest';
import { infinitive } from '../../../src/local/translate/demo/find-phrase.ts';
import { glossWords } from '../../../src/local/translate/demo/gloss-words.ts';
import { parseLexicon } from '../../../src/local/translate/demo/lexicon.ts';
import { foldSpelling, plainLine } from '../../../src/local/translate/demo/normalise.ts';
import { transliterate } from '../../../src/local/translate/demo/transliterate.ts';

const LEXICON = parseLexicon(
  [
    '# [other]',
    ['هذا', 'this'],
    ['لن', 'will not'],
    ['وفقا', 'according to'],
    ['في', 'in'],
    ['أمام', 'before'],
    ['و', 'and'],
    ['والد', 'father of'],
    '# [noun]',
    ['حكومة', 'government'],
    ['قرار', 'decision'],
    ['قرارات', 'decisions'],
    ['وزير', 'minister'],
    ['وزراء', 'ministers'],
    ['وزير الخارجية', 'Foreign Minister'],
    ['الصحة', 'health'],
    ['بنك', 'bank'],
    ['لغة', 'language'],
    '# [place]',
    ['مدينة', 'city'],
    ['المغرب', 'Morocco'],
    ['ليبيا', 'Libya'],
    ['وزارة الصحة', 'the Ministry of Health'],
    '# [adjective]',
    ['جديد', 'new'],
    ['جديدة', 'new'],
    ['مغربي', 'Moroccan'],
    ['سياسية', 'political'],
    ['أمنية', 'security'],
    '# [verb]',
    ['أعلن', 'announced'],
    ['يعلن', 'announces'],
    ['رحب', 'welcomed'],
  ]
    .map((row) => (typeof row === 'string' ? `${row} words` : row.join('\t')))
    .join('\n'),
);

const gloss = (arabic: string) => glossWords(arabic.split(' '), LEXICON).join(' ');

describe('glossWords', () => {
  test.each([
    ['a phrase beats its words', 'وزير الخارجية', 'Foreign Minister'],
    ['the words stand where the phrase does not', 'وزير', 'minister'],
    ['hamza and final ya are folded', 'اعلن المغربى', 'announced the Moroccan'],
    ['a word of the table is not peeled', 'والد', 'father of'],
  ])('%s', (_, arabic, english) => {
    expect(gloss(arabic)).toBe(english);
  });

  test.each([
    ['و', 'وأعلن', 'and announced'],
    ['ف', 'فأعلن', 'and announced'],
    ['ال', 'الحكومة', 'the government'],
    ['ال beside "the"', 'والوزير', 'and the minister'],
    ['ب of a thing', 'بقرار', 'with decision'],
    ['ب of a place', 'بمدينة', 'in city'],
    ['ل', 'لحكومة', 'for government'],
    ['ك', 'كوزير', 'as minister'],
    ['بال', 'بالمدينة', 'in the city'],
    ['وبال', 'وبالمدينة', 'and in the city'],
    ['كال', 'كالحكومة', 'as the government'],
    ['فال', 'فالحكومة', 'and the government'],
    ['لل', 'للحكومة', 'for the government'],
    ['ولل', 'وللحكومة', 'and for the government'],
    ['لل of a word that starts with ل', 'للغة', 'for language'],
    ['لل of a name with article', 'للمغرب', 'for Morocco'],
    ['لل of a name that starts with ل', 'لليبيا', 'for Libya'],
    ['ل of an article in the table', 'للصحة', 'for health'],
    ['a phrase with و', 'ووزير الخارجية', 'and Foreign Minister'],
    ['a phrase with ب', 'بوزارة الصحة', 'in the Ministry of Health'],
    ['a phrase with ول', 'ولوزارة الصحة', 'and for the Ministry of Health'],
    ['س of the future', 'سيعلن', 'will announce'],
    ['وس', 'وسيعلن', 'and will announce'],
    ['ل of purpose', 'ليعلن', 'to announce'],
  ])('peels %s', (_, arabic, english) => {
    expect(gloss(arabic)).toBe(english);
  });

  test.each([
    ['قرارا', 'decision'],
    ['قرارها', 'its decision'],
    ['قراره', 'his decision'],
    ['قرارهم', 'their decision'],
    ['قرارنا', 'our decision'],
    ['وقراراتهما', 'and their decisions'],
    ['حكومته', 'his government'],
    ['لحكومتها', 'for its government'],
    ['ووزرائهم', 'and their ministers'],
    ['وزراؤنا', 'our ministers'],
    ['أعلنها', 'announced it'],
    ['أمامهم', 'before them'],
  ])('takes the ending off %s', (arabic, english) => {
    expect(gloss(arabic)).toBe(english);
  });

  test.each([
    ['an adjective goes before its noun', 'قرار جديد', 'new decision'],
    ['and so with the article', 'الحكومة الجديدة', 'the new government'],
    ['the second before the first', 'القرارات السياسية الجديدة', 'the new political decisions'],
    ['"and" keeps the order', 'القرارات السياسية والأمنية', 'the political and security decisions'],
    ['after a possessive', 'قراراتها السياسية', 'its political decisions'],
    ['a title takes no article', 'وزير الخارجية المغربي', 'Moroccan Foreign Minister'],
    ['an institution keeps its own', 'وزارة الصحة المغربي', 'the Moroccan Ministry of Health'],
    ['a predicate stays', 'القرار جديد', 'the decision new'],
    ['a name has none', 'المغرب الجديد', 'Morocco the new'],
    ['two nouns are joined by "of"', 'قرار وزير', 'decision of minister'],
    ['and so on', 'قرار حكومة المغرب الجديدة', 'decision of government of Morocco the new'],
    ['a definite noun owns nothing', 'الوزير الحكومة', 'the minister the government'],
    ['"this" needs no "the"', 'هذا القرار', 'this decision'],
    ['"will not" asks for the infinitive', 'لن يعلن', 'will not announce'],
    ['one preposition is enough', 'وفقا للحكومة', 'according to the government'],
    ['and after a verb none', 'رحب بالقرار', 'welcomed the decision'],
    ['but the place stays', 'أعلن بالمغرب', 'announced in Morocco'],
  ])('%s', (_, arabic, english) => {
    expect(gloss(arabic)).toBe(english);
  });

  test.each([
    ['بوريطة', 'Burita'],
    ['وبوريطة', 'and Burita'],
    ['والوافي', 'and Al-Wafi'],
    ['بالوافي', 'with Al-Wafi'],
    ['وللوافي', 'and for Al-Wafi'],
    ['وائل', 'Wail'],
  ])('spells out the unknown %s', (arabic, english) => {
    expect(gloss(arabic)).toBe(english);
  });
});

describe('infinitive', () => {
  test.each([
    ['announces', 'announce'],
    ['reaches', 'reach'],
    ['discusses', 'discuss'],
    ['increases', 'increase'],
    ['tries', 'try'],
    ['dies', 'die'],
    ['goes', 'go'],
    ['carries out', 'carry out'],
    ['is held', 'be held'],
    ['has', 'have'],
    ['we work', 'work'],
    ['was', 'was'],
    ['announced', 'announced'],
    ['discuss', 'discuss'],
  ])('%s → %s', (verb, base) => {
    expect(infinitive(verb)).toBe(base);
  });
});

describe('transliterate', () => {
  test.each([
    ['ناصر', 'Nasir'],
    ['نصر', 'Nasr'],
    ['محمود', 'Mahmud'],
    ['بلينكين', 'Balinkin'],
    ['الوافي', 'Al-Wafi'],
    ['نزهة', 'Nazha'],
    ['سعيد', 'Said'],
    ['علي', 'Ali'],
    ['فؤاد', 'Fuad'],
    ['عائشة', 'Aisha'],
    ['وليد', 'Walid'],
    ['يوسف', 'Yusf'],
    ['شذى', 'Shadha'],
    ['خالد', 'Khalid'],
    ['ثريا', 'Tharya'],
    ['غفار', 'Ghafar'],
    ['قاسم', 'Qasim'],
    ['جحا', 'Jaha'],
    ['ڤيينا', 'Vayina'],
    ['پاريس', 'Paris'],
    ['أ.ف', 'Af'],
    ['ع', 'A'],
    ['ءء', 'A'],
    ['ال', 'Al'],
  ])('%s → %s', (arabic, latin) => {
    expect(transliterate(arabic)).toBe(latin);
  });
});

describe('plainLine', () => {
  test.each([
    ['vowel signs', 'السَّلامُ', 'السلام'],
    ['tatweel', 'الحكـــومة', 'الحكومة'],
    ['a lone tatweel', 'الرباط ـ رويترز', 'الرباط – رويترز'],
    ['presentation forms', 'ﺍﻟﺤﻜﻮﻣﺔ', 'الحكومة'],
    ['a composed hamza', 'ا\u0654علن', 'أعلن'],
    ['bidi and zero-width controls', '\u200Fقال\u202C\u200B \u2066هو\u2069\uFEFF', 'قال هو'],
    ['line ends and odd spaces', ' قال\u2028هو\u0085\u00A0\tهي\r\n', 'قال هو هي'],
    ['Arabic-Indic and Persian digits', '٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹', '0123456789 0123456789'],
    ['a percent sign before its number', '٪٣٫٥ من', '3٫5٪ من'],
    ['hashtags', '#القمة_العربية @user_name', '#القمة العربية @user_name'],
    ['the basmala', '﷽', 'بسم الله الرحمن الرحيم'],
    ['Latin accents stay', 'Café e\u0301', 'Café e\u0301'],
  ])('%s', (_, line, plain) => {
    expect(plainLine(line)).toBe(plain);
  });

  test('foldSpelling folds alefs and final ya, and nothing else', () => {
    expect(foldSpelling('أإآٱ ى ی ک ة ؤ ئ')).toBe('اااا ي ي ك ة ؤ ئ');
  });
});

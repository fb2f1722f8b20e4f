import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectLanguage, otherLanguageOf } from '../../../../src/pipeline/article/language.ts';
import { arabicText } from '../arabic-text.ts';

const PERSIAN = [
  'شهردار دیروز در نشست خبری گفت که ساخت پل تازه رودخانه تا پایان بهار به انجام می‌رسد. او افزود که هزینه این طرح را دولت و بانک‌ها با هم می‌پردازند و مردم از تابستان می‌توانند از آن بگذرند.',
  'بهای نان در شهرهای جنوبی بالا رفته است. نانوایان می‌گویند گندم کم شده و کشاورزان چشم به راه باران پاییزی هستند. با این همه، فروشندگان امیدوارند که بازار در ماه آینده آرام‌تر شود.',
  'موزه‌ای که چهار سال بسته بود، صبح شنبه درهای خود را به روی بازدیدکنندگان باز کرد. در تالار بزرگ آن بیش از دو هزار ظرف و کوزه کهن نگهداری می‌شود که برخی را ماهیگیران از دریا گرفته‌اند.',
];
const PIOUS_PERSIAN =
  'حجت‌الاسلام والمسلمین کریمی در مراسم عیدالفطر در مسجد الزهرا گفت که دارالقرآن شهر از سال آینده دانشجویان بین‌المللی می‌پذیرد. وی افزود که دفتر آیت‌الله العظمی از این برنامه پشتیبانی می‌کند و ان‌شاءالله کارها زود آغاز می‌شود.';
const URDU = [
  'شہر کے میئر نے کل صحافیوں کو بتایا کہ دریا پر نیا پل بہار کے آخر تک تیار ہو جائے گا۔ انہوں نے کہا کہ اس منصوبے کا خرچ حکومت اور بینک مل کر اٹھائیں گے اور لوگ گرمیوں سے اسے استعمال کر سکیں گے۔',
  'جنوبی شہروں میں روٹی کی قیمت بڑھ گئی ہے۔ نانبائیوں کا کہنا ہے کہ گندم کم ہو گئی ہے اور کسان خزاں کی بارش کا انتظار کر رہے ہیں۔ پھر بھی دکاندار پرامید ہیں کہ اگلے مہینے بازار ٹھنڈا ہو جائے گا۔',
  'چار سال سے بند عجائب گھر ہفتے کی صبح لوگوں کے لیے کھول دیا گیا۔ اس کے بڑے ہال میں دو ہزار سے زیادہ پرانے برتن رکھے ہیں جن میں سے کچھ مچھیروں کو سمندر سے ملے تھے۔',
];
const FRENCH = [
  'Le maire a déclaré hier que le nouveau pont sur la rivière serait achevé à la fin du printemps. La dépense sera partagée entre l’État et les banques, a-t-il ajouté.',
  'Le prix du pain monte dans les villes du sud. Les boulangers disent que le blé manque et que les paysans attendent les pluies d’automne.',
  'Fermé pendant quatre ans, le musée a rouvert ses portes samedi matin. Sa grande salle abrite plus de deux mille vases anciens.',
];
const TURKISH = [
  'Belediye başkanı dün düzenlediği toplantıda nehir üzerindeki yeni köprünün bahar sonunda biteceğini söyledi. Masrafları devletle bankaların paylaşacağını da ekledi.',
  'Güney illerinde ekmek fiyatları yükseldi. Fırıncılar buğdayın azaldığını, çiftçilerin de sonbahar yağmurlarını beklediğini anlatıyor.',
  'Dört yıldır kapalı olan müze cumartesi sabahı kapılarını yeniden ziyaretçilere açtı. Büyük salonunda iki binden fazla eski çanak sergileniyor.',
];
const PASHTO =
  'د ښار مشر پرون خبریالانو ته وویل چې پر سیند نوی پل به د پسرلي تر پایه جوړ شي. هغه زیاته کړه چې لګښت به یې دولت او بانکونه په ګډه ورکوي او خلک به له اوړي څخه ګټه ترې واخلي.';
const SORANI =
  'سەرۆکی شارەوانی دوێنێ ڕایگەیاند کە پردە نوێیەکەی سەر ڕووبار تا کۆتایی بەهار تەواو دەبێت. هەروەها گوتی کە خەرجییەکەی حکوومەت و بانکەکان پێکەوە دەیدەن و خەڵک لە هاوینەوە بەکاری دەهێنن.';
const UYGHUR =
  'شەھەر باشلىقى تۈنۈگۈن مۇخبىرلارغا دەريادىكى يېڭى كۆۋرۈكنىڭ باھارنىڭ ئاخىرىغىچە پۈتىدىغانلىقىنى ئېيتتى. ئۇ يەنە خىراجەتنى ھۆكۈمەت بىلەن بانكىلار ئورتاق تۆلەيدىغانلىقىنى قوشۇمچە قىلدى.';
const SINDHI =
  'شهر جي ميئر ڪالهه صحافين کي ٻڌايو ته درياهه تي نئين پل بهار جي پڇاڙيءَ تائين تيار ٿي ويندي. هن چيو ته خرچ سرڪار ۽ بئنڪون گڏجي ڏينديون ۽ ماڻهو اونهاري کان ان تان لنگهي سگهندا.';
const RUSSIAN =
  'Мэр города вчера сообщил журналистам, что новый мост через реку достроят к концу весны, а расходы поделят государство и банки.';
const ENGLISH =
  'The mayor told reporters yesterday that the new bridge over the river would be finished by the end of spring, and that the state and the banks would share the cost.';
const ARABIC =
  'قال رئيس البلدية أمس إن الجسر الجديد فوق النهر سينجز قبل نهاية الربيع، وأضاف أن الدولة والمصارف ستتقاسم كلفته، وأن الناس سيعبرونه ابتداء من الصيف.';

/** What some PDF readers make of Arabic: the shapes of the letters instead of the letters. */
const PRESENTATION_FORMS =
  'ﻗﺎﻝ ﺭﺋﻴﺲ ﺍﻟﺒﻠﺪﻳﺔ ﺃﻣﺲ ﺇﻥ ﺍﻟﺠﺴﺮ ﺍﻟﺠﺪﻳﺪ ﻓﻮﻕ ﺍﻟﻨﻬﺮ ﺳﻴﻨﺠﺰ ﻗﺒﻞ ﻧﻬﺎﻳﺔ ﺍﻟﺮﺑﻴﻊ ﻭﺇﻥ ﺍﻟﻨﺎﺱ ﺳﻴﻌﺒﺮﻭﻧﻪ';

/** As typed on an Arabic keyboard: no Persian yeh and kaf, spaces for joiners. */
const onArabicKeyboard = (text: string) =>
  text.replaceAll('ی', 'ي').replaceAll('ک', 'ك').replaceAll('\u200c', ' ');
const onPersianKeyboard = (text: string) => text.replaceAll('ي', 'ی').replaceAll('ك', 'ک');

describe('instead of Arabic', () => {
  const table = Object.entries({
    fa: [...PERSIAN, PERSIAN.join('\n'), PIOUS_PERSIAN],
    ur: [...URDU, URDU.join('\n')],
    fr: [...FRENCH, FRENCH.join('\n')],
    tr: [...TURKISH, TURKISH.join('\n')],
    ps: [PASHTO],
    ku: [SORANI],
    ug: [UYGHUR],
    sd: [SINDHI],
    ru: [RUSSIAN],
    en: [ENGLISH],
  }).flatMap(([language, texts]) => texts.map((text) => [language, text] as const));

  test.each(table)('%s: %s', async (language, text) => {
    expect(await otherLanguageOf(text, 'ar')).toBe(language);
  });

  test.each([...PERSIAN, PIOUS_PERSIAN].map(onArabicKeyboard))(
    'Persian with Arabic ي and ك: %s',
    async (text) => {
      expect(await otherLanguageOf(text, 'ar')).toBe('fa');
    },
  );

  test('Persian that ends its words in ى', async () => {
    const text = PERSIAN.join('\n').replaceAll('ی', 'ى');
    expect(await otherLanguageOf(text, 'ar')).toBe('fa');
  });

  test('a text with a word of Arabic in it', async () => {
    expect(await otherLanguageOf(`${FRENCH.join('\n')} سلام`, 'ar')).toBe('fr');
  });

  test('a long text, wherever its beginning is Arabic', async () => {
    const long = `${ARABIC}\n${PERSIAN.join('\n').repeat(50)}`;
    expect(await otherLanguageOf(long, 'ar')).toBe('fa');
  });

  test('the error names both languages and says what to do', async () => {
    await expect(
      expectLanguage(PERSIAN.join('\n'), { id: 'news/a.txt', expected: 'ar' }),
    ).rejects.toMatchObject({
      code: 'wrong-language',
      disposition: 'rejected',
      message: 'news/a.txt is in Persian (fa), not in Arabic, which is what Warraq reads here.',
    });
  });

  test('a language that cannot be named is another language', async () => {
    await expect(expectLanguage('ᚠᚢᚦᚨᚱᚲ'.repeat(12), { id: 'a.txt', expected: 'ar' })).rejects.toMatchObject({
      message: 'a.txt is in another language, not in Arabic, which is what Warraq reads here.',
    });
  });
});

describe('Arabic', () => {
  test.each([
    ['news', ARABIC],
    ['with Persian yeh and kaf', onPersianKeyboard(ARABIC)],
    [
      'Egyptian',
      'الراجل قال امبارح إن الكوبري الجديد اللي فوق النيل هيخلص قبل آخر الربيع، وإحنا مش مصدقين بس أهو بنستنى ونشوف هيعملوا إيه.',
    ],
    [
      'Levantine',
      'حكى رئيس البلدية مبارح إنو الجسر الجديد رح يخلص قبل آخر الربيع، بس نحنا ما عدنا نصدق حدا، هيك صرلنا سنتين عم نسمع نفس الحكي.',
    ],
    [
      'Moroccan',
      'قال رئيس الجماعة البارح بلي القنطرة الجديدة غادي تسالي قبل ما يكمل الربيع، وحنا باقيين كنتسناو بزاف ديال الوقت وما بان والو.',
    ],
    [
      'Iraqi, with گ and چ',
      'گال رئيس البلدية البارحة إن الجسر الجديد راح يخلص گبل نهاية الربيع، وإحنا ننتظر صار چم سنة وماكو شي تغير بهالمنطقة.',
    ],
    [
      'with vowel marks',
      'قَالَ رَئِيسُ البَلَدِيَّةِ إِنَّ الجِسْرَ الجَدِيدَ سَيُنْجَزُ قَبْلَ نِهَايَةِ الرَّبِيعِ، وَإِنَّ النَّاسَ سَيَعْبُرُونَهُ فِي الصَّيْفِ.',
    ],
    [
      'a sura',
      'قُلۡ أَعُوذُ بِرَبِّ ٱلۡفَلَقِ مِن شَرِّ مَا خَلَقَ وَمِن شَرِّ غَاسِقٍ إِذَا وَقَبَ وَمِن شَرِّ ٱلنَّفَّٰثَٰتِ فِي ٱلۡعُقَدِ وَمِن شَرِّ حَاسِدٍ إِذَا حَسَدَ',
    ],
    ['stretched with tatweel', ARABIC.replaceAll('ال', 'الـــ')],
    [
      'names of foreigners',
      'حضر أندرو وكريستوفر ودومينيك وإيمانويل وفلاديمير وشارلوت وستيفاني وألكسندر وماكسيميليان وجوزفين وغابرييل وفرانشيسكو',
    ],
    [
      'no word with the article',
      'زرع رجل عجوز شجرة تين قرب بيت صغير، فسأله صبي مر به: لماذا تزرع شجرة لن تأكل منها؟ فقال له: أكلنا مما زرع غيرنا.',
    ],
    [
      'with many Latin names',
      `${ARABIC} شارك فيه Siemens Mobility وAlstom Transport Deutschland وHitachi Rail Europe Limited وCaterpillar Incorporated.`,
    ],
    [
      'with code',
      `${ARABIC}\nconst bridge = await fetch('https://example.org/bridges?river=nile').then((response) => response.json());\nfor (const span of bridge.spans) console.log(span.length, span.width, span.material);`,
    ],
    ['with a quotation in French', `${ARABIC} وكتبت صحيفة: "${FRENCH[0] ?? ''}"`],
    ['with a quotation in Persian', `${ARABIC} ${ARABIC} وكتبت صحيفة: "${PERSIAN[0] ?? ''}"`],
    [
      'old, beside Persian',
      `من ركب بحرا هاج موجه عرف كم هان عنده بر كان يذم حره وبرده كل يوم، ومن سار ليلا بلا قمر شكر نجما صغيرا دله حين ضل، فلا تذم ما لم تجرب سواه ولا تمدح ما لم تصبر عليه. ${PERSIAN[0] ?? ''}`,
    ],
    ['beside its translation', `${ARABIC}\n\n${ENGLISH}`],
    ['in presentation forms', PRESENTATION_FORMS],
  ])('%s passes', async (_, text) => {
    expect(await otherLanguageOf(text, 'ar')).toBeNull();
  });
});

describe('the benefit of the doubt', () => {
  test.each([
    ['nothing', ''],
    ['no letters', '12 + 30 = 42 … 🎉 ٪٥٠ '.repeat(30)],
    ['a short text in English', 'Breaking news'],
    ['a short text in Persian', 'وزیر گفت که مدارس باز می‌شوند'],
    ['59 letters', 'a'.repeat(59)],
  ])('%s passes as either', async (_, text) => {
    expect(await otherLanguageOf(text, 'ar')).toBeNull();
    expect(await otherLanguageOf(text, 'en')).toBeNull();
  });

  test('is given to Arabic lost in code that is no language', async () => {
    const text = `${ARABIC} ${'xq7 zzkv wqx jjq vvx qqzk '.repeat(80)}`;
    expect(await otherLanguageOf(text, 'ar')).toBeNull();
  });

  test('is given to the few words that are in the expected script', async () => {
    const text = `${'npm install warraq; '.repeat(15)} وزیر گفت که مدارس باز می‌شوند و کتاب‌ها`;
    expect(await otherLanguageOf(text, 'ar')).toBeNull();
  });

  test('ends at 60 letters', async () => {
    const letters = FRENCH.join('').replace(/\P{L}/gu, '');
    const text = (count: number) => letters.slice(0, count).replace(/.{6}/gu, '$& ');
    expect(await otherLanguageOf(text(59), 'ar')).toBeNull();
    expect(await otherLanguageOf(text(60), 'ar')).not.toBeNull();
  });

  test('any Arabic-looking line is judged without an error', async () => {
    await fc.assert(
      fc.asyncProperty(arabicText, async (text) => {
        expect(await otherLanguageOf(text, 'ar')).toBeNull();
      }),
    );
  });
});

describe('instead of English', () => {
  test.each([
    ['ar', ARABIC],
    ['ar', `${ARABIC} (Siemens Mobility, Alstom Transport)`],
    ['ar', PRESENTATION_FORMS],
    ['fa', PERSIAN[0] ?? ''],
    ['fr', FRENCH.join('\n')],
    ['tr', TURKISH.join('\n')],
    ['ru', RUSSIAN],
  ])('%s: %s', async (language, text) => {
    expect(await otherLanguageOf(text, 'en')).toBe(language);
  });

  test.each([
    ['English', ENGLISH],
    ['English with a quotation in Arabic', `${ENGLISH} “${ARABIC.slice(0, 90)}”`],
    [
      'English with Arabic names',
      'Abdelfattah al-Sisi met Mohammed bin Zayed Al Nahyan, Nasser Bourita and Ayman Safadi in Sharm el-Sheikh; Abderrahmane Youssoufi and Khadija Ben Ganna were there too.',
    ],
  ])('%s passes', async (_, text) => {
    expect(await otherLanguageOf(text, 'en')).toBeNull();
  });
});

/** Parallel sentences that stand beside the project, not in it. */
const SENTENCE_FILE = new URL('../../../../../shared/eval/pud_ar_en.tsv', import.meta.url);
const absent = !existsSync(SENTENCE_FILE);
if (absent) console.info(`skipped: data not present: ${SENTENCE_FILE.pathname}`);

describe.skipIf(absent)('a thousand news sentences (skipped: data not present, without ../shared)', () => {
  const columns = () =>
    readFileSync(SENTENCE_FILE, 'utf8')
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'))
      .map(([, , arabic = '', english = '']) => ({ arabic, english }))
      .filter(({ arabic }) => (arabic.match(/\p{L}/gu)?.length ?? 0) >= 60);

  test('none is in another language', async () => {
    const wrong: string[] = [];
    for (const { arabic, english } of columns()) {
      if ((await otherLanguageOf(arabic, 'ar')) !== null) wrong.push(arabic);
      if ((await otherLanguageOf(english, 'en')) !== null) wrong.push(english);
    }
    expect(columns().length).toBeGreaterThan(650);
    expect(wrong).toEqual([]);
  });
});

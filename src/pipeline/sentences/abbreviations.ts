/**
 * Words whose final stop does not end a sentence. Collected from the conventions of Arabic news copy; the proclitics
 * و ف ب ل ك may be glued to the Arabic ones.
 */

/** Titles before a name: professor, doctor, engineer, and their compounds. */
export const TITLES: ReadonlySet<string> = new Set(['أ.د', 'ا.د', 'أ.م', 'د.م', 'أ.م.د']);

/** Transliterated initials that stand inside names: George W. Bush. */
export const ARABIC_ABBREVIATIONS: ReadonlySet<string> = new Set(['دبليو']);

export const LATIN_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'Inc Ltd Co Corp Dr Mr Mrs Ms Prof St No vs Jr Sr Gen Col Lt Sgt Rep Sen Gov Vol Fig'.split(' '),
);

/** Verbs that carry on a sentence after a quoted question or exclamation: ”هل هذا معقول؟“ تساءل الوزير. */
export const ATTRIBUTION_VERBS: ReadonlySet<string> = new Set(
  'قال قالت يقول تقول تساءل تساءلت يتساءل سأل سألت صاح صاحت هتف هتفت صرخ صرخت أجاب أجابت رد ردت علق علقت كتب كتبت أضاف أضافت'.split(
    ' ',
  ),
);

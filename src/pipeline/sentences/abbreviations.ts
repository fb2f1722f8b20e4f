/**
 * Words whose final stop does not end a sentence, or not always. Compiled for this project from the
 * conventions of Arabic and English news copy; the English side follows what the style guides of news
 * agencies abbreviate. The proclitics و ف ب ل ك may be glued to the Arabic ones. Written without the final
 * stop, in the case in which they are printed.
 */

/**
 * What a stop behind the word means.
 * - `inside`: never the end; a name or a figure of speech goes on behind it.
 * - `number`: not the end where a digit follows: `No. 5`, `Jan. 20`. Otherwise the word is an ordinary one.
 * - `open`: the end only where what follows cannot belong to it: a word that opens sentences.
 * - `time`: the end unless a day, a month or a time zone follows: `at 5 p.m. Monday`.
 */
export type AbbreviationKind = 'inside' | 'number' | 'open' | 'time';

const WORDS: readonly (readonly [kind: AbbreviationKind, words: string])[] = [
  // Arabic titles before a name: professor, doctor, engineer, lecturer, and their compounds.
  ['inside', 'أ.د ا.د أ.م د.م م.د م.م أ.م.د ا.م.د'],
  // Page, volume. Without a proclitic they are initials.
  ['number', 'ص ج مج'],
  // An initial as it is spelt out in names: George W. Bush.
  ['inside', 'دبليو'],
  // English titles and ranks before a name.
  [
    'inside',
    'Mr Mrs Ms Messrs Mmes Mx Dr Drs Prof Rev Fr Hon Rt Amb Gov Lt Sen Sens Rep Reps Pres Supt Insp Det',
  ],
  ['inside', 'Gen Col Capt Cmdr Cdr Cpl Maj Sgt Adm Brig Pvt Pfc Cllr Atty Assoc Asst Mme Mlle Ven Msgr'],
  // Before the rest of a place name.
  ['inside', 'Mt Ft Pt'],
  ['inside', 'vs e.g i.e cf viz approx ca'],
  ['number', 'No Nos Art Sec Fig Figs Vol Vols Ch Ed Eq Para pp p para art sec fig vol ch Op Ref Tel est'],
  ['number', 'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec'],
  // Companies; what follows a name; streets and saints.
  ['open', 'Inc Ltd Co Corp Cos Bros Assn Dept Univ Intl Jr Sr Esq Ph.D M.Sc B.Sc St Ste Ave Blvd Rd Hwy Sq'],
  ['open', 'al'],
  // The states of the USA as agencies abbreviate them.
  [
    'open',
    'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore',
  ],
  ['open', 'Pa Tenn Tex Va Vt Wash Wis Wyo'],
  ['time', 'a.m p.m A.M P.M'],
];

/** Names that end in a mark of their own: `Yahoo! Inc.` */
const MARKED_NAMES: ReadonlySet<string> = new Set(['Yahoo', 'Jeopardy', 'Wham', 'Oklahoma', 'Mia']);

const KIND_OF_WORD: ReadonlyMap<string, AbbreviationKind> = new Map(
  WORDS.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);
const LONGEST_WORD = Math.max(...[...KIND_OF_WORD.keys()].map(({ length }) => length));
const LAST_UNITS: ReadonlySet<number> = new Set(
  Array.from(KIND_OF_WORD.keys(), (word) => word.charCodeAt(word.length - 1)),
);
const CLITIC = /^[وفبلك]/u;

/** Whether a word can be an abbreviation by its length and last UTF-16 unit: most cannot, and need no look-up. */
export function mayAbbreviate({ wordLength, lastUnit }: { wordLength: number; lastUnit: number }): boolean {
  return LAST_UNITS.has(lastUnit) && wordLength <= LONGEST_WORD + 1;
}

/** What kind of abbreviation a word is, with or without an Arabic proclitic. */
export function abbreviationKind(word: string): AbbreviationKind | 'none' {
  return (
    KIND_OF_WORD.get(word) ?? (CLITIC.test(word) ? KIND_OF_WORD.get(word.slice(1)) : undefined) ?? 'none'
  );
}

export function isMarkedName(word: string): boolean {
  return MARKED_NAMES.has(word);
}

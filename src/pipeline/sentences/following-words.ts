/** Words that tell what stands behind a stop. Compiled for this project from the grammar of news prose. */

/** Verbs that carry on a sentence after a quoted question or exclamation: ”هل هذا معقول؟“ تساءل الوزير. */
const ARABIC_ATTRIBUTION: ReadonlySet<string> = new Set(
  'قال قالت يقول تقول تساءل تساءلت يتساءل سأل سألت صاح صاحت هتف هتفت صرخ صرخت أجاب أجابت رد ردت علق علقت كتب كتبت أضاف أضافت'.split(
    ' ',
  ),
);

/** “Why?” Amina Smith asked. A pronoun would be in lower case and has decided before. */
const ENGLISH_ATTRIBUTION =
  /^(?:\p{Lu}[\p{L}'’-]*\s){1,3}(?:said|says|asked|asks|wrote|added|replied|answered|shouted|cried|told|wondered|exclaimed)(?![\p{L}'’])/u;

/** English words that begin a sentence where they are capitalised, since no name begins with them. */
const SENTENCE_OPENERS: ReadonlySet<string> = new Set(
  [
    'The A An This That These Those He She It We You They His Her Its Our Their My Your I There Here',
    'It’s He’s She’s They’re We’re That’s There’s I’m I’ve We’ve You’re Don’t Didn’t',
    'And But Or Nor Yet So If When While Although Though Because Since Unless Until Once Whether As Than',
    'In On At By For From To Of With Without Within Under After Before Between Among During Despite Since Through',
    'About Above Across Against Along Around Behind Below Beyond Over Towards Upon Like Unlike According Due',
    'What Who Whose Why Where Which How Is Are Was Were Do Does Did Has Have Had Can Could Should Would',
    'Not No Nobody Nothing None Some Someone Many Most Much More Several Few Both Each Every Everyone Either Neither',
    'Another Other Others All Any One Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands Millions',
    'However Meanwhile Moreover Furthermore Therefore Thus Nevertheless Instead Still Also Then Now Today Yesterday',
    'Tomorrow Later Earlier Recently Previously Currently Finally Even Only Just Perhaps Maybe',
    'Please Yes Well Once Again Afterwards Asked Speaking Born Founded Located Let Let’s',
    'Police Officials Authorities Critics Experts Analysts Scientists Researchers Investigators Prosecutors Lawyers',
    'Shares Stocks Sales Prices Supporters Opponents Voters Residents Witnesses Workers Students People',
  ]
    .join(' ')
    .split(' '),
);

/** What makes a moment of a time of day. */
const TIME_GOES_ON =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.|[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|[A-Z][a-z]+ time)(?![\p{L}\p{N}])/u;

const FIRST_WORD = /^["'”“„’‘‚»«›‹([]*(\p{L}+(?:['’]\p{L}+)?)(?![-\p{L}.])/u;

export function isAttributed(after: string): boolean {
  const word = /^\p{L}+/u.exec(after)?.[0] ?? '';
  return ARABIC_ATTRIBUTION.has(word) || ENGLISH_ATTRIBUTION.test(after);
}

/** Whether a text begins with a word that opens English sentences. An initial, `A.`, does not. */
export function opensSentence(after: string): boolean {
  const word = FIRST_WORD.exec(after)?.[1];
  return word !== undefined && SENTENCE_OPENERS.has(word.replace("'", '’'));
}

export function continuesTime(after: string): boolean {
  return TIME_GOES_ON.test(after);
}

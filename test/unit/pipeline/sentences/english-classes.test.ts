import { describe, expect, test } from 'vitest';
import { BOUNDARY, marked } from './marked.ts';

/** One row a class of text; `⏎` stands before each sentence that must begin there, and nowhere else. */
const ENGLISH: [string, string][] = [
  ['titles', 'Mr. Haddad met Mrs. Brown and Dr. Naciri. ⏎They talked for an hour.'],
  ['ranks, several in a row', 'Lt. Col. Adam Stone and Maj. Gen. Ali Kaddouri came. ⏎Sgt. Lee left.'],
  ['an acronym with stops inside a sentence', 'The U.S. Coast Guard helped. ⏎The U.N. Security Council met.'],
  [
    'an acronym with stops at the end',
    'She moved to the U.S. ⏎He stayed. ⏎Aid came from the U.N. ⏎But it was late.',
  ],
  ['an acronym before a small letter', 'The U.S. economy grew. ⏎Police in B.C. say so.'],
  [
    'a time of day inside',
    'It opens at 9 a.m. Monday. ⏎It closes at 6 p.m. EST. ⏎It ends at 5 p.m. in Rabat.',
  ],
  ['a time of day at the end', 'It ended at 9 p.m. ⏎Police opened the road at 6 a.m. ⏎Traffic flowed.'],
  ['decimals and prices', 'Prices rose 3.5 percent. ⏎They fell to $2.75. ⏎Nobody noticed.'],
  ['initials', 'J. K. Rowling met J.R.R. Tolkien fans. ⏎John F. Kennedy read it.'],
  ['a letter at the end', 'They had a plan B. ⏎The others had none.'],
  ['numbers of things', 'See No. 5, Nos. 6 and 7, fig. 3 in vol. 2 and p. 12. ⏎The rest is new.'],
  ['a refusal', 'The answer was No. ⏎The minister left.'],
  ['companies inside', 'Blue Inc. Chief Mona Said spoke. ⏎Smith & Co. Partners agreed.'],
  [
    'companies at the end',
    'He works for Blue Inc. ⏎The firm is small. ⏎She left Red Corp. ⏎Its shares fell.',
  ],
  ['a name with Jr.', 'Adam Stone Jr. Foundation paid. ⏎It honours Adam Stone Jr. ⏎He was its founder.'],
  ['a degree', 'She has a Ph.D. in law. ⏎He has a Ph.D. ⏎They teach.'],
  ['a stop behind the quote', '"The work is hard". ⏎"The time is short". ⏎He ended.'],
  ['a stop inside the quote', '"We are ready," he said. ⏎"We begin." ⏎Then he left.'],
  ['curly quotes', '“We are ready.” ⏎He added: “It is time.” ⏎‘Now.’ ⏎They went.'],
  ['doubled single quotes', '‘‘We are ready.’’ ⏎He praised ’’the partnership‘‘. ⏎They went.'],
  ['guillemets', 'She said «we begin.» ⏎Nobody moved.'],
  ['a quotation of two sentences', '“It is true. ⏎We know it,” she said. ⏎“It is.”'],
  ['an unbalanced quote', 'She said: "Go now. ⏎Do not wait. ⏎He went.'],
  ['a question being attributed', '"Is it open?" he asked. ⏎“Why?” Mona Said asked. ⏎"Now!" she shouted.'],
  ['a quoted question at the end', 'He asked, “Why?” ⏎The answer came late.'],
  ['a run of marks', 'What?! ⏎Nobody knew!!! ⏎Really?? ⏎Yes.'],
  ['a mark in brackets', 'It was free (!) for all. ⏎He was born in 1890 (?) in Fez.'],
  ['an ellipsis that carries on', 'He waited... and left. ⏎Well... I think so. ⏎They … paused.'],
  ['an ellipsis that ends', 'She paused... ⏎Then she spoke. ⏎It faded…. ⏎Nobody moved… ⏎All slept.'],
  [
    'an omission in a quotation',
    '“More people wait … While it rains, they stay.” ⏎It rained . . . Then it stopped.',
  ],
  ['brackets', 'It is late (see p. 5). ⏎(It was early.) ⏎It rose (to 5 km.) and fell.'],
  [
    'an abbreviation alone in brackets or quotes',
    'The States (U.S.) Army. ⏎The “Inc.” Sign. ⏎He said “No.” ⏎He left.',
  ],
  ['saints and streets', 'He left St. Petersburg. ⏎She lives on Main St. ⏎He does not. ⏎St. Mary is near.'],
  ['months', 'On Jan. 5 it began. ⏎It was over in Feb. ⏎Sept. 1 was the last day.'],
  ['ages and figures', 'Adam Stone, 45, said it. ⏎She is 40. ⏎40 people came. ⏎$6 is the price.'],
  ['an enumerator with a stop', '1. Build roads. ⏎It is urgent.'],
  ['an enumerator of two levels', '2.1. Build roads. ⏎It is urgent.'],
  ['a lettered or Roman enumerator', 'b. Build roads. ⏎It is urgent.'],
  [
    'addresses',
    'Visit https://example.org/a.b?c=1 now. ⏎Or www.example.com! ⏎Or info@example.org. ⏎It is easy.',
  ],
  ['an address behind a stop', 'Read more. ⏎https://example.org has it.'],
  ['handles', 'Ask @some.body about #one.two today. ⏎It helps.'],
  ['names with dots', 'Node.js is fine. ⏎Example.com Inc. grew.'],
  [
    'a name with a mark',
    'Yahoo! said it grew. ⏎Yahoo! Inc. agreed. ⏎They bought Yahoo! ⏎The price was high.',
  ],
  ['phrases in Latin', 'Scientists, e.g. Stone et al. (2019), i.e. The Team, vs. The Rest. ⏎They wrote it.'],
  ['eras', 'It was built c. 1500 by him. ⏎He died in 44 B.C. ⏎The war began in A.D. 70.'],
  [
    'states',
    'Sen. Adam Stone, I-Vt., agreed. ⏎Rep. Mona Said (D-Calif.) did not. ⏎He left Ariz. ⏎She stayed.',
  ],
  ['a missing space', 'It ended.⏎The next day came. ⏎"Is it?"⏎Nobody knew.'],
  ['a space before the stop', 'He left . ⏎She stayed ! ⏎They went ?'],
  ['lower case carries on', 'He asked why? and left. ⏎He called (no.) – then again! – and went.'],
  ['names that begin in lower case', 'Sales rose. ⏎iPhone sales fell. ⏎eBay did not.'],
  ['a comma, semicolon or colon behind the mark', '“Why?”, he asked; “Go!”: it was over. ⏎All left.'],
  ['footnote marks', 'He left.[2] ⏎She stayed.[13] ⏎Both came back.'],
  ['dialogue', '- When? ⏎- Yesterday. ⏎— Good.'],
  ['emoji', 'It works! 🎉 ⏎We won. ❤️ ⏎Thanks.'],
  ['a heading', 'The port opens\n⏎It will take ships. ⏎They are large.'],
  ['no final stop', 'It was over. ⏎The rest is silence'],
  ['Arabic inside', 'He wrote «مرحبا.» ⏎She asked: ماذا؟ ⏎Nobody knew.'],
];

describe('where English sentences end', () => {
  test.each(ENGLISH)('%s', (_, text) => {
    expect(marked(text.replaceAll(BOUNDARY, ''), 'en')).toBe(text);
  });
});

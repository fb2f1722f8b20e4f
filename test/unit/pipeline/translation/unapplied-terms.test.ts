import { describe, expect, test } from 'vitest';
import { unappliedTerms } from '../../../../src/pipeline/translation/unapplied-terms.ts';

const GLOSSARY = {
  terms: [
    ['ميناء الصيد', 'fishing port'],
    ['الحرس البحري', 'the Coast Guard'],
    ['ورشة', 'workshop'],
    ['متابعة طبية', 'medical follow-up'],
    ['جمعية الأطباء', "Doctors' Association"],
    ['مدينة', 'city'],
    ['سنة ضوئية', 'light years'],
    ['مقهى', 'café'],
  ].map(([source = '', target = ''], index) => ({ source, target, line: index + 2 })),
};

const unapplied = (source: string, target: string) =>
  unappliedTerms(source, target, GLOSSARY).map((term) => term.target);

describe('unappliedTerms', () => {
  test.each([
    ['as it stands', 'ميناء الصيد', 'The fishing port.'],
    ['in other case', 'ميناء الصيد', 'FISHING PORT'],
    ['in the plural', 'ورشة', 'Two workshops'],
    ['in the singular', 'سنة ضوئية', 'A light-year away'],
    ['a plural in -ies', 'مدينة', 'Many cities'],
    ['without its article', 'للحرس البحري', 'A coast guard boat'],
    ['with a possessive', 'الحرس البحري', 'The Coast Guard’s boats'],
    ['with its apostrophe elsewhere', 'جمعية الأطباء', "the Doctor's Association"],
    ['with another apostrophe', 'جمعية الأطباء', 'the Doctors’ Association'],
    ['without its hyphen', 'متابعة طبية', 'medical follow up'],
    ['in one word', 'متابعة طبية', 'medical followup'],
    ['without its accent', 'مقهى', 'a cafe'],
    ['with another line end between', 'ميناء الصيد', 'fishing\nport'],
    ['nothing asked for', 'عاد البحارة', 'The sailors are back'],
  ])('applied: %s', (_, source, target) => {
    expect(unapplied(source, target)).toEqual([]);
  });

  test.each([
    ['other words', 'ميناء الصيد', 'The fishing harbour.', ['fishing port']],
    ['part of a word', 'مدينة', 'Capacity and citywide', ['city']],
    ['words apart', 'ميناء الصيد', 'fishing in the port', ['fishing port']],
    ['nothing', 'ميناء الصيد', '', ['fishing port']],
    ['one of two', 'وميناء الصيد والورشة', 'the workshop and the harbour', ['fishing port']],
    ['each once', 'ورشة وورشة', 'a course', ['workshop']],
    ['in the order of the Arabic', 'ورشة في ميناء الصيد', 'x', ['workshop', 'fishing port']],
  ])('not applied: %s', (_, source, target, terms) => {
    expect(unapplied(source, target)).toEqual(terms);
  });
});

import { BOUNDARY_RULES, WINDOW, type Candidate } from './boundary-rules.ts';

/** A sentence of a text: UTF-16 offsets, white space at its ends left out. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** A closing mark, and any quotes, brackets, notes, invisible characters and further marks that touch it. */
const CANDIDATE =
  /[.!?؟…۔](?:[.!?؟…۔"'”“’‘»«›‹)\]\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f]|\[\p{Nd}{1,3}\])*/gu;
/** Emoji and flags stay with the sentence that they follow; © and its like begin the next one. */
const EMOJI = /\s*(?:\p{RI}{2}|(?![©®™])\p{Extended_Pictographic}[\ufe0f\u200d\p{EMod}]*)+/uy;
const SPACE = /\s*/uy;
const OPENERS = /^["'”“’‘»«›‹([]+/u;
const INVISIBLE = /\p{Cf}+/gu;
const WORD_OR_DIGIT = /[\p{L}\p{N}]/u;

/** The sentences of one block of Arabic text, in order. What no sentence holds is white space. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = skip(SPACE, text, 0);
  let looked = start;
  let hasWord = false;
  for (const match of text.matchAll(CANDIDATE)) {
    if (match.index < start) continue;
    const end = skip(EMOJI, text, match.index + match[0].length);
    const next = skip(SPACE, text, end);
    if (next === text.length) break;
    const at = candidate(text, { marks: match[0], index: match.index, end, next, start });
    hasWord ||= WORD_OR_DIGIT.test(text.slice(looked, end));
    looked = end;
    if (!hasWord || !endsSentence(at)) continue;
    sentences.push({ start, end });
    start = looked = next;
    hasWord = false;
  }
  const end = text.trimEnd().length;
  const last = sentences.at(-1);
  if (start >= end) return sentences;
  // A stray mark, flag or control behind the last sentence is not one of its own.
  if (last && !WORD_OR_DIGIT.test(text.slice(start, end)))
    sentences[sentences.length - 1] = { start: last.start, end };
  else sentences.push({ start, end });
  return sentences;
}

/** Whether the first rule that has an opinion ends a sentence here. */
function endsSentence(at: Candidate): boolean {
  for (const { decide } of BOUNDARY_RULES) {
    const decision = decide(at);
    if (decision !== undefined) return decision;
  }
  return false;
}

interface Found {
  readonly marks: string;
  readonly index: number;
  readonly end: number;
  readonly next: number;
  readonly start: number;
}

function candidate(text: string, { marks, index, end, next, start }: Found): Candidate {
  const left = text.slice(Math.max(start, index - WINDOW), index);
  const token = /\S*$/u.exec(left)?.[0] ?? '';
  const visible = token.replace(INVISIBLE, '');
  const word = visible.replace(OPENERS, '');
  const tokenStart = index - token.length;
  const opening = visible.slice(0, visible.length - word.length);
  return {
    marks: marks.replace(INVISIBLE, ''),
    word,
    before: text.slice(Math.max(0, tokenStart - WINDOW), tokenStart) + opening,
    space: text.slice(end, next),
    after: text.slice(next, next + WINDOW).replace(INVISIBLE, ''),
    startsSentence: tokenStart <= start,
  };
}

/** Where `pattern` (sticky) ends if it matches at `from`, else `from`. */
function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

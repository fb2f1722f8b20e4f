import { describe, expect, test } from 'vitest';
import {
  charsetOfContentType,
  declaredCharsetOfHtml,
} from '../../../../src/pipeline/article/declared-charset.ts';
import { rawBytes } from './encode-text.ts';

describe('declaredCharsetOfHtml', () => {
  test.each([
    ['<!doctype html><meta charset=windows-1256>', 'windows-1256'],
    ['<meta charset="UTF-8">', 'UTF-8'],
    ["<META\n  charSet = 'windows-1256' />", 'windows-1256'],
    ['<meta charset=utf-8/>', 'utf-8/'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-6">', 'iso-8859-6'],
    ['<meta content=\'text/html;charset = "windows-1256"\' http-equiv=content-type>', 'windows-1256'],
    ['<?xml version="1.0" encoding="windows-1256"?><html>', 'windows-1256'],
    ['<meta name=viewport content="a"><meta charset=utf-8>', 'utf-8'],
    ['<meta charset=windows-1256 charset=utf-8>', 'windows-1256'],
    ['<!-- <meta charset=utf-8> --><meta charset=windows-1256>', 'windows-1256'],
    ['<title>\xc7\xe1</title><meta charset=windows-1256>', 'windows-1256'],
  ])('%j', (html, charset) => {
    expect(declaredCharsetOfHtml(rawBytes(html))).toBe(charset);
  });

  test.each([
    '',
    '<html><p>charset=utf-8',
    '<meta name="description" content="text/html; charset=utf-8">',
    '<meta name=charset content=utf-8>',
    '<metadata charset=utf-8>',
    '<!-- <meta charset=utf-8>',
    '<meta charset="">',
    `${' '.repeat(1024)}<meta charset=utf-8>`,
  ])('nothing in %j', (html) => {
    expect(declaredCharsetOfHtml(rawBytes(html))).toBeNull();
  });

  test('takes no longer for what is made to be slow', () => {
    for (const html of [
      '<!--'.repeat(256),
      '<meta '.repeat(170),
      `<meta ${'a='.repeat(500)}`,
      '<!---'.repeat(200),
    ]) {
      expect(declaredCharsetOfHtml(rawBytes(html))).toBeNull();
    }
  }, 1000);
});

describe('charsetOfContentType', () => {
  test.each([
    ['text/html; charset=windows-1256', 'windows-1256'],
    ['text/plain;charset=UTF-8', 'UTF-8'],
    ['text/plain; format=flowed; Charset="iso-8859-6"', 'iso-8859-6'],
    ['text/plain; title="a; charset=utf-16"; charset=utf-8', 'utf-8'],
    ['text/plain', null],
    ['text/plain; charset=', null],
    ['text/plain; xcharset=utf-8', null],
    ['', null],
  ])('%j', (value, charset) => {
    expect(charsetOfContentType(value)).toBe(charset);
  });
});

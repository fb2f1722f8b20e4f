import { alignedKey, pageKey } from '../../keys.ts';
import type { AlignedArticle, Block, Segment } from '../schema.ts';
import { escapeHtml } from './html.ts';
import { PAGE_STYLE } from './page-style.ts';

/** Goes up when a change alters pages, so that those already published are written anew. */
export const PAGE_VERSION = 2;

/** Nothing on the page may load, run or send anything; its own style is all it has. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** An aligned article as one HTML page, complete without scripts: Arabic and English in rows side by side. */
export function page(document: AlignedArticle): string {
  const title = titleText(document);
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="warraq">
<meta name="machine-translated" content="${document.disclosure.machineTranslated}">
<title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<p>${notice(document)}</p>
${origin(document)}</header>
<main>
${document.article.title ? '' : `<h1 dir="auto">${escapeHtml(title)}</h1>\n`}${document.blocks.map(row).join('\n')}
</main>
<footer>
<p>Article <bdi>${escapeHtml(document.id)}</bdi> · <a href="${escapeHtml(alignedAddress(document.id))}">aligned JSON</a></p>
</footer>
</body>
</html>
`;
}

function titleText({ article, id }: AlignedArticle): string {
  return article.title ? (article.title.target ?? article.title.source) : id;
}

/** Who translated, and what a reader must know about it. */
function notice({ engine, disclosure, status }: AlignedArticle): string {
  const maker = [engine.name, engine.model].filter((part) => part !== null).join(' ');
  const made = disclosure.machineTranslated ? `Machine translation by ${maker}` : 'Translation';
  const parts = [
    made,
    engine.notice,
    disclosure.reviewed ? 'reviewed by an editor' : 'not reviewed by a person',
  ];
  if (status === 'partial') parts.push('some sentences could not be translated');
  return escapeHtml(parts.filter((part) => part !== null).join(' · '));
}

/** Whose article it is, when and where it appeared; nothing where it does not say. */
function origin({ article: { byline, published, url, licence } }: AlignedArticle): string {
  const parts = [byline, published, licence].flatMap((part) =>
    part === null ? [] : `<bdi>${escapeHtml(part)}</bdi>`,
  );
  if (url !== null) parts.push(`<a href="${escapeHtml(url)}" rel="noreferrer">original</a>`);
  return parts.length > 0 ? `<p>${parts.join(' · ')}</p>\n` : '';
}

/** The element of a block; what has none of its own is a paragraph with the kind for a class. */
function tagOf({ kind, level }: Block): string {
  if (kind === 'headline') return 'h1';
  if (kind === 'heading') return `h${level ?? 2}`;
  if (kind === 'quote') return 'blockquote';
  return kind === 'code' ? 'pre' : 'p';
}

function row(block: Block): string {
  const tag = tagOf(block);
  const source = block.segments.map(
    (segment, index) => (index === 0 ? '' : gapHtml(segment)) + sourceSpan(segment),
  );
  return `<div class="row ${block.kind}" id="${block.id}">
<${tag} lang="ar" dir="rtl">${source.join('')}</${tag}>
<${tag} lang="en" dir="ltr">${block.segments.map(targetSpan).join(' ')}</${tag}>
</div>`;
}

function gapHtml({ gap }: Segment): string {
  return escapeHtml(gap ?? ' ').replaceAll('\n', '<br>');
}

function sourceSpan({ id, source }: Segment): string {
  return `<span id="${id}">${escapeHtml(source)}</span>`;
}

function targetSpan(segment: Segment): string {
  if (segment.origin !== 'none') return `<span id="${segment.id}-en">${escapeHtml(segment.target)}</span>`;
  return `<em class="missing" id="${segment.id}-en">Not translated (${escapeHtml(segment.error.code)})</em>`;
}

/** The address of the JSON, relative to the page: the two stand in folders beside each other. */
function alignedAddress(id: string): string {
  const up = '../'.repeat(pageKey(id).split('/').length - 1);
  return up + alignedKey(id).split('/').map(encodeURIComponent).join('/');
}

import type { ArticleStatus } from '../pipeline/document/status-schema.ts';
import { escapeHtml } from '../pipeline/document/formats/html.ts';
import { PAGE_STYLE } from '../pipeline/document/formats/page-style.ts';
import { pageKey } from '../pipeline/keys.ts';

const TABLE_STYLE = `
table { border-collapse: collapse; inline-size: 100%; font-family: system-ui, sans-serif; font-size: 0.95rem; }
th, td { padding: 0.5rem 1rem 0.5rem 0; text-align: start; vertical-align: top; border-block-end: 1px solid var(--rule); }
th { color: var(--soft); font-weight: 600; }
td.number, th.number { text-align: end; }
`;

/** The front page of the local cloud: every article, its outcome, and the way to its page. */
export function libraryPage(statuses: readonly ArticleStatus[]): string {
  const shown = statuses.filter(({ outcome }) => outcome !== 'removed');
  const body = shown.length === 0 ? EMPTY : `<table>\n${HEAD}\n${shown.map(row).join('\n')}\n</table>`;
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Warraq: articles</title>
<style>${PAGE_STYLE}${TABLE_STYLE}</style>
</head>
<body>
<main>
<h1>Articles</h1>
${body}
</main>
</body>
</html>
`;
}

const HEAD =
  '<tr><th>Article</th><th>Outcome</th><th class="number">Characters billed</th><th class="number">Reused</th></tr>';
const EMPTY = '<p>Nothing yet. Upload one: <code>npx warraq upload article.txt --wait</code></p>';

function row({ id, outcome, error, published, receipt }: ArticleStatus): string {
  const name = `<bdi>${escapeHtml(id)}</bdi>`;
  const isReadable = published.some(({ key }) => key === pageKey(id));
  const address = pageKey(id).split('/').map(encodeURIComponent).join('/');
  const reason = error ? `: ${escapeHtml(error.message)}` : '';
  return `<tr><td>${isReadable ? `<a href="/reader/${escapeHtml(address)}">${name}</a>` : name}</td><td>${outcome}${reason}</td><td class="number">${receipt?.billedCharacters ?? 0}</td><td class="number">${receipt?.reusedCharacters ?? 0}</td></tr>`;
}

/** The look of the bilingual page: logical properties only, light and dark, one column on narrow screens and two on wide. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1c1b19; --soft: #625d54; --rule: #ddd6c8; --paper: #fdfbf6; --mark: #fff0c2; --alarm: #9c2a10; --link: #1d5a78; }
@media (prefers-color-scheme: dark) { :root { --ink: #ebe6da; --soft: #a8a193; --rule: #3b372f; --paper: #191814; --mark: #4a3f1c; --alarm: #ff9c7d; --link: #8cc7e4; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 Georgia, 'Noto Serif', 'Times New Roman', serif; }
main, header, footer { max-inline-size: 76rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 3rem); }
header { padding-block: 1.5rem 0; }
footer { padding-block: 1rem 3rem; }
header p, footer p { margin: 0; color: var(--soft); font: 0.875rem/1.6 system-ui, sans-serif; }
a { color: var(--link); }
/* The Arabic comes first, on the right where its lines begin. */
.row { direction: rtl; display: grid; grid-template-columns: 1fr 1fr; column-gap: clamp(1.5rem, 4vw, 3.5rem); padding-block: 0.75rem; border-block-start: 1px solid var(--rule); }
.row.headline { border-block-start: 0; }
.row > * { margin: 0; min-inline-size: 0; overflow-wrap: break-word; }
[lang='ar'] { font-family: 'Noto Naskh Arabic', 'Amiri', 'Scheherazade New', 'Geeza Pro', 'Traditional Arabic', serif; font-size: 1.16em; line-height: 1.9; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; text-wrap: balance; }
h1 { font-size: 1.75rem; }
h2 { font-size: 1.25rem; }
h1[lang='ar'] { font-size: 1.95rem; line-height: 1.7; }
h3, h4, h5, h6 { font-size: 1.1rem; }
h2[lang='ar'] { font-size: 1.4rem; line-height: 1.8; }
h3[lang='ar'], h4[lang='ar'], h5[lang='ar'], h6[lang='ar'] { font-size: 1.25rem; line-height: 1.8; }
.byline, .caption, .related { color: var(--soft); }
.caption, .related { font-size: 0.9em; }
.quote { font-style: normal; }
.quote > * { border-inline-start: 3px solid var(--rule); padding-inline-start: 1rem; }
.list-item > * { padding-inline-start: 1.25rem; }
.table-cell { padding-block: 0.35rem; }
pre { overflow-x: auto; font-size: 0.875rem; direction: ltr; }
.missing { color: var(--alarm); font-family: system-ui, sans-serif; font-size: 0.9em; }
span:target { background: var(--mark); }
@media (max-width: 44rem) { .row { grid-template-columns: 1fr; row-gap: 0.35rem; padding-block: 1rem; } }
@media print { body { background: none; font-size: 11pt; } .row { break-inside: avoid; } }
`.trim();

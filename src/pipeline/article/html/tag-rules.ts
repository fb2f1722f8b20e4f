/**
 * Which tags close which, and how elements behave: the parts of https://html.spec.whatwg.org/#parsing that
 * decide where text stands.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

export const VOID_ELEMENTS = words(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr',
);

export const HEADINGS = words('h1 h2 h3 h4 h5 h6');

/** May stand in `head`; anything else ends it. */
export const HEAD_ELEMENTS = words('base basefont bgsound link meta noscript script style template title');

/** The name of a `title` in the body: browsers do not show it, and it is not the page's. */
export const HIDDEN_TITLE = '#title';
/** What hides all behind it if it is never closed, and the name it then bears. */
export const UNCLOSED_ELEMENTS: ReadonlyMap<string, string> = new Map(
  ['comment', 'script', 'style', 'template'].map((name) => [name, `#unclosed ${name}`]),
);

/** Elements that start a line of their own in every browser. */
export const BLOCK_ELEMENTS = words(
  'address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol ' +
    'optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp #document',
);

/** An end tag of phrasing never closes these ("special" in the standard). */
export const SPECIAL_ELEMENTS: ReadonlySet<string> = new Set([
  ...BLOCK_ELEMENTS,
  ...words(
    'applet button head iframe marquee math noembed noframes noscript object script select style svg template ' +
      'textarea title',
  ),
]);

/** Phrasing that changes nothing about its text: without attributes it needs no node. */
export const BARE_PHRASING = words(
  'abbr acronym b bdi bdo big cite dfn em font i ins kbd label mark nobr q rb rp rt rtc ruby s samp small span strike ' +
    'strong sub sup tt u var',
);

export const FOREIGN_ELEMENTS = words('math svg');
/** Inside foreign elements, these hold HTML again. */
export const INTEGRATION_POINTS = words('annotation-xml desc foreignobject');

const SCOPE = words('applet button caption marquee object table td template th');
const TABLE_SCOPE = words('table template');
const LIST_SCOPE: ReadonlySet<string> = new Set([...SCOPE, ...words('dir menu ol ul')]);

/** Opening a tag first closes the innermost of `closes`, unless one of `within` stands between. */
export interface ImpliedEnd {
  readonly closes: ReadonlySet<string>;
  readonly within: ReadonlySet<string>;
}

const PARAGRAPH_END: ImpliedEnd = { closes: words('p'), within: SCOPE };

export const CLOSES_PARAGRAPH = words(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 ' +
    'h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp',
);

const OWN_IMPLIED_ENDS: ReadonlyMap<string, ImpliedEnd> = new Map([
  ['li', { closes: words('li'), within: LIST_SCOPE }],
  ['dd', { closes: words('dd dt'), within: new Set([...LIST_SCOPE, 'dl']) }],
  ['dt', { closes: words('dd dt'), within: new Set([...LIST_SCOPE, 'dl']) }],
  ['td', { closes: words('td th'), within: TABLE_SCOPE }],
  ['th', { closes: words('td th'), within: TABLE_SCOPE }],
  ['tr', { closes: words('tr caption colgroup'), within: TABLE_SCOPE }],
  ['tbody', { closes: words('tbody thead tfoot caption colgroup'), within: TABLE_SCOPE }],
  ['thead', { closes: words('tbody thead tfoot caption colgroup'), within: TABLE_SCOPE }],
  ['tfoot', { closes: words('tbody thead tfoot caption colgroup'), within: TABLE_SCOPE }],
  ['button', { closes: words('button'), within: words('table td th') }],
  ['option', { closes: words('option'), within: words('optgroup select datalist') }],
  ['optgroup', { closes: words('optgroup'), within: words('select') }],
]);

/** What opening a tag closes, in this order. */
export function impliedEndsOf(name: string): readonly ImpliedEnd[] {
  const own = OWN_IMPLIED_ENDS.get(name);
  if (!CLOSES_PARAGRAPH.has(name)) return own ? [own] : [];
  return own ? [own, PARAGRAPH_END] : [PARAGRAPH_END];
}

/** What an end tag closes: the innermost of `closes`, unless one of `within` stands between. */
export function explicitEndOf(name: string): ImpliedEnd {
  if (HEADINGS.has(name)) return { closes: HEADINGS, within: SCOPE };
  if (name === 'li') return { closes: words('li'), within: LIST_SCOPE };
  if (name === 'table') return { closes: words('table'), within: words('template') };
  if (/^(?:t[dhr]|tbody|thead|tfoot|caption|colgroup)$/u.test(name)) {
    return { closes: new Set([name]), within: TABLE_SCOPE };
  }
  if (!SPECIAL_ELEMENTS.has(name)) return { closes: new Set([name]), within: SPECIAL_ELEMENTS };
  return { closes: new Set([name]), within: SCOPE };
}

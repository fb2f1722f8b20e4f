/** What goes wrong with one request: how a test makes this server behave as a service on a bad day. */
export type Fault =
  /** An error answer, under any name: `ThrottlingException`, `InternalServerException`… */
  | { readonly type: 'error'; readonly name: string; readonly status: number; readonly message: string }
  /** The connection breaks without an answer. */
  | { readonly type: 'drop' }
  /** The answer comes, milliseconds late. */
  | { readonly type: 'delay'; readonly ms: number }
  /** No answer ever; the connection stays open until the client gives up or the server closes. */
  | { readonly type: 'hang' }
  /** Exactly this as TranslatedText. */
  | { readonly type: 'answer'; readonly text: string }
  /** The newlines of the translation become spaces. */
  | { readonly type: 'merge-lines' }
  /** The last line of the translation is missing; of a single line nothing is left. */
  | { readonly type: 'drop-last-line' }
  /** TranslatedText is the empty string. */
  | { readonly type: 'empty' }
  /** The translation has one line more. */
  | { readonly type: 'extra-line' }
  /** Status 200 and a body that is not JSON. */
  | { readonly type: 'garbage' };

/** Looks at a request's text and says what goes wrong with it; undefined for nothing. */
export type FaultRule = (text: string) => Fault | undefined;

/** Says what goes wrong with each request: scripted faults first, one a request in order, then the rule. */
export interface FaultPlan {
  readonly script: (faults: readonly Fault[]) => void;
  readonly next: FaultRule;
}

export function planFaults(faults: readonly Fault[] | FaultRule = []): FaultPlan {
  const rule = typeof faults === 'function' ? faults : undefined;
  const scripted = typeof faults === 'function' ? [] : [...faults];
  return {
    script: (more) => {
      scripted.push(...more);
    },
    next: (text) => scripted.shift() ?? rule?.(text),
  };
}

/** The translation as a fault of the engine leaves it; faults of another kind leave it alone. */
export function spoil(translation: string, fault: Fault | undefined): string {
  switch (fault?.type) {
    case 'answer':
      return fault.text;
    case 'empty':
      return '';
    case 'merge-lines':
      return translation.replaceAll('\n', ' ');
    case 'drop-last-line':
      return translation.split('\n').slice(0, -1).join('\n');
    case 'extra-line':
      return `${translation}\nAn extra line.`;
    case 'error':
    case 'drop':
    case 'delay':
    case 'hang':
    case 'garbage':
    case undefined:
      return translation;
  }
}

/** What translating cost so far, counted where it is paid. One object a run; it only ever grows. */
export interface Usage {
  /** Requests that were answered. */
  requests: number;
  /** Source characters (code points, white space too) of those requests: what Amazon Translate bills. */
  billedCharacters: number;
  /** Source characters that the memory held, or that an identical text of the same article paid for. */
  reusedCharacters: number;
  /** Requests that were tried again. */
  retries: number;
}

export function noUsage(): Usage {
  return { requests: 0, billedCharacters: 0, reusedCharacters: 0, retries: 0 };
}

/** What characters cost, in USD to the hundredth of a cent: prices are estimates. */
export function usdOf(characters: number, usdPerMillionCharacters: number): number {
  return Math.round((characters / 1_000_000) * usdPerMillionCharacters * 10_000) / 10_000;
}

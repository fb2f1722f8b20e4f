/** One TranslateText request that could be read, whatever became of it. */
export interface SeenRequest {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Bytes of the text in UTF-8: what the size limit counts. */
  readonly textBytes: number;
  /** Code points of the text: what Amazon Translate bills. */
  readonly characters: number;
  /** HTTP status of the answer; null while there is none, and for good where the connection broke first. */
  readonly status: number | null;
}

/** How many requests are remembered: enough for any test, and a server that runs for weeks does not grow. */
export const MAX_SEEN_REQUESTS = 1000;

export interface SeenRequests {
  /** Oldest first; the same array for the server's whole life. */
  readonly list: readonly SeenRequest[];
  /** Notes a request's text, and returns how to note the status of its answer. */
  readonly add: (text: string) => (status: number) => void;
}

export function rememberRequests(limit = MAX_SEEN_REQUESTS): SeenRequests {
  const list: SeenRequest[] = [];
  return {
    list,
    add: (text) => {
      const entry: { -readonly [Member in keyof SeenRequest]: SeenRequest[Member] } = {
        at: Date.now(),
        textBytes: Buffer.byteLength(text),
        characters: Iterator.from(text).reduce((count) => count + 1, 0),
        status: null,
      };
      list.push(entry);
      if (list.length > limit) list.shift();
      return (status) => {
        entry.status = status;
      };
    },
  };
}

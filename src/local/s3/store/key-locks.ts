/** One holder at a time for each name, in the order asked. */
export class KeyLocks {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` while holding `name`; the result, or the error, is that of `work`. */
  async hold<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name);
    const turn = Promise.withResolvers<undefined>();
    this.#last.set(name, turn.promise);
    await before;
    try {
      return await work();
    } finally {
      if (this.#last.get(name) === turn.promise) this.#last.delete(name);
      turn.resolve(undefined);
    }
  }
}

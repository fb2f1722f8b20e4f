/** A refusal in Amazon Translate's own terms. `name` is what an SDK shows as `error.name`. */
export class TranslateError extends Error {
  override readonly name: string;
  readonly status: number;
  /** Further members of the error's JSON body, by name. */
  readonly details: Readonly<Record<string, string>>;

  constructor(
    name: string,
    message: string,
    options: { status?: number; details?: Readonly<Record<string, string>> } & ErrorOptions = {},
  ) {
    super(message, options);
    this.name = name;
    this.status = options.status ?? 400;
    this.details = options.details ?? {};
  }
}

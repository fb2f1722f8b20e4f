/** Why a local cloud cannot start; the message says what to do. */
export class LocalCloudError extends Error {
  readonly code: 'already-running' | 'data-folder-unusable';

  constructor(code: LocalCloudError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LocalCloudError';
    this.code = code;
  }
}

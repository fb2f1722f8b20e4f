/**
 * A key as S3 writes it in notifications and in listings with encoding-type=url: form-encoded UTF-8, a space as `+`,
 * a plus as `%2B`, slashes kept. The inverse is `decodeURIComponent(text.replace(/\+/g, ' '))`.
 */
export function formEncodeKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/');
}

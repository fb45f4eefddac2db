const characters = /^[a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/i
const authority = /^(?:[^@[\]]*@)?(?:\[[0-9a-f:.]+\]|[^@:[\]]*)(?::\d*)?$/i

/**
 * An absolute URI as RFC 3986 writes it, which is what a JSON schema's `format: uri` asks for. What is missing only its
 * percent signs (`https://españa.example/más`) gets them; of anything else, nothing.
 */
export function uriOf(text: string): string | undefined {
  const trimmed = text.trim()
  if (isUri(trimmed)) return trimmed
  const encoded = /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed).href : ""
  return isUri(encoded) ? encoded : undefined
}

function isUri(text: string): boolean {
  if (text.length > 2000 || !characters.test(text) || /%(?![0-9a-f]{2})/i.test(text) || !URL.canParse(text))
    return false
  const [, host, path, query, fragment] =
    /^[a-z][a-z0-9+.-]*:(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/i.exec(text) ?? []
  if (path === undefined || (!host && !path) || /[[\]#]/.test(path + (query ?? "") + (fragment ?? ""))) return false
  return host === undefined || authority.test(host)
}

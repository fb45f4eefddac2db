import { seen } from "./text"

const characters = /^[a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/i
const authority = /^(?:[^@[\]]*@)?(?:\[[0-9a-f:.]+\]|[^@:[\]]*)(?::\d*)?$/i

/**
 * An absolute URI by RFC 3986, as JSON Schema's `format: uri` requires. Missing percent-encoding
 * (`https://españa.example/más`) is added; undefined for anything else.
 */
export function uriOf(text: string): string | undefined {
  // A copied address may contain invisible characters: kept, they would lead to another page.
  const trimmed = seen(text)
  if (isUri(trimmed)) return trimmed
  const encoded = (/^https?:\/\/\S+$/i.test(trimmed) && urlOf(trimmed)?.href) || ""
  return isUri(encoded) ? encoded : undefined
}

/**
 * A text as a URL by WHATWG; undefined when it is none. `URL.canParse` is used nowhere: once it is compiled, Node 20 and 22
 * answer false for every text with a letter outside ASCII.
 */
export function urlOf(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function isUri(text: string): boolean {
  if (text.length > 2000 || !characters.test(text) || /%(?![0-9a-f]{2})/i.test(text) || !urlOf(text)) return false
  const [beforeFragment = "", ...fragments] = text.split("#")
  const [identified = "", ...queries] = beforeFragment.split("?")
  const part = identified.slice(identified.indexOf(":") + 1)
  const host = part.startsWith("//") ? part.slice(2).split("/", 1)[0] : undefined
  const others = [part.slice(host === undefined ? 0 : 2 + host.length), ...queries, ...fragments].join("")
  if (fragments.length > 1 || part === "" || part === "//" || /[[\]]/.test(others)) return false
  return host === undefined || authority.test(host)
}

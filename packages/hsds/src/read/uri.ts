import { seen } from "./text"

const characters = /^[a-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/i
const authority = /^(?:[^@[\]]*@)?(?:\[[0-9a-f:.]+\]|[^@:[\]]*)(?::\d*)?$/i

/**
 * An absolute URI as RFC 3986 writes it, which is what a JSON schema's `format: uri` asks for. What is missing only its
 * percent signs (`https://españa.example/más`) gets them; of anything else, nothing.
 */
export function uriOf(text: string): string | undefined {
  // An address that was copied brings along what nobody sees: kept, it would be of another page.
  const trimmed = seen(text)
  if (isUri(trimmed)) return trimmed
  const encoded = /^https?:\/\/\S+$/i.test(trimmed) && URL.canParse(trimmed) ? new URL(trimmed).href : ""
  return isUri(encoded) ? encoded : undefined
}

function isUri(text: string): boolean {
  if (text.length > 2000 || !characters.test(text) || /%(?![0-9a-f]{2})/i.test(text) || !URL.canParse(text))
    return false
  const [beforeFragment = "", ...fragments] = text.split("#")
  const [identified = "", ...queries] = beforeFragment.split("?")
  const part = identified.slice(identified.indexOf(":") + 1)
  const host = part.startsWith("//") ? part.slice(2).split("/", 1)[0] : undefined
  const others = [part.slice(host === undefined ? 0 : 2 + host.length), ...queries, ...fragments].join("")
  if (fragments.length > 1 || part === "" || part === "//" || /[[\]]/.test(others)) return false
  return host === undefined || authority.test(host)
}

import { firstEditions } from "@ventanilla/core/data/protocols"
import type { Content, Key } from "@ventanilla/core/safety/protocol/schema"

/** What a protocol's first edition says, as a draft of it is begun with. */
export function protocolContent(key: Key): Content {
  const { protocol: _protocol, ...content } = firstEditions.find(({ protocol }) => protocol === key) ?? {}
  return content as Content
}

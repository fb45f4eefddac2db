import { useParams, useSearchParams } from "@solidjs/router"
import { createContext, createMemo, useContext } from "solid-js"

/** Parts of one record's page: going from one to the other is not leaving the record. */
const parts = new Set(["tab", "view"])
/** What a page that makes something was opened for. */
const opening = ["detection", "transfer", "office", "copy", "screening"] as const

/** Which record the address names; empty on a page that is about none. Another record is another page, built anew. */
export function useRecord(): () => string {
  const params = useParams()
  const [search] = useSearchParams()
  return createMemo(() =>
    [
      ...Object.entries(params).filter(([name]) => !parts.has(name)),
      ...opening.flatMap((name) => (search[name] ? [[name, search[name]]] : [])),
    ]
      .map(([name, value]) => `${name}=${value}`)
      .join(" "),
  )
}

/** What the record of this page is called on screen, for the dialogs over it; undefined where a page is about none. */
export const RecordName = createContext<() => string | undefined>(() => undefined)
export const useRecordName = () => useContext(RecordName)

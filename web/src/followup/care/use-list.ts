import { type Change, useReread } from "../../context/changes"
import { createPages } from "../../ui/pages"
import { toast } from "../../ui/toast"

type Slice<T> = { items: T[]; cursor: string | null }

/** One list of a case file, and what is said and read again when something in it was done. */
export function useList<T>(
  name: string,
  casefileID: () => string,
  load: (casefileID: string, cursor?: string) => Promise<Slice<T>>,
) {
  return createPages<T>(
    () => [name, casefileID()],
    (cursor) => load(casefileID(), cursor),
  )
}

export function useDone(change: Change, close: () => void = () => {}) {
  const reread = useReread()
  return (words: string) => () => {
    toast(words)
    reread(change)
    close()
  }
}

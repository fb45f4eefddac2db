import { createPages } from "../../ui/pages"

type Slice<T> = { items: T[]; cursor: string | null }

/** One list of a case file. */
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

import { keepPreviousData, useInfiniteQuery } from "@tanstack/solid-query"

type Slice<T> = { items: T[]; cursor: string | null }

/** The next page with something on it: where only some rows are asked for, an empty one may come before the end. */
export async function some<T>(load: (cursor: string | undefined) => Promise<Slice<T>>, cursor?: string) {
  let page = await load(cursor)
  while (page.items.length === 0 && page.cursor) page = await load(page.cursor)
  return page
}

/** A list by cursor: what is loaded stays while one looks at a detail and comes back. */
export function createPages<T>(key: () => readonly unknown[], load: (cursor: string | undefined) => Promise<Slice<T>>) {
  const query = useInfiniteQuery(() => ({
    queryKey: key(),
    queryFn: ({ pageParam }: { pageParam: string | undefined }) => some(load, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Slice<T>) => last.cursor ?? undefined,
    // Another filter: the old rows stay until the new ones are there.
    placeholderData: keepPreviousData,
  }))
  return {
    query,
    items: (): T[] => (query.isPending ? undefined : query.data)?.pages.flatMap((page) => page.items) ?? [],
    /** For <Table more={…}>. */
    more: () => ({
      has: query.hasNextPage,
      pending: query.isFetchingNextPage,
      load: () => void query.fetchNextPage(),
    }),
  }
}

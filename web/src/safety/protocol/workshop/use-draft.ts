import { Content, type Edition, type Workshop } from "@ventanilla/core/safety/protocol/schema"
import { createEffect, createMemo, createSignal, on } from "solid-js"
import { useReread } from "../../../context/changes"
import { createAction } from "../../../ui/action"
import { createMerge, createSeen } from "../../../ui/merge"
import { toast } from "../../../ui/toast"
import { discardDraft, publishDraft, readWorkshop, saveDraft } from "../protocol.calls"
import { workshop } from "../protocol.i18n"

export const contentOf = ({ protocol: _p, version: _v, publishedAt: _a, said: _s, ...content }: Edition): Content =>
  content

const copy = <T>(content: T): T => JSON.parse(JSON.stringify(content)) as T

/** What is written there, the version it stands on, and which saving of it this is: what somebody writes begins from the three. */
const readingOf = ({ draft, edition, revision }: Workshop) =>
  copy({ values: { base: edition.version, content: draft?.content ?? contentOf(edition) }, version: revision })

/** What headquarters is writing: the saved draft or what is in force, and what was changed since. */
export function useDraft(info: () => Workshop) {
  const reread = useReread()
  // A copy: what the query brings again is changed in place.
  const saved = createMemo(() => readingOf(info()))
  // What stands on the screen was begun from this: what is read behind it does not make what was written newer.
  let began = saved()
  const [content, setContent] = createSignal<Content>(began.values.content)
  // What somebody else saved or published takes the place of what is on the screen only when nothing is unsaved.
  createEffect(
    on(saved, (next) => {
      if (content() !== began.values.content) return
      began = next
      setContent(next.values.content)
    }),
  )
  const dirty = () => JSON.stringify(content()) !== JSON.stringify(saved().values.content)
  const problems = createMemo(() => {
    const parsed = Content.safeParse(content())
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path)
  })
  const refresh = () => reread("workshop")
  const protocol = () => info().edition.protocol
  const both = { base: () => began, read: async () => readingOf(await readWorkshop(protocol())) }
  const merge = createMerge(both)
  const seen = createSeen(both)
  /** What is on the screen from now on is what is kept there. */
  const begin = (values: typeof began.values, revision: number) => {
    began = { values, version: revision }
    setContent(values.content)
    void refresh()
  }

  const save = createAction(
    (key) =>
      merge.send({ ...began.values, content: content() }, key, async (mine, revision, again) => {
        const kept = await saveDraft(protocol(), { revision, ...mine }, again)
        return { mine, revision: kept.revision }
      }),
    ({ mine, revision }) => {
      toast(workshop("saved"))
      begin(mine, revision)
    },
  )
  const discard = createAction(
    (key) => seen.send(key, (revision, again) => discardDraft(protocol(), revision, again)),
    ({ revision }) => {
      toast(workshop("discarded"))
      begin(copy({ base: info().edition.version, content: contentOf(info().edition) }), revision)
    },
  )
  const publish = createAction(
    (key, said: string) => seen.send(key, (revision, again) => publishDraft(protocol(), { revision, said }, again)),
    ({ version }) => {
      toast(workshop("published", { version: Number(version) }))
      void refresh()
    },
  )
  return { content, change: setContent, dirty, problems, save, discard, publish, merge, seen }
}
export type DraftHand = ReturnType<typeof useDraft>

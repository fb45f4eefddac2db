import { useQueryClient } from "@tanstack/solid-query"
import { Content, type Edition, type Workshop } from "@ventanilla/core/protocol/schema"
import { createEffect, createMemo, createSignal, on } from "solid-js"
import { workshop } from "../../../i18n/protocol"
import { createAction } from "../../../ui/action"
import { toast } from "../../../ui/toast"
import { discardDraft, publishDraft, saveDraft } from "../protocol.calls"

export const contentOf = ({ protocol: _p, version: _v, publishedAt: _a, said: _s, ...content }: Edition): Content =>
  content

const copy = (content: Content): Content => JSON.parse(JSON.stringify(content)) as Content

/** What headquarters is writing: the saved draft or what is in force, and what was changed since. */
export function useDraft(info: () => Workshop) {
  const queries = useQueryClient()
  // A copy: what the query brings again is changed in place.
  const saved = createMemo(() => copy(info().draft?.content ?? contentOf(info().edition)))
  const [content, setContent] = createSignal<Content>(saved())
  // What somebody else saved or published takes the place of what is on the screen only when nothing is unsaved.
  let shown = saved()
  createEffect(
    on(saved, (next) => {
      if (content() === shown) setContent(next)
      shown = next
    }),
  )
  const dirty = () => JSON.stringify(content()) !== JSON.stringify(saved())
  const problems = createMemo(() => {
    const parsed = Content.safeParse(content())
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path)
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ["workshop", info().edition.protocol] })
  const protocol = () => info().edition.protocol

  const save = createAction(
    (key) =>
      saveDraft(protocol(), { revision: info().revision, base: info().edition.version, content: content() }, key),
    () => {
      toast(workshop("saved"))
      shown = content()
      void refresh()
    },
  )
  const discard = createAction(
    (key) => discardDraft(protocol(), info().revision, key),
    () => {
      toast(workshop("discarded"))
      setContent(copy(contentOf(info().edition)))
      shown = content()
      void refresh()
    },
  )
  const publish = createAction(
    (key, said: string) => publishDraft(protocol(), { revision: info().revision, said }, key),
    ({ version }) => {
      toast(workshop("published", { version: Number(version) }))
      shown = content()
      void refresh()
    },
  )
  return { content, change: setContent, dirty, problems, save, discard, publish }
}
export type DraftHand = ReturnType<typeof useDraft>

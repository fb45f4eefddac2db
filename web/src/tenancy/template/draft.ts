import type { TemplateInfo } from "@ventanilla/core/tenancy/tenant/schema"
import { type Settings, settingNames } from "@ventanilla/core/tenancy/tenant/settings"
import { createRoot, createSignal } from "solid-js"
import { onLeave, onPlaceChange } from "../../context/session"
import { asRead } from "../../ui/over"

type Draft = { [name in keyof Settings]?: Settings[name] | undefined }

// Kept when she leaves the page, gone when she signs out or works elsewhere.
const [draft, setDraft] = createRoot(() => createSignal<Draft>({}))
onLeave(() => setDraft({}))
onPlaceChange(() => setDraft({}))

/** What was published when the first of them was noted: what is published meanwhile does not make what was noted newer. */
const [first, setFirst] = createRoot(() => createSignal<TemplateInfo>())

export { draft }

export const began = (info: TemplateInfo): TemplateInfo => (Object.keys(draft()).length ? first() : undefined) ?? info
export const note = (info: TemplateInfo, change: Draft) => {
  setFirst(asRead(began(info)))
  setDraft((before) => ({ ...before, ...change }))
}
export const undo = (name: keyof Settings) => setDraft(({ [name]: _gone, ...rest }) => rest)
export const discard = () => setDraft({})

/** The settings that the draft would change, in the schema's order. */
export const changedNames = (published: Settings, changes: Draft): (keyof Settings)[] =>
  settingNames.filter((name) => name in changes && JSON.stringify(changes[name]) !== JSON.stringify(published[name]))

/** The published settings under what the draft changes. */
export const drafted = (published: Settings, changes: Draft): Settings => ({
  ...published,
  ...(Object.fromEntries(changedNames(published, changes).map((name) => [name, changes[name]])) as Partial<Settings>),
})

import type { Info } from "@ventanilla/core/directory/directory/schema"
import { For, Show } from "solid-js"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { useAlliances, useMailboxes } from "../../partners/alliance/alliance.calls"
import { Note } from "../../ui/empty"
import { directory } from "./directory.i18n"
import { lacksOf } from "./lacks.rules"

/** What is missing before anybody can be referred there, for whoever can see to it. Read with the cards below it, no more. */
export function Lacks(props: { organization: Info }) {
  const id = () => props.organization.organizationID
  const may = () => can("mailbox.list") && can("organization.change")
  const mailboxes = useMailboxes(id, may)
  const alliances = useAlliances(id)
  const lacks = () => {
    const [boxes, instruments] = [arrived(mailboxes)?.items, arrived(alliances)?.items]
    if (!may() || !boxes || !instruments) return []
    return lacksOf({ organization: props.organization, mailboxes: boxes, alliances: instruments })
  }
  return (
    <Show when={lacks().length}>
      <Note tone="warn">
        <p>
          <strong>{directory("lacks")}</strong>
        </p>
        <ol>
          <For each={lacks()}>{(lack) => <li>{directory(`lacks.${lack}`)}</li>}</For>
        </ol>
      </Note>
    </Show>
  )
}

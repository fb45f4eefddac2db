import { Show } from "solid-js"
import { casefile } from "../../casework/casefile/casefile.i18n"
import { can } from "../../context/nav"
import { ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { listAddress } from "../../ui/list-place"
import { Page } from "../../ui/page"
import { people } from "./people.i18n"
import { Search } from "./search"

/** Finds a person by one line. The line and what it found are in memory only, and in no address. */
export default function People() {
  return (
    <Page
      title={people("title")}
      sub={people("sub")}
      up={{ href: listAddress("/casefiles"), label: casefile("up") }}
      actions={
        <Show when={can("casefile.open")}>
          <ButtonLink href="/casefiles/new">{casefile("open")}</ButtonLink>
        </Show>
      }
    >
      <Card>
        <Search keep />
      </Card>
    </Page>
  )
}

import { Page } from "../../ui/page"
import { audit } from "./audit.i18n"
import { BreakGlassList } from "./break-glass"
import { Chain } from "./chain"
import { Entries } from "./entries"
import "./audit.css"

/** What was done here, by whom; that it is whole; and the emergency accesses that wait for review. */
export default function AuditPage() {
  return (
    <Page title={audit("title")} sub={audit("sub")}>
      <div class="stack" data-gap="large">
        <Chain />
        <BreakGlassList />
        <Entries />
      </div>
    </Page>
  )
}

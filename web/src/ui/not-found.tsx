import { home } from "../context/nav"
import { shell } from "../i18n/shell"
import { ButtonLink } from "./button"
import { Page } from "./page"

export default function NotFound() {
  return (
    <Page title={shell("notFound.title")} sub={shell("notFound.text")}>
      <div class="row">
        <ButtonLink kind="primary" href={home()}>
          {shell("notFound.home")}
        </ButtonLink>
      </div>
    </Page>
  )
}

import type { Permission } from "@ventanilla/core/operations"
import { type JSX, Show } from "solid-js"
import { can, home } from "../context/nav"
import { shell } from "../i18n/shell"
import { ButtonLink } from "../ui/button"
import { Page } from "../ui/page"

/** A page whose address was typed or kept by somebody whose role does not include it. The API refuses anyway; this says so. */
export function Guard(props: { needs: Permission; children: JSX.Element }) {
  return (
    <Show
      when={can(props.needs)}
      fallback={
        <Page title={shell("refused.title")} sub={shell("refused.text")}>
          <div class="row">
            <ButtonLink kind="primary" href={home()}>
              {shell("notFound.home")}
            </ButtonLink>
          </div>
        </Page>
      }
    >
      {props.children}
    </Show>
  )
}

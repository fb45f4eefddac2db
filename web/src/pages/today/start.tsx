import { A } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { createEffect, createSignal, For, Show } from "solid-js"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { place } from "../../context/place"
import { deviceShelf } from "../../context/shelf"
import { today } from "../../i18n/today"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { useAlliances, useMailboxes } from "../alliance/alliance.calls"
import { listOrganizations } from "../directory/directory.calls"
import { useSettings } from "../settings/use-settings"
import { useAccounts } from "../staff/use-accounts"

const shelf = () => `start.${place()}`

/**
 * What a consulate still lacks before a woman can be received and referred, read off what is there. Gone when nothing is
 * missing, and then not asked for again on this device.
 */
export function Start() {
  const [done, setDone] = createSignal(deviceShelf.read(shelf()) === "done")
  return (
    <Show when={can("settings.change") && !done()}>
      <Missing
        complete={() => {
          deviceShelf.write(shelf(), "done")
          setDone(true)
        }}
      />
    </Show>
  )
}

type Step = {
  key: "onCall" | "public" | "staff" | "ally" | "mailbox" | "alliance"
  href: string
  has: boolean | undefined
}

function Missing(props: { complete: () => void }) {
  const settings = useSettings()
  const accounts = useAccounts()
  const organizations = useQuery(() => ({
    queryKey: ["organizations", "any"],
    queryFn: () => listOrganizations({}, undefined, 1),
  }))
  const mailboxes = useMailboxes()
  const alliances = useAlliances()
  const some = (page: { items: readonly unknown[] } | undefined) => page && page.items.length > 0
  const steps = (): Step[] => [
    { key: "onCall", href: "/settings", has: settings() && Boolean(settings()?.onCallPhone) },
    { key: "public", href: "/settings", has: settings() && Boolean(settings()?.publicPhone) },
    { key: "staff", href: "/staff", has: accounts.list().length ? accounts.list().length > 1 : undefined },
    { key: "ally", href: "/directory/organizations", has: some(arrived(organizations)) },
    {
      key: "mailbox",
      href: "/directory/organizations",
      has: arrived(mailboxes)?.items.some(({ status }) => status === "verified"),
    },
    {
      key: "alliance",
      href: "/alliances",
      has: arrived(alliances)?.items.some(({ status }) => status === "in_force" || status === "expiring"),
    },
  ]
  const known = () => steps().every(({ has }) => has !== undefined)
  createEffect(() => {
    if (known() && steps().every(({ has }) => has)) props.complete()
  })
  return (
    <Show when={known()}>
      <Card flush tone={settings()?.onCallPhone ? "info" : "warn"} title={today("start")}>
        <ul class="rows">
          <For each={steps()}>
            {(step) => (
              <li>
                <div>
                  <Show when={!step.has} fallback={<span class="quiet">{today(`start.${step.key}`)}</span>}>
                    <A class="row-link" href={step.href}>
                      {today(`start.${step.key}`)}
                    </A>
                  </Show>
                  <Show when={!step.has}>
                    <p class="small quiet">{today(`start.${step.key}.why`)}</p>
                  </Show>
                </div>
                <div class="act">
                  <Chip tone={step.has ? "ok" : "warn"}>{today(step.has ? "start.there" : "start.missing")}</Chip>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  )
}

import { A } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { createEffect, createSignal, For, Show } from "solid-js"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { place } from "../../context/place"
import { deviceStorage } from "../../context/storage"
import { listOrganizations } from "../../directory/directory/directory.calls"
import { useAlliances, useMailboxes } from "../../partners/alliance/alliance.calls"
import { useSettings } from "../../tenancy/settings/use-settings"
import { useAccounts } from "../../tenancy/staff/use-accounts"
import { Card } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { isDone, stepsOf } from "./start.rules"
import { today } from "./today.i18n"

const storageKey = () => `start.${place()}`

/**
 * What a consulate still lacks before a woman can be received and referred, read off what is there. Gone when nothing is
 * missing, and then not asked for again on this device.
 */
export function Start() {
  const [done, setDone] = createSignal(deviceStorage.read(storageKey()) === "done")
  return (
    <Show when={can("settings.change") && !done()}>
      <Missing
        complete={() => {
          deviceStorage.write(storageKey(), "done")
          setDone(true)
        }}
      />
    </Show>
  )
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
  const steps = () =>
    stepsOf({
      settings: settings(),
      accounts: accounts.list().length ? accounts.list() : undefined,
      organizations: arrived(organizations)?.items,
      mailboxes: arrived(mailboxes)?.items,
      alliances: arrived(alliances)?.items,
    })
  const known = () => steps().every(({ has }) => has !== undefined)
  createEffect(() => {
    if (isDone(steps())) props.complete()
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

import { A } from "@solidjs/router"
import { holds } from "@ventanilla/core/partners/alliance/schema"
import { For, Show } from "solid-js"
import { language } from "../../context/language"
import { membership } from "../../context/session"
import { minuteName, plainDay, weekdaysName } from "../../context/time"
import { useOrganizationNames } from "../../directory/directory/directory.calls"
import { domain } from "../../i18n/domain"
import { mobile } from "../../mobile/mobile.i18n"
import { useAlliances } from "../../partners/alliance/alliance.calls"
import { alliance } from "../../partners/alliance/alliance.i18n"
import { useSettings } from "../../tenancy/settings/use-settings"
import { Tasks } from "../../tenancy/task/tasks"
import { ButtonLink } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Load } from "../../ui/load"
import { MonthsCard } from "./picture"
import { today } from "./today.i18n"

/** A window tells, and knows whom to call. */
export function WindowDay() {
  return (
    <div class="cols">
      <Card title={today("windowTitle")}>
        <p>{today("windowText")}</p>
        <div>
          <ButtonLink kind="primary" href="/detections/new">
            {today("newDetection")}
          </ButtonLink>
        </div>
      </Card>
      <OfficeCard />
    </div>
  )
}

function OfficeCard() {
  const settings = useSettings()
  return (
    <Card title={today("office")}>
      <p>
        <strong>{membership()?.office[language()]}</strong>
      </p>
      <Show when={settings()}>
        {(values) => (
          <Facts>
            <Fact term={today("onCall")}>{values().onCallPhone ?? today("noPhone")}</Fact>
            <Fact term={today("publicPhone")}>{values().publicPhone ?? today("noPhone")}</Fact>
            <Fact term={today("hours")}>
              {weekdaysName(values().workingHours.days)}{" "}
              {domain("hours.between", {
                from: minuteName(values().workingHours.from),
                to: minuteName(values().workingHours.to),
              })}
            </Fact>
          </Facts>
        )}
      </Show>
    </Card>
  )
}

export function ViewerDay() {
  return (
    <div class="cols">
      <MonthsCard />
      <OfficeCard />
    </div>
  )
}

/** Alliances that end within two months, and the tasks about partners. */
export function OutreachDay() {
  return (
    <div class="cols">
      <Tasks />
      <div class="stack" data-gap="large">
        <Card title={mobile("prepareTitle")}>
          <p class="quiet">{mobile("linkText")}</p>
          <div>
            <ButtonLink href="/mobile">{mobile("link")}</ButtonLink>
          </div>
        </Card>
        <AlliancesCard />
        <Card title={today("directory")}>
          <p class="quiet">{today("directoryText")}</p>
          <div>
            <ButtonLink href="/directory">{today("toDirectory")}</ButtonLink>
          </div>
        </Card>
      </div>
    </div>
  )
}

function AlliancesCard() {
  const query = useAlliances()
  const names = useOrganizationNames()
  return (
    <Card title={today("alliances")}>
      <Load query={query} lines={2}>
        {(data) => {
          const inForce = () => data().items.filter(({ status }) => holds(status))
          const ending = () =>
            data().items.filter(
              ({ status, successorID }) => status === "expiring" || (status === "lapsed" && !successorID),
            )
          return (
            <>
              <p>
                {inForce().length ? today("alliances.fine", { count: inForce().length }) : today("alliances.empty")}
              </p>
              <Show when={ending().length}>
                <h3>{today("alliances.ending")}</h3>
                <ul class="answers">
                  <For each={ending()}>
                    {(one) => (
                      <li>
                        <span class="small quiet">{one.runsUntil ? plainDay(one.runsUntil) : ""}</span>
                        <span>
                          <A href={`/alliances/${one.allianceID}`}>{names().get(one.organizationID) ?? "…"}</A>
                          <span class="small quiet block">{alliance(`kind.${one.kind}`)}</span>
                        </span>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            </>
          )
        }}
      </Load>
    </Card>
  )
}

import { useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/tenancy/tenant/schema"
import { Show } from "solid-js"
import { useReread } from "../../context/changes"
import { language } from "../../context/language"
import { dateTime } from "../../context/time"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Note } from "../../ui/empty"
import { createPoll, Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { readConsulate } from "../network/network.calls"
import { network } from "../network/network.i18n"
import { placeOf, toneOf } from "../network/network.words"
import { Acts } from "./acts"
import { consulate } from "./consulate.i18n"
import { Invitation } from "./invitation"
import { Numbers } from "./numbers"
import { Progress } from "./progress"

/** One consulate as headquarters sees it: state, steps, numbers. */
export default function Consulate() {
  const params = useParams<{ tenantID: string }>()
  const reread = useReread()
  const query = useQuery(() => ({
    queryKey: ["consulate", params.tenantID],
    queryFn: () => readConsulate(params.tenantID),
  }))
  createPoll(
    () => query.data?.status === "provisioning",
    1000,
    () => query.refetch(),
  )
  const refresh = () => {
    void query.refetch()
    reread("consulate")
  }
  return (
    <Show when={query.data} fallback={<Unknown query={query} />}>
      {(info) => <Known info={info()} refresh={refresh} />}
    </Show>
  )
}

function Unknown(props: { query: Parameters<typeof Load<Info>>[0]["query"] }) {
  return (
    <Page title={network("title")} up={{ href: "/network", label: network("title") }}>
      <Load query={props.query} lines={8}>
        {() => null}
      </Load>
    </Page>
  )
}

const shown = (status: Info["status"]) => (status === "discarded" ? "not_joined" : status)

/** While it stands or is being made, somebody is to coordinate it. */
const coordinated = new Set<Info["status"]>(["provisioning", "failed", "active", "suspended"])
const unjoined = new Set<Info["status"]>(["provisioning", "failed", "discarded"])

function Known(props: { info: Info; refresh: () => void }) {
  const info = () => props.info
  const joined = () => !unjoined.has(info().status)
  return (
    <Page
      title={info().names[language()]}
      sub={
        <>
          <Chip tone={toneOf[shown(info().status)]}>{network(`status.${shown(info().status)}`)}</Chip>{" "}
          {consulate("sub", {
            code: info().officeCode,
            place: placeOf({ state: info().state ?? undefined, country: info().country }, language()),
            zone: info().timeZone.replaceAll("_", " "),
          })}
        </>
      }
      up={{ href: "/network", label: network("title") }}
      actions={<Acts info={info()} done={props.refresh} />}
    >
      <Show when={info().status === "suspended"}>
        <Note tone="warn">{consulate("suspendedNote")}</Note>
      </Show>
      <Show when={info().status === "restoring"}>
        <Note tone="warn">{consulate("restoringNote")}</Note>
      </Show>
      <Show when={info().status === "offboarding"}>
        <Note tone="warn">{consulate("offboardingNote")}</Note>
      </Show>
      <Show when={info().offboardedAt}>
        {(at) => <Note tone="info">{consulate("offboardedNote", { date: dateTime(at()) })}</Note>}
      </Show>
      <div class="cols">
        <div class="stack">
          <Show when={joined()} fallback={<Progress info={info()} />}>
            <Numbers tenantID={info().tenantID} />
          </Show>
        </div>
        <div class="stack">
          <Card title={consulate("record")}>
            <Facts>
              <Fact term={consulate("asked")}>{dateTime(info().createdAt)}</Fact>
              <Fact term={consulate("joined")}>
                {info().activatedAt ? dateTime(info().activatedAt ?? "") : consulate("notYet")}
              </Fact>
              <Fact term={consulate("languages")}>
                {info()
                  .languages.map((one) => consulate(`language.${one}`))
                  .join(", ")}
              </Fact>
            </Facts>
          </Card>
          <Show when={coordinated.has(info().status)}>
            <Invitation tenantID={info().tenantID} asks={info().status !== "suspended"} />
          </Show>
          <Show when={joined()}>
            <Progress info={info()} />
          </Show>
        </div>
      </div>
    </Page>
  )
}

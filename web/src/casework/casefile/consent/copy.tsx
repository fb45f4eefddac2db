import { useSearchParams } from "@solidjs/router"
import type { Info as CaseFile } from "@ventanilla/core/casework/casefile/schema"
import { createSignal, Show } from "solid-js"
import { language } from "../../../context/language"
import { membership } from "../../../context/session"
import { spokenInside } from "../../../context/spoken"
import { day } from "../../../context/time"
import { useOrganizationNames } from "../../../directory/directory/directory.calls"
import { Button, ButtonLink } from "../../../ui/button"
import { Fact, Facts } from "../../../ui/card"
import { Check } from "../../../ui/checkbox"
import { Cover } from "../../../ui/cover"
import { Note } from "../../../ui/empty"
import { Load } from "../../../ui/load"
import { casefile } from "../casefile.i18n"
import { addressOf, fieldNames } from "../casefile.words"
import { useConsents } from "../use-casefile"
import { consent } from "./consent.i18n"

/** What was agreed, on one sheet. It names the organisation and the folio, never her. */
export function Copy(props: { file: CaseFile; consentID: string; phone: string | null }) {
  const [search] = useSearchParams<{ service?: string; organization?: string }>()
  const consents = useConsents(() => props.file.casefileID)
  const organizations = useOrganizationNames()
  const [neutral, setNeutral] = createSignal(true)
  return (
    <>
      <div class="row no-print">
        <Show when={search.service}>
          <ButtonLink
            kind="primary"
            href={`${addressOf(props.file)}/refer?service=${search.service}&organization=${search.organization ?? ""}`}
          >
            {consent("copy.go")}
          </ButtonLink>
        </Show>
        <Button onClick={() => print()}>{consent("copy.print")}</Button>
        <ButtonLink kind="quiet" href={`${addressOf(props.file)}/sharing`}>
          {consent("copy.back")}
        </ButtonLink>
        <Check label={consent("copy.cover")} checked={neutral()} onChange={setNeutral} />
      </div>
      <Show when={neutral()}>
        <Cover />
      </Show>
      <Load query={consents}>
        {(data) => (
          <Show
            when={data().items.find(({ consentID }) => consentID === props.consentID)}
            fallback={<Note tone="warn">{consent("copy.missing")}</Note>}
          >
            {(given) => (
              <article class="card consent-paper" data-neutral={neutral() ? "" : undefined}>
                <header>
                  <h2>{membership()?.office[language()]}</h2>
                  <span class="mono">{props.file.folio}</span>
                </header>
                <div class="card-body">
                  <Show when={given().revokedAt}>
                    {(at) => <Note tone="bad">{consent("copy.revoked", { date: day(at()) })}</Note>}
                  </Show>
                  <Show when={given().status === "ended"}>
                    <Note tone="warn">{consent("copy.ended")}</Note>
                  </Show>
                  <Facts>
                    <Fact term={consent("copy.with")}>
                      <strong>{organizations().get(given().organizationID) ?? casefile("organization")}</strong>
                    </Fact>
                    <Fact term={consent("copy.what")}>{fieldNames(given().fields)}</Fact>
                    <Fact term={consent("copy.channels")}>
                      {given()
                        .channels.map((channel) => consent(`channel.${channel}`))
                        .join("; ")}
                    </Fact>
                    <Show when={given().minor}>
                      {(minor) => (
                        <Fact term={consent("copy.minor")}>
                          {consent(`minor.${minor().givenBy}`)}. {consent("minor.assent")}{" "}
                          {consent(`assent.${minor().assent}`)}.
                        </Fact>
                      )}
                    </Show>
                    <Fact term={consent("copy.until")}>
                      {consent("copy.period", { from: day(given().startsAt), to: day(given().endsAt) })}
                    </Fact>
                    <Fact term={consent("copy.how")}>
                      {casefile("consent.given", {
                        how: casefile(`consent.${given().given}`),
                        language: spokenInside([given().language]),
                      })}
                      . {consent(`readBy.${given().readBy}`)}.
                    </Fact>
                  </Facts>
                  <section class="stack" data-gap="small">
                    <h3>{consent("copy.rights")}</h3>
                    <p>{consent("copy.right1")}</p>
                    <p>{consent("copy.right2")}</p>
                    <p>{consent("copy.right3")}</p>
                    <Show when={props.phone}>
                      {(phone) => (
                        <p>
                          <strong>{consent("copy.call", { phone: phone() })}</strong>
                        </p>
                      )}
                    </Show>
                  </section>
                  <div class="signatures">
                    <span>{consent("copy.signature")}</span>
                    <span>{consent("copy.witness")}</span>
                    <span>{consent("copy.date")}</span>
                  </div>
                </div>
              </article>
            )}
          </Show>
        )}
      </Load>
    </>
  )
}

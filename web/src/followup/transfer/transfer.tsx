import { useNavigate, useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { placeName } from "@ventanilla/core/data/counties"
import { type Opened, type Parcel, ReturnReason } from "@ventanilla/core/followup/transfer/schema"
import { createSignal, For, Show } from "solid-js"
import { hoursOf, urgencyTone } from "../../casework/casefile/casefile.words"
import { contact as contactWords } from "../../casework/casefile/contact.i18n"
import { categoryNames } from "../../context/categories"
import { useReread } from "../../context/changes"
import { language } from "../../context/language"
import { spokenNames } from "../../context/spoken"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { ui } from "../../i18n/ui"
import { createAction } from "../../ui/action"
import { Button, ButtonLink } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { Dialog } from "../../ui/dialog"
import { ErrorNote, Note } from "../../ui/empty"
import { bound } from "../../ui/form"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { RadioGroup } from "../../ui/radio-group"
import { toast } from "../../ui/toast"
import { readTransfer, returnTransfer } from "./transfer.calls"
import { transfer } from "./transfer.i18n"

/** One transfer that arrived: what she allowed, and the two answers. */
export default function TransferPage() {
  const params = useParams<{ transferID: string }>()
  const query = useQuery(() => ({
    queryKey: ["transfers", params.transferID],
    queryFn: () => readTransfer(params.transferID),
  }))
  return (
    <Page title={transfer("title")} up={{ href: "/transfers", label: transfer("title") }}>
      <Load query={query}>{(found) => <Found one={found()} />}</Load>
    </Page>
  )
}

function Found(props: { one: Opened }) {
  const [returning, setReturning] = createSignal(false)
  return (
    <Card
      title={transfer("from", { office: props.one.names[language()] })}
      aside={
        <span class="row" data-gap="small">
          <Chip tone={urgencyTone[props.one.urgency]}>{domain(`urgency.${props.one.urgency}`)}</Chip>
          <Chip tone="info">{transfer(`status.${props.one.status}`)}</Chip>
        </span>
      }
    >
      <p class="small quiet">{when(props.one.sentAt)}</p>
      <Show when={props.one.parcel} fallback={<Note>{transfer("parcelGone")}</Note>}>
        {(parcel) => <What parcel={parcel()} />}
      </Show>
      <Show when={props.one.returnReason}>{(why) => <p>{transfer(`reason.${why()}`)}</p>}</Show>
      <Show when={props.one.status === "arrived"}>
        <p class="quiet">{transfer("acceptText")}</p>
        <div class="row">
          <ButtonLink kind="primary" href={`/casefiles/new?transfer=${props.one.transferID}`}>
            {transfer("accept")}
          </ButtonLink>
          <Button onClick={() => setReturning(true)}>{transfer("giveBack")}</Button>
        </div>
      </Show>
      <GiveBack
        transferID={props.one.transferID}
        about={transfer("from", { office: props.one.names[language()] })}
        open={returning()}
        close={() => setReturning(false)}
      />
    </Card>
  )
}

function What(props: { parcel: Parcel }) {
  const { names, preferredName, languages, safeContact, needs, place, note } = props.parcel
  return (
    <section class="stack" data-gap="small" aria-label={transfer("parcel")}>
      <h3>{transfer("parcel")}</h3>
      <Facts>
        <Show when={names}>
          {(all) => (
            <Fact term={transfer("field.names")}>
              {[all().given, all().firstSurname, all().secondSurname].filter(Boolean).join(" ")}
            </Fact>
          )}
        </Show>
        <Show when={preferredName}>
          <Fact term={transfer("field.preferred_name")}>{preferredName}</Fact>
        </Show>
        <Show when={languages}>{(all) => <Fact term={domain("languages")}>{spokenNames(all())}</Fact>}</Show>
        <Show when={safeContact}>
          {(contact) => (
            <Fact term={transfer("field.safe_contact")}>
              {domain(`allowed.${contact().allowed}`)}
              <For each={contact().channels}>
                {(one) => (
                  <span class="block">
                    {domain(`channel.${one.channel}`)}: <span class="mono">{one.value}</span> ·{" "}
                    {one.sharedWithAbuser ? contactWords("rule.never") : hoursOf(one)}
                  </span>
                )}
              </For>
            </Fact>
          )}
        </Show>
        <Show when={needs}>{(all) => <Fact term={transfer("field.needs")}>{categoryNames(all())}</Fact>}</Show>
        <Show when={place}>{(code) => <Fact term={transfer("field.county")}>{placeName(code())}</Fact>}</Show>
        <Show when={note}>
          <Fact term={transfer("handover")}>{note}</Fact>
        </Show>
      </Facts>
    </section>
  )
}

function GiveBack(props: { transferID: string; about: string; open: boolean; close: () => void }) {
  const reread = useReread()
  const navigate = useNavigate()
  const [reason, setReason] = createSignal<ReturnReason>()
  const give = createAction(
    (key, why: ReturnReason) => returnTransfer(props.transferID, why, key),
    () => {
      toast(transfer("givenBack"))
      reread("transfer")
      navigate("/transfers")
    },
  )
  const send = () => {
    const why = reason()
    if (why) void give.run(why)
  }
  return (
    <Dialog open={props.open} onClose={props.close} title={transfer("giveBackTitle")} about={props.about}>
      <div class="stack">
        <RadioGroup
          label={transfer("giveBackTitle")}
          field={bound<ReturnReason | undefined>("reason", reason, setReason)}
          options={ReturnReason.options.map((value) => ({ value, label: transfer(`reason.${value}`) }))}
        />
        <ErrorNote problem={give.problem()} />
        <div class="row">
          <Button kind="primary" pending={give.pending()} onClick={send}>
            {transfer("giveBack")}
          </Button>
          <Button onClick={props.close}>{ui("cancel")}</Button>
        </div>
      </div>
    </Dialog>
  )
}

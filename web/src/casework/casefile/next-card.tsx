import { Show } from "solid-js"
import { arrived } from "../../context/call"
import { can } from "../../context/nav"
import { ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import type { CardProps } from "./card-props"
import { addressOf } from "./casefile.words"
import { nextWords } from "./next.i18n"
import { type Next, nextOf } from "./next.rules"

/** What comes next, in one sentence with the way there. */
export default function NextCard(props: CardProps) {
  const next = () => {
    const [person, consents, referrals] = [
      arrived(props.whole.person),
      arrived(props.whole.consents),
      arrived(props.whole.referrals),
    ]
    if (!props.open || !person || !consents || !referrals) return undefined
    return nextOf({ stale: person.contactStale, consents: consents.items, referrals: referrals.items })
  }
  const hrefOf = (found: Next) => {
    const file = addressOf(props.file)
    if ("referralID" in found) return `/referrals/${found.referralID}`
    return { reconfirm: undefined, consent: `${file}/consent`, refer: `${file}/refer`, followup: `${file}/care` }[
      found.step
    ]
  }
  return (
    <Show when={next()}>
      {(found) => (
        <Card title={nextWords("title")}>
          <p>{nextWords(`text.${found().step}`)}</p>
          <Show when={can("referral.make") && hrefOf(found())}>
            {(href) => (
              <div>
                <ButtonLink size="small" href={href()}>
                  {nextWords(`go.${found().step as Exclude<Next["step"], "reconfirm">}`)}
                </ButtonLink>
              </div>
            )}
          </Show>
        </Card>
      )}
    </Show>
  )
}

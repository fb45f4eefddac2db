import { useNavigate } from "@solidjs/router"
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/solid-query"
import { onMount, Show } from "solid-js"
import { ask, publicClient } from "../../api"
import { language } from "../../context/language"
import { OpenPage } from "../../context/open-page"
import { dateTime } from "../../context/time"
import { shell } from "../../i18n/shell"
import { Note } from "../../ui/empty"
import { Load } from "../../ui/load"
import { signin } from "../signin/signin.i18n"
import { Accept } from "./accept"

// The capability is in the fragment: no server log, no referrer and no mail scanner's GET ever carries it.
const token = location.hash.slice(1)

/** From the invitation mail: looking changes nothing; accepting takes a press. */
export default function Join() {
  onMount(() => history.replaceState(history.state, "", "/join"))
  return (
    <OpenPage title={signin("join.title")}>
      <h1>{signin("join.title")}</h1>
      <Show when={token} fallback={<Note>{signin("join.none")}</Note>}>
        <QueryClientProvider client={new QueryClient()}>
          <Invitation />
        </QueryClientProvider>
      </Show>
    </OpenPage>
  )
}

function Invitation() {
  const navigate = useNavigate()
  const query = useQuery(() => ({
    queryKey: ["invitation", language()],
    retry: false,
    queryFn: () => ask(publicClient.api.public.invitations.look.$post({ json: { token } })),
  }))
  return (
    <Load query={query}>
      {(invitation) => (
        <>
          <div class="stack" data-gap="small">
            <p>
              {signin("join.as", {
                office: invitation().office[language()],
                role: shell(`role.${invitation().role}`),
              })}
            </p>
            <p class="quiet small">{signin("join.until", { date: dateTime(invitation().expiresAt) })}</p>
          </div>
          <Accept token={token} needsPassword={invitation().needsPassword} done={() => navigate("/signin")} />
        </>
      )}
    </Load>
  )
}

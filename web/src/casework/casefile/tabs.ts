import { type Component, lazy } from "solid-js"
import type { CardProps } from "./card-props"

type Card = Component<CardProps>
const card = (load: () => Promise<{ default: Card }>): Card => lazy(load)

/** The parts of a case file, in the order in which one works. `overview` has cards of its own besides. */
export const tabs = ["overview", "her", "situation", "care", "safety", "protocol", "sharing", "history"] as const
export type Tab = (typeof tabs)[number]
export const isTab = (value: string | undefined): value is Tab => tabs.some((tab) => tab === value)

/** Each tab's cards, one a line; a card comes with its tab. */
export const overviewCards: Card[] = [
  //
]
export const herCards: Card[] = [
  card(() => import("./identity-card")),
  card(() => import("./records-card")),
  card(() => import("../residence/card")),
  //
  card(() => import("./sheet/gate-card")),
  card(() => import("./sheet/speech-card")),
  card(() => import("./incidents/dependants-card")),
  card(() => import("./sheet/papers-card")),
]
export const situationCards: Card[] = [
  card(() => import("../../safety/screening/card")),
  //
  card(() => import("./sheet/situation-card")),
  card(() => import("./incidents/incidents-card")),
  card(() => import("./sheet/numbers-card")),
]
export const careCards: Card[] = [
  card(() => import("../../followup/followup/contacts-card")),
  card(() => import("../../followup/followup/followups-card")),
  card(() => import("../../followup/followup/services-card")),
  card(() => import("../../followup/followup/notes-card")),
  card(() => import("../../followup/followup/funds-card")),
  card(() => import("../../followup/followup/team-card")),
  card(() => import("../../followup/errand/card")),
  //
]
export const safetyCards: Card[] = [
  card(() => import("../../safety/safety/risk-card")),
  card(() => import("../../safety/safety/urgent-card")),
  card(() => import("../../safety/safety/plan-card")),
  card(() => import("../../safety/safety/relief-card")),
  //
]
export const protocolCards: Card[] = [
  card(() => import("../../safety/protocol/run/runs-card")),
  //
]
export const sharingCards: Card[] = [
  card(() => import("./consents")),
  card(() => import("./referrals")),
  card(() => import("./ledger")),
  card(() => import("./statistics-card")),
  card(() => import("../../followup/transfer/card")),
  //
]
export const historyCards: Card[] = [
  card(() => import("../../followup/followup/history-card")),
  card(() => import("./access/access-log-card")),
]

export const cardsOf: Record<Tab, Card[]> = {
  overview: overviewCards,
  her: herCards,
  situation: situationCards,
  care: careCards,
  safety: safetyCards,
  protocol: protocolCards,
  sharing: sharingCards,
  history: historyCards,
}

/** Tabs that have something to show. */
export const shownTabs = tabs.filter((tab) => tab === "overview" || cardsOf[tab].length > 0)

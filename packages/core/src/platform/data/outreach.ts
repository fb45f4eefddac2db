/** Kinds of activity, as consulates name them (dossier of public sources, section 9: Semana de la Mujer, jornadas, consulado móvil …). */
export const outreachKinds = [
  "womens_week",
  "forum",
  "talk",
  "workshop",
  "health_fair",
  "fair",
  "legal_advice",
  "mobile_consulate",
  "saturday_session",
  "entrepreneurship_course",
  "open_door_meeting",
  "signing",
  "other",
] as const

export const outreachModes = ["in_person", "online", "hybrid"] as const

/** Whom a head-count counts. What nobody could tell apart is `unknown`: the groups of one activity add up to its total. */
export const headGroups = ["women", "girls", "men", "boys", "other", "unknown"] as const

/** The programmes that an activity is reported under; one activity may serve several. */
export const outreachProgrammes = ["vaim", "saime", "pale", "vds", "sdl"] as const

export const costKinds = ["venue", "materials", "food", "transport", "fees", "printing", "other"] as const

/** Why it did not take place. What was written down by mistake is counted as nothing at all. */
export const cancelReasons = ["weather", "venue", "few_people", "emergency", "moved", "mistake", "other"] as const

/** Every refusal the product can show, in Spanish and English: what happened and what to do. */
export const messages = {
  invalid: { es: "Revise los campos señalados.", en: "Check the marked fields." },
  malformed_json: { es: "El cuerpo no es JSON válido.", en: "The body is not valid JSON." },
  body_not_object: { es: "El cuerpo debe ser un objeto JSON.", en: "The body must be a JSON object." },
  body_too_large: { es: "El envío supera 256 KB. Envíe menos datos.", en: "The body exceeds 256 KB. Send less data." },
  idempotency_key_required: {
    es: "Falta el encabezado Idempotency-Key (8 a 64 letras, números o guiones).",
    en: "The Idempotency-Key header is missing (8 to 64 letters, digits or hyphens).",
  },
  idempotency_key_reused: {
    es: "Esta clave ya se usó con otro contenido. Envíe la petición con una clave nueva.",
    en: "This key was already used with another body. Send the request with a new key.",
  },
  unauthenticated: { es: "Inicie sesión para continuar.", en: "Sign in to continue." },
  consulate_required: {
    es: "Indique en qué consulado trabaja (encabezado Ventanilla-Consulate).",
    en: "Say which consulate you are working in (Ventanilla-Consulate header).",
  },
  not_member: { es: "No tiene acceso a este consulado.", en: "You do not have access to this consulate." },
  forbidden: { es: "Su rol no permite esta acción.", en: "Your role does not allow this action." },
  minors_duty_required: {
    es: "Este expediente es de una persona menor de edad. Pida a coordinación que se lo abra.",
    en: "This is the case file of a minor. Ask the coordinator to open it to you.",
  },
  not_assigned: {
    es: "Esta parte la ve quien lleva el expediente. Pida a coordinación que se lo asigne.",
    en: "This part is seen by whoever carries the case file. Ask the coordinator to assign it to you.",
  },
  consulate_not_active: {
    es: "Este consulado no está activo. Consulte a la sede.",
    en: "This consulate is not active. Ask headquarters.",
  },
  not_found: { es: "No existe o no está a su alcance.", en: "It does not exist or is out of your reach." },
  stale: {
    es: "Otra persona cambió esto mientras tanto. Vuelva a abrirlo e inténtelo de nuevo.",
    en: "Somebody changed this in the meantime. Open it again and retry.",
  },
  unavailable: {
    es: "El servicio no respondió a tiempo. Nada se perdió: inténtelo de nuevo.",
    en: "The service did not answer in time. Nothing was lost: try again.",
  },
  invalid_cursor: {
    es: "La página pedida ya no existe. Vuelva al inicio de la lista.",
    en: "That page no longer exists. Go back to the start of the list.",
  },
  link_invalid: { es: "Este enlace no es válido o fue revocado.", en: "This link is not valid or was revoked." },
  link_expired: { es: "Este enlace venció. Pida uno nuevo.", en: "This link has expired. Ask for a new one." },
  link_used: { es: "Este enlace ya se usó.", en: "This link has already been used." },
  password_weak: {
    es: "Use al menos 12 caracteres con mayúscula, minúscula, número y símbolo.",
    en: "Use at least 12 characters with upper case, lower case, a digit and a symbol.",
  },
  office_taken: { es: "Esta oficina ya está incorporada.", en: "This office has already joined." },
  invalid_office_name: {
    es: "El nombre lleva caracteres que un correo no admite. Use letras, espacios y puntuación sencilla.",
    en: "The name has characters that a mail cannot carry. Use letters, spaces and simple punctuation.",
  },
  office_unknown: { es: "Esa oficina no está en el catálogo.", en: "That office is not in the catalogue." },
  tenant_wrong_state: {
    es: "El consulado no está en un estado que permita esta acción.",
    en: "The consulate is not in a state that allows this action.",
  },
  consulate_not_empty: {
    es: "El consulado ya tiene expedientes propios: solo se importa en uno vacío.",
    en: "The consulate already has records of its own: an archive is imported into an empty one only.",
  },
  archive_of_another: {
    es: "Este archivo es de otro consulado. Impórtelo en un consulado vacío.",
    en: "This archive is of another consulate. Import it into an empty one.",
  },
  table_not_free: {
    es: "Queda una tabla de una restauración anterior. Quítela antes de empezar otra.",
    en: "A table of an earlier restore is still there. Remove it before another one begins.",
  },
  already_member: {
    es: "Esta persona ya es parte del consulado.",
    en: "This person already belongs to the consulate.",
  },
  last_coordinator: {
    es: "Debe quedar al menos una coordinadora o coordinador activo.",
    en: "At least one active coordinator must remain.",
  },
  setting_not_overridable: { es: "Este ajuste lo fija la sede.", en: "Headquarters sets this one." },
  casefile_closed: {
    es: "El expediente está cerrado. Reábralo para continuar.",
    en: "The case file is closed. Reopen it to go on.",
  },
  casefile_open: { es: "El expediente ya está abierto.", en: "The case file is already open." },
  consent_missing: {
    es: "No hay consentimiento vigente para esta organización. Regístrelo antes de canalizar.",
    en: "There is no live consent for this organisation. Record it before referring.",
  },
  consent_other: {
    es: "El consentimiento es de otra persona, organización o expediente.",
    en: "The consent is for another person, organisation or case file.",
  },
  consent_period: {
    es: "El periodo debe empezar antes de terminar y durar 90 días como máximo.",
    en: "The period must start before it ends and last 90 days at most.",
  },
  consent_revoked: { es: "El consentimiento ya estaba revocado.", en: "The consent had already been revoked." },
  alliance_missing: {
    es: "No hay una alianza vigente con esta organización.",
    en: "There is no alliance in force with this organisation.",
  },
  alliance_period: { es: "La vigencia debe empezar antes de terminar.", en: "The term must start before it ends." },
  mailbox_missing: {
    es: "La organización no tiene un buzón verificado.",
    en: "The organisation has no verified mailbox.",
  },
  mailbox_exists: { es: "Esta organización ya tiene ese buzón.", en: "This organisation already has that mailbox." },
  mailbox_wrong_state: {
    es: "El buzón no está en un estado que permita esta acción.",
    en: "The mailbox is not in a state that allows this action.",
  },
  service_other: { es: "El servicio es de otra organización.", en: "The service belongs to another organisation." },
  services_full: {
    es: "Una organización puede tener hasta 50 servicios. Cambie uno que ya no se ofrezca.",
    en: "An organisation can have up to 50 services. Change one that is no longer offered.",
  },
  service_inactive: {
    es: "El servicio o su organización no está activo.",
    en: "The service or its organisation is not active.",
  },
  category_disabled: {
    es: "Esta categoría no está habilitada en el consulado.",
    en: "This category is not enabled in the consulate.",
  },
  referral_wrong_state: {
    es: "La canalización no está en un estado que permita esta acción.",
    en: "The referral is not in a state that allows this action.",
  },
  referral_not_accepted: { es: "Primero acepte la canalización.", en: "Accept the referral first." },
  code_wrong: { es: "El código no es correcto.", en: "The code is not right." },
  code_expired: { es: "El código venció. Pida otro.", en: "The code has expired. Ask for another." },
  staff_cannot_carry: {
    es: "Esta persona no puede llevar expedientes: elija a quien coordina o atiende casos.",
    en: "This person cannot carry case files: choose a coordinator or a caseworker.",
  },
  code_exhausted: {
    es: "Demasiados intentos. Espere una hora o llámenos.",
    en: "Too many tries. Wait an hour, or call us.",
  },
  code_too_soon: {
    es: "Espere un minuto antes de pedir otro código.",
    en: "Wait a minute before asking for another code.",
  },
  nothing_to_show: {
    es: "Ella no autorizó mostrar datos, o su autorización terminó. Llame al consulado.",
    en: "She has not agreed to show anything, or her consent has ended. Call the consulate.",
  },
  task_done: { es: "La tarea ya estaba hecha.", en: "The task was already done." },
  district_overlap: {
    es: "Dos oficinas tendrían el mismo lugar el mismo día. Termine una vigencia antes de empezar la otra.",
    en: "Two offices would have the same place on the same day. End one term before the other begins.",
  },
  transfer_here: { es: "Elija otro consulado, no este.", en: "Choose another consulate, not this one." },
  office_not_joined: {
    es: "Esa oficina todavía no trabaja con Ventanilla. Llame para entregarle el caso.",
    en: "That office does not work with Ventanilla yet. Hand the case over by phone.",
  },
  transfer_open: {
    es: "Este expediente ya tiene un traslado en curso.",
    en: "This case file already has a transfer under way.",
  },
  transfer_ended: { es: "Este traslado ya terminó.", en: "This transfer has already ended." },
  transfer_withdrawn: {
    es: "El otro consulado retiró este traslado.",
    en: "The other consulate withdrew this transfer.",
  },
  errand_taken: { es: "Otra persona de su área ya lo tomó.", en: "Somebody of your area already took it." },
  errand_answered: { es: "Este encargo ya se respondió.", en: "This errand was already answered." },
  errand_cancelled: { es: "Este encargo se canceló.", en: "This errand was cancelled." },
  errand_not_late: { es: "Este encargo no está vencido.", en: "This errand is not overdue." },
  errand_due_past: { es: "Elija un momento que aún no haya pasado.", en: "Choose a moment that has not passed yet." },
  errand_appointment_past: {
    es: "La cita debe ser en el futuro.",
    en: "The appointment must be in the future.",
  },
  errand_of_another_area: {
    es: "Este encargo es de otra área. Si es de la suya, pida a coordinación que la registre en Equipo.",
    en: "This errand belongs to another area. If it is yours, ask the coordinator to note your area under Team.",
  },
  detection_became: {
    es: "De esta detección ya se abrió un expediente.",
    en: "A case file was already opened from this detection.",
  },
  detection_dismissed: {
    es: "Esta detección ya se cerró sin expediente.",
    en: "This detection was already closed without a case file.",
  },
  detection_not_taken: { es: "Nadie ha tomado esta detección.", en: "Nobody has taken this detection." },
  detection_taken: { es: "Otra persona ya atendió esta detección.", en: "Somebody already took this detection." },
  internal: {
    es: "Algo falló de nuestro lado. Guarde el número de petición.",
    en: "Something failed on our side. Keep the request number.",
  },
} as const satisfies Record<string, { es: string; en: string }>

export type MessageCode = keyof typeof messages

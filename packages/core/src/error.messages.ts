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
  possible_duplicate: {
    es: "Puede que ya tenga registro. Mire a quienes se parecen y diga si es ella.",
    en: "She may be on record already. Look at those who are alike and say whether it is her.",
  },
  one_person: {
    es: "Indique a una persona nueva o a una que ya tiene registro.",
    en: "Name a new person, or one who is on record already.",
  },
  person_erased: {
    es: "Su identidad fue borrada. Quedan el folio y los números.",
    en: "Her identity was erased. The folio and the numbers remain.",
  },
  person_held: {
    es: "Hay una retención legal. Nada suyo se borra mientras dure.",
    en: "There is a legal hold. Nothing of hers is erased while it lasts.",
  },
  referrals_open: {
    es: "Tiene canalizaciones abiertas. Termínelas o retírelas antes.",
    en: "She has open referrals. Complete or withdraw them first.",
  },
  casefiles_open: {
    es: "Tiene expedientes abiertos. Ciérrelos antes.",
    en: "She has open case files. Close them first.",
  },
  folio_not_hers: {
    es: "Ese folio no es de ella. Escriba el folio del expediente que está viendo.",
    en: "That folio is not hers. Type the folio of the case file in front of you.",
  },
  merge_itself: {
    es: "Es el mismo registro. Elija otro.",
    en: "It is the same record. Choose another.",
  },
  merge_chain: {
    es: "Uno de los registros ya está unido a otro. Separe ese primero, o una con el que responde por él.",
    en: "One of the records is merged already. Separate it first, or merge with the one that speaks for it.",
  },
  merge_not_found: {
    es: "Estos registros no están unidos entre sí.",
    en: "These records are not merged with each other.",
  },
  task_done: { es: "La tarea ya estaba hecha.", en: "The task was already done." },
  detection_taken: { es: "Otra persona ya atendió esta detección.", en: "Somebody already took this detection." },
  internal: {
    es: "Algo falló de nuestro lado. Guarde el número de petición.",
    en: "Something failed on our side. Keep the request number.",
  },
} as const satisfies Record<string, { es: string; en: string }>

export type MessageCode = keyof typeof messages

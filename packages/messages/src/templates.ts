import type { TemplateView } from '@gwirio/contracts'
import type { Template } from './template.ts'

/** A message to a service user as it is delivered, and what holds for every other wording of it. */
export interface TemplateDefinition extends Template {
  readonly kind: TemplateView['kind']
  /** Each stands once in the wording of each language. */
  readonly placeholders: readonly string[]
}

/**
 * The wordings until others are published. Neutral: no name of an organisation, no case, no link. The e-mails hold no
 * digit, so that a reply that quotes them names no code. The text keeps to the letters of GSM-7: both languages fit into
 * one part. The words around a letter or report hold nothing of what it says nor that a document is with it, and its
 * subject nothing at all.
 */
export const templates = {
  prompt: {
    kind: 'e-mail',
    placeholders: [],
    cy: {
      subject: 'Cadarnhau eich cyfeiriad e-bost',
      text: [
        "Byddwn yn anfon cod i'ch ffôn symudol mewn neges destun.",
        "Atebwch yr e-bost hwn gyda'r cod hwnnw, o'r cyfeiriad e-bost hwn.",
        'Os nad oeddech yn disgwyl yr e-bost hwn, anwybyddwch ef.',
      ].join('\n'),
    },
    en: {
      subject: 'Confirm your e-mail address',
      text: [
        'We will send a code to your mobile phone in a text message.',
        'Reply to this e-mail with that code, from this e-mail address.',
        'If you were not expecting this e-mail, ignore it.',
      ].join('\n'),
    },
  },
  'code-text': {
    kind: 'text',
    placeholders: ['code'],
    cy: {
      subject: null,
      text: 'Eich cod yw {code}. Anfonwch ef drwy ateb ein neges e-bost. Cadwch ef yn gyfrinachol.',
    },
    en: {
      subject: null,
      text: 'Your code is {code}. Send it by replying to our e-mail. Keep it secret.',
    },
  },
  'code-too-late': {
    kind: 'e-mail',
    placeholders: [],
    cy: {
      subject: 'Mae cod newydd ar ei ffordd',
      text: [
        'Roedd eich cod yn rhy hen pan gyrhaeddodd eich e-bost.',
        'Rydym yn anfon cod newydd atoch mewn neges destun.',
        "Atebwch yr e-bost hwn gyda'r cod newydd, o'r cyfeiriad e-bost hwn.",
      ].join('\n'),
    },
    en: {
      subject: 'A new code is on its way',
      text: [
        'Your code was too old when your e-mail arrived.',
        'We are sending you a new code in a text message.',
        'Reply to this e-mail with the new code, from this e-mail address.',
      ].join('\n'),
    },
  },
  'no-code': {
    kind: 'e-mail',
    placeholders: [],
    cy: {
      subject: 'Nid oedd cod yn eich e-bost',
      text: [
        'Ni ddaethom o hyd i god yn eich e-bost.',
        "Atebwch yr e-bost hwn gyda'r cod a anfonwyd i'ch ffôn symudol mewn neges destun.",
        "Anfonwch eich ateb o'r cyfeiriad e-bost hwn.",
      ].join('\n'),
    },
    en: {
      subject: 'There was no code in your e-mail',
      text: [
        'We found no code in your e-mail.',
        'Reply to this e-mail with the code that was sent to your mobile phone in a text message.',
        'Send your reply from this e-mail address.',
      ].join('\n'),
    },
  },
  'wrong-code': {
    kind: 'e-mail',
    placeholders: [],
    cy: {
      subject: 'Nid oedd y cod yn gywir',
      text: [
        'Nid oedd y cod yn eich e-bost yn gywir.',
        'Edrychwch ar y neges destun ddiweddaraf a anfonwyd atoch.',
        "Atebwch yr e-bost hwn gyda'r cod sydd ynddi, o'r cyfeiriad e-bost hwn.",
      ].join('\n'),
    },
    en: {
      subject: 'The code was not right',
      text: [
        'The code in your e-mail was not right.',
        'Look at the latest text message that was sent to you.',
        'Reply to this e-mail with the code in it, from this e-mail address.',
      ].join('\n'),
    },
  },
  'several-codes': {
    kind: 'e-mail',
    placeholders: [],
    cy: {
      subject: 'Anfonwch y cod yn unig, os gwelwch yn dda',
      text: [
        "Nid oedd yn glir pa rif yn eich e-bost yw'r cod.",
        'Edrychwch ar y neges destun ddiweddaraf a anfonwyd atoch.',
        "Atebwch yr e-bost hwn gyda'r cod sydd ynddi yn unig, o'r cyfeiriad e-bost hwn.",
      ].join('\n'),
    },
    en: {
      subject: 'Please send only the code',
      text: [
        'It was not clear which number in your e-mail is the code.',
        'Look at the latest text message that was sent to you.',
        'Reply to this e-mail with only the code in it, from this e-mail address.',
      ].join('\n'),
    },
  },
  'start-again': {
    kind: 'e-mail',
    placeholders: [],
    cy: {
      subject: 'Ffoniwch ni, os gwelwch yn dda',
      text: [
        'Ni allem gadarnhau eich cyfeiriad e-bost y tro hwn.',
        'Os oes gennych e-bost mwy newydd gennym, atebwch hwnnw.',
        'Fel arall, ffoniwch ni er mwyn dechrau eto.',
      ].join('\n'),
    },
    en: {
      subject: 'Please phone us',
      text: [
        'We could not confirm your e-mail address this time.',
        'If you have a newer e-mail from us, reply to that one.',
        'If not, phone us so that we can start again.',
      ].join('\n'),
    },
  },
  letter: {
    kind: 'correspondence',
    placeholders: ['text'],
    cy: {
      subject: 'Llythyr i chi',
      text: [
        'Rydym yn anfon y llythyr hwn atoch drwy e-bost, fel y cytunwyd.',
        '{text}',
        'Os oes gennych gwestiwn, cysylltwch â ni yn y ffordd arferol.',
      ].join('\n\n'),
    },
    en: {
      subject: 'A letter for you',
      text: [
        'We are sending you this letter by e-mail, as agreed.',
        '{text}',
        'If you have a question, contact us in the usual way.',
      ].join('\n\n'),
    },
  },
  report: {
    kind: 'correspondence',
    placeholders: ['text'],
    cy: {
      subject: 'Adroddiad i chi',
      text: [
        'Rydym yn anfon yr adroddiad hwn atoch drwy e-bost, fel y cytunwyd.',
        '{text}',
        'Cadwch ef yn gyfrinachol. Os oes gennych gwestiwn, cysylltwch â ni yn y ffordd arferol.',
      ].join('\n\n'),
    },
    en: {
      subject: 'A report for you',
      text: [
        'We are sending you this report by e-mail, as agreed.',
        '{text}',
        'Keep it confidential. If you have a question, contact us in the usual way.',
      ].join('\n\n'),
    },
  },
  other: {
    kind: 'correspondence',
    placeholders: ['text'],
    cy: {
      subject: 'Neges i chi',
      text: [
        'Rydym yn ysgrifennu atoch drwy e-bost, fel y cytunwyd.',
        '{text}',
        'Os oes gennych gwestiwn, cysylltwch â ni yn y ffordd arferol.',
      ].join('\n\n'),
    },
    en: {
      subject: 'A message for you',
      text: [
        'We are writing to you by e-mail, as agreed.',
        '{text}',
        'If you have a question, contact us in the usual way.',
      ].join('\n\n'),
    },
  },
} as const satisfies Record<string, TemplateDefinition>

export type TemplateName = keyof typeof templates

/** The templates that a service writes by. */
export function templatesOfKind(kind: TemplateDefinition['kind']): TemplateName[] {
  const names = Object.keys(templates) as TemplateName[]
  return names.filter((name) => templates[name].kind === kind)
}

import type { LocalFile } from '../local-file.ts'

/** A text message as the local world shows it. */
export interface Text {
  readonly sid: string
  readonly body: string
  readonly status: string
}

/** A mail as the local world shows it. */
export interface Mail {
  readonly id: string
  readonly messageId: string
  readonly from: string
  readonly replyTo: string | null
  readonly subject: string
  readonly text: string
}

/** The service user's side: a phone and a mailbox. */
export function createOutside({ addresses }: LocalFile) {
  const world = addresses['local-world'] ?? ''
  const list = async <T>(what: string, to: string): Promise<T[]> => {
    const response = await fetch(`${world}/api/${what}?to=${encodeURIComponent(to)}`)
    if (!response.ok) throw new Error(`The local world answered ${response.status}`)
    return (await response.json()) as T[]
  }
  return {
    texts: (mobile: string) => list<Text>('texts', mobile),
    mails: (address: string) => list<Mail>('mail', address),
    /** Writes a mail from one of its mailboxes; the provider signs it and hands it over by SMTP. */
    async send(mail: {
      from: string
      to: string
      subject: string
      text: string
      inReplyTo?: string
    }) {
      const response = await fetch(`${world}/api/mail`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(mail),
      })
      if (!response.ok)
        throw new Error(`The mail was not taken: ${response.status} ${await response.text()}`)
    },
  }
}

/** The six digits in a text. */
export function codeIn(text: Text): string {
  const code = /\b\d{6}\b/.exec(text.body)?.[0]
  if (!code) throw new Error('The text holds no code')
  return code
}

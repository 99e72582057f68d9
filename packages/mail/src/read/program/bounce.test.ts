import { describe, expect, it } from 'vitest'
import { readReply } from '../read-reply.ts'

const read = async (...lines: string[]) => await readReply(Buffer.from(lines.join('\r\n')))

describe('readBounce', () => {
  it.each([
    ['a person who speaks of a failure', 'From: sian@example.com', 'Subject: failure notice'],
    ['a person with such a name', 'From: "Undeliverable" <sian@example.com>', 'Subject: Undeliverable: Eich cod'],
  ])('takes no notice of %s', async (_, ...header) => {
    const reply = await read(...header, '', 'My mail was not delivered, 5.1.1, code 123456')
    expect(reply.bounce).toBeNull()
  }) // biome-ignore format: one case a line

  it('takes no notice of a mail system that speaks of something else', async () => {
    const reply = await read('From: postmaster@example.com', 'Subject: Eich cod', '', '123456')
    expect(reply).toMatchObject({ kind: 'reply', looksAutomatic: true, bounce: null })
  })

  it('does not believe a report that a person attached', async () => {
    const reply = await read(
      'From: sian@example.com',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      '',
      '123456',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; a.example',
      '',
      'Action: failed',
      'Status: 5.1.1',
      '--b--',
    )
    expect(reply).toMatchObject({ kind: 'reply', bounce: null, codes: ['123456'] })
  })

  it('finds no status in an address, a version or a date', async () => {
    const notice = ['From: mailer-daemon@example.com', 'Subject: failure notice', '']
    const reply = await read(...notice, 'From 192.0.2.5.1.1, Postfix 5.1.1.2, on 22.11.2026')
    expect(reply.bounce).toEqual({
      status: null,
      permanent: true,
      isReport: false,
      originalMessageId: null,
    })
  })

  it('knows the message by the only place where some programs name it', async () => {
    const reply = await read(
      'From: mailer-daemon@example.com',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; a.example',
      'X-Original-Message-ID: <r-1@reply.example>',
      '',
      'Action: failed',
      'Status: 5.7.26',
      '--b--',
    )
    expect(reply.bounce).toMatchObject({ isReport: true, originalMessageId: '<r-1@reply.example>' })
  })
})

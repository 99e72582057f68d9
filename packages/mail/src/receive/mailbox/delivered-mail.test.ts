import { describe, expect, it } from 'vitest'
import { readDelivery } from './delivered-mail.ts'

const read = (...lines: string[]) => readDelivery(Buffer.from(`${lines.join('\r\n')}\r\n\r\nx\r\n`))
const received = 'Received: from mx.example.com by edge.example'

describe('readDelivery', () => {
  it('knows a null reverse path, and for whom the mail was', () => {
    expect(
      read(
        'Return-Path: <>',
        'X-Original-To: r-one@reply.example',
        'Delivered-To: <replies@reply.example>',
        received,
        'From: a@example.com',
      ),
    ).toEqual({ mailFrom: '', recipients: ['r-one@reply.example', 'replies@reply.example'] })
  })

  it.each([
    [['Return-Path: <sian@example.com>', received]],
    [[received, 'Return-Path: <>', 'Delivered-To: r-one@reply.example']],
    [['Return-Path: <>', 'Delivered-To: r-one@reply.example']],
    [['From: sian@example.com']],
  ])('knows nothing from %j', (lines) => {
    expect(read(...lines)).toEqual({ mailFrom: null, recipients: [] })
  })
})

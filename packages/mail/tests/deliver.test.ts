import { forThisFile, reservedDomains } from '@gwirio/testing'
import { describe, expect, it } from 'vitest'
import { letterTo, openGate, returnPath, startDeliveryWorld } from './delivery-world.ts'

const { world, deliverer, createDeliverer } = await forThisFile(startDeliveryWorld())

const handedOver = (id: string) =>
  world.handedOver.entries.filter(({ messageId }) => messageId === id)

describe('a letter', () => {
  it('reaches the mail server of its recipient whole, over TLS, with one address in its envelope', async () => {
    const gate = openGate()
    const letter = letterTo("Sean.O'Brien&co+court@mail.example")
    expect(await deliverer.deliver(letter, gate.hold)).toEqual({
      outcome: 'taken',
      remoteHost: 'mx.world.example',
      remoteAnswer: '250 2.0.0 kept',
      tls: { version: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384', isVerified: true },
      policy: 'none',
      meetsTestedPolicy: null,
    })
    expect(gate).toMatchObject({ asked: 1, released: 1 })
    expect(handedOver(letter.id)).toMatchObject([
      { recipients: [letter.recipient], envelopeFrom: returnPath, isSecure: true },
    ])
    const [kept] = world.mail(letter.recipient)
    expect(kept?.raw.endsWith('\r\n\r\nAnnwyl\r\n.\r\n..dots\r\n')).toBe(true)
  })

  it('of many megabytes arrives as it was', async () => {
    const letter = letterTo('large@mail.example', 'llinell o destun\r\n'.repeat(500_000))
    const gate = openGate()
    expect(await deliverer.deliver(letter, gate.hold)).toMatchObject({ outcome: 'taken' })
    expect(handedOver(letter.id)).toMatchObject([{ bytes: letter.raw.length }])
  })

  it('has a null return path when it is to have none', async () => {
    const letter = { ...letterTo('null@mail.example'), returnPath: '' }
    await deliverer.deliver(letter, openGate().hold)
    expect(handedOver(letter.id)).toMatchObject([{ envelopeFrom: '' }])
  })

  it.each(['ann@mail.example, bob@mail.example', 'Ann <ann@mail.example>', 'ann', ''])(
    'is not sent to %j',
    async (recipient) => {
      const gate = openGate()
      const letter = { ...letterTo('ann@mail.example'), recipient }
      await expect(deliverer.deliver(letter, gate.hold)).rejects.toThrow(TypeError)
      expect(gate.asked).toBe(0)
    },
  )

  it.each([
    [reservedDomains.nullMx, { outcome: 'refused', code: 'null-mx', remoteHost: null }],
    [reservedDomains.noMail, { outcome: 'refused', code: 'no-mail-server' }],
    [reservedDomains.nowhere, { outcome: 'refused', code: 'no-domain' }],
    [reservedDomains.refuses, { outcome: 'refused', code: 'smtp-550', status: '5.1.1' }],
    [reservedDomains.defers, { outcome: 'deferred', code: 'smtp-451', status: '4.3.2' }],
    [reservedDomains.noTls, { outcome: 'no-tls', code: 'no-starttls' }],
  ])('to %s does not ask the gate', async (domain, result) => {
    const gate = openGate()
    const letter = letterTo(`ann@${domain}`)
    expect(await deliverer.deliver(letter, gate.hold)).toMatchObject(result)
    expect(gate.asked).toBe(0)
    expect(handedOver(letter.id)).toEqual([])
  })

  it('goes to a server whose certificate nobody vouches for, and says so', async () => {
    const letter = letterTo(`ann@${reservedDomains.badCertificate}`)
    const result = await deliverer.deliver(letter, openGate().hold)
    expect(result).toMatchObject({ outcome: 'taken', tls: { isVerified: false } })
  })
})

describe('the answer to the whole message', () => {
  it.each([
    [
      { code: 554, message: '5.7.1 not wanted' },
      { outcome: 'refused', status: '5.7.1' },
    ],
    [
      { code: 451, message: '4.7.1 later' },
      { outcome: 'deferred', status: '4.7.1' },
    ],
  ])('%o is what came of it', async (answer, result) => {
    const letter = letterTo('answers@mail.example')
    world.setManner(letter.recipient, { step: 'end', answer })
    const gate = openGate()
    expect(await deliverer.deliver(letter, gate.hold)).toMatchObject(result)
    expect(gate).toMatchObject({ asked: 1, released: 1 })
    expect(handedOver(letter.id)).toHaveLength(1)
  })

  it('that does not come leaves open whether it was taken', async () => {
    const letter = letterTo('drops@mail.example')
    world.setManner(letter.recipient, { step: 'end', drops: true })
    const gate = openGate()
    const result = await deliverer.deliver(letter, gate.hold)
    expect(result).toMatchObject({ outcome: 'unanswered', remoteHost: 'mx.world.example' })
    expect(gate.released).toBe(1)
    expect(world.mail(letter.recipient)).toHaveLength(1)
  })

  it('is waited for no longer than is set', async () => {
    await using impatient = createDeliverer({ limits: { answerSeconds: 0.05 } })
    const letter = letterTo('never@mail.example')
    const { promise, resolve } = Promise.withResolvers<void>()
    world.setManner(letter.recipient, { step: 'end', wait: () => promise })
    const gate = openGate()
    expect(await impatient.deliver(letter, gate.hold)).toMatchObject({ outcome: 'unanswered' })
    expect(gate.released).toBe(1)
    resolve()
  })
})

describe('a server that takes its time', () => {
  it('is left, and is not asked for longer than is set', async () => {
    await using impatient = createDeliverer({ limits: { sessionSeconds: 0.3 } })
    const letter = letterTo('slow@mail.example')
    const { promise, resolve } = Promise.withResolvers<void>()
    world.setManner(letter.recipient, { step: 'recipient', wait: () => promise })
    const gate = openGate()
    const result = await impatient.deliver(letter, gate.hold)
    expect(result).toMatchObject({ outcome: 'deferred', code: 'timeout' })
    expect(gate.asked).toBe(0)
    resolve()
  })
})

describe('a deliverer that closes', () => {
  it('breaks off what the gate has not been asked about, and waits for the answer to the rest', async () => {
    const closing = createDeliverer()
    const waits = letterTo('waits@mail.example')
    const answered = letterTo('answered@mail.example')
    const [recipient, end] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const [reached, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const holdUp = (here: typeof reached, until: typeof end) => async () => {
      here.resolve()
      await until.promise
    }
    world.setManner(waits.recipient, { step: 'recipient', wait: holdUp(reached, recipient) })
    world.setManner(answered.recipient, { step: 'end', wait: holdUp(ended, end) })
    const results = [
      closing.deliver(waits, openGate().hold),
      closing.deliver(answered, openGate().hold),
    ]
    await Promise.all([reached.promise, ended.promise])
    const closed = closing[Symbol.asyncDispose]()
    expect(await results[0]).toMatchObject({ outcome: 'deferred', code: 'closing' })
    end.resolve()
    expect(await results[1]).toMatchObject({ outcome: 'taken' })
    await closed
    recipient.resolve()
    expect(handedOver(waits.id)).toEqual([])
  })
})

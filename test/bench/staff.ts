import { createVisitor, type Page } from '@gwirio/local/walkthrough'
import { generate } from 'otplib'
import type { System } from '../system.ts'

/** A manager, who has every page, in a session that was signed in as people do. */
export async function enterAsManager({ file }: System) {
  const person = file.people.find(({ username }) => username === 'manager')
  if (!person) throw new Error('There is no manager')
  const visitor = createVisitor()
  const home = `${file.addresses['console']}`
  const start = await visitor.open(`${home}/`)
  const { username, password, totpSecret } = person
  const second = await visitor.submit(start, 'main form', { username, password })
  const code = await generate({ secret: totpSecret })
  const first = await visitor.submit(second, 'main form', { code })
  if (!first.body.querySelector('[data-queue]')) throw new Error(`Not signed in: ${first.url}`)
  const cookie = await visitor.cookies(home)
  return {
    home,
    cookie,
    first,
    open: (path: string) => visitor.open(new URL(path, home).href),
    submit: (page: Page, form: string, values: Record<string, string>) =>
      visitor.submit(page, form, values),
    /** One request as a browser sends it, the whole answer read. */
    async load(path: string, init: RequestInit = {}): Promise<void> {
      const response = await fetch(new URL(path, home), {
        ...init,
        headers: { cookie, origin: home, ...(init.headers as Record<string, string>) },
        redirect: 'manual',
      })
      await response.text()
      const wanted = init.method === 'POST' ? 303 : 200
      if (response.status !== wanted) throw new Error(`${path} answered ${response.status}`)
    },
  }
}

export type Staff = Awaited<ReturnType<typeof enterAsManager>>

import { expect, it } from 'vitest'
import { openBrowser, trySignIn } from './browser.ts'
import { redirectUri, startTestService } from './service.ts'

it('signs staff in', async () => {
  await using service = await startTestService()
  const done = await trySignIn(service, openBrowser(service))
  expect(done.url).toContain(redirectUri)
})

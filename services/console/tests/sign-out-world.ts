import { signOutEverywhere } from '@gwirio/contracts'
import { type Route, route } from '@gwirio/service-kit'
import { Moods } from './moods.ts'

/** The sessions at sign-in, which end when somebody asks for it. */
export class SignOutWorld extends Moods {
  /** How often somebody asked. */
  count = 0

  get routes(): Route[] {
    return [
      route(signOutEverywhere, async () => {
        this.count += 1
        return this.refusal(signOutEverywhere) ?? undefined
      }),
    ]
  }
}

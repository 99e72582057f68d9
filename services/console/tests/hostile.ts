/** What must never stand in a title or an address, nor run: each is on file for the party of the pages. */
export const hostile = {
  text: `<script>alert(1)</script><img src="https://tracker.example/x.gif"> <a href="https://evil.example">x</a>`,
  name: `<script>alert(1)</script>"'&Llywarch`,
  address: `"><img/src=x/onerror=alert(1)>&llywarch@post.example`,
  caseReference: 'GW26P00123',
}

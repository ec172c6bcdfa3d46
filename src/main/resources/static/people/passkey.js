// Asks the device for a passkey, to make one or to sign in with one, and sends the form with what it said.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), letter => letter.charCodeAt(0))
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const known = list => (list ?? []).map(key => ({ ...key, id: bytes(key.id) }))

async function ask(form) {
  const answer = await fetch(form.dataset.ask, {
    method: 'POST',
    body: new URLSearchParams({ _csrf: form.elements._csrf.value })
  })
  if (!answer.ok) throw new Error(String(answer.status))
  const options = await answer.json()
  options.challenge = bytes(options.challenge)
  return options
}

async function make(form) {
  const options = await ask(form)
  options.user.id = bytes(options.user.id)
  options.excludeCredentials = known(options.excludeCredentials)
  const key = await navigator.credentials.create({ publicKey: options })
  return {
    id: key.id, rawId: text(key.rawId), type: key.type, clientExtensionResults: {},
    response: {
      attestationObject: text(key.response.attestationObject),
      clientDataJSON: text(key.response.clientDataJSON),
      transports: key.response.getTransports?.() ?? []
    }
  }
}

async function use(form) {
  const options = await ask(form)
  options.allowCredentials = known(options.allowCredentials)
  const key = await navigator.credentials.get({ publicKey: options })
  return {
    id: key.id, rawId: text(key.rawId), type: key.type, clientExtensionResults: {},
    response: {
      authenticatorData: text(key.response.authenticatorData),
      clientDataJSON: text(key.response.clientDataJSON),
      signature: text(key.response.signature),
      userHandle: key.response.userHandle ? text(key.response.userHandle) : null
    }
  }
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential || !window.isSecureContext) continue
  form.hidden = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const trouble = form.querySelector('[role=status]')
    trouble.textContent = ''
    try {
      const key = await (form.dataset.passkey === 'make' ? make(form) : use(form))
      form.elements.credential.value = JSON.stringify(key)
      form.submit()
    } catch {
      trouble.textContent = form.dataset.trouble
    }
  })
}

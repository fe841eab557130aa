// Calls over HTTP. Whatever happens, the answer is { value } or { problem: { code, words, fields } }.
async function call(method, path, body, token) {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const read = response.status === 204 ? {} : await response.json();
    return response.ok ? { value: read } : { problem: { ...read, status: response.status } };
  } catch {
    return { problem: { code: 'OFFLINE', words: 'Hearth cannot be reached just now. Please check your connection.', status: 0 } };
  }
}

export const api = {
  get: (path, token) => call('GET', path, undefined, token),
  post: (path, body, token) => call('POST', path, body ?? {}, token),
  put: (path, body) => call('PUT', path, body),
  remove: path => call('DELETE', path),
};

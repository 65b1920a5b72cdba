export function base64Apis() {
  return {
    base64ToArrayBuffer: (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)).buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) =>
      btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('')),
  };
}

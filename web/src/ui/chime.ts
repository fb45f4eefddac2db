import { deviceStorage } from "../context/storage"

const storageKey = "alarm.sound"

export const soundIsOn = (): boolean => deviceStorage.read(storageKey) === "on"
export const chooseSound = (on: boolean): boolean => deviceStorage.write(storageKey, on ? "on" : "off")

/** Two soft notes, made here: no file to fetch, nothing that says what it is. */
export function chime(): void {
  const audio = new AudioContext()
  for (const [at, pitch] of [
    [0, 523],
    [0.18, 659],
  ] as const) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()]
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0.0001, audio.currentTime + at)
    volume.gain.exponentialRampToValueAtTime(0.06, audio.currentTime + at + 0.03)
    volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.5)
    tone.connect(volume).connect(audio.destination)
    tone.start(audio.currentTime + at)
    tone.stop(audio.currentTime + at + 0.6)
  }
  setTimeout(() => void audio.close(), 1500)
}

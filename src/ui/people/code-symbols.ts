/** 256 symbols, one for each byte of a safety code, with words that are easy to say. Their order is part of the protocol (R12). */
import { words } from '../words/en/person.ts';

const PICTURES =
  '🐶 🐱 🐭 🐹 🐰 🦊 🐻 🐼 🐨 🐯 🦁 🐮 🐷 🐸 🐵 🐔 ' +
  '🐧 🐦 🐤 🦆 🦅 🦉 🦇 🐺 🐗 🐴 🦄 🐝 🐛 🦋 🐌 🐞 ' +
  '🐜 🦗 🕷️ 🦂 🐢 🐍 🦎 🐙 🦑 🦐 🦀 🐡 🐟 🐬 🐳 🦈 ' +
  '🐊 🐘 🦏 🐪 🦒 🐑 🐐 🦌 🐓 🦃 🕊️ 🐿️ 🦔 🐾 🐉 🦕 ' +
  '🌵 🎄 🌲 🌳 🌴 🌱 🌿 🍀 🍁 🍄 🌾 💐 🌷 🌹 🌻 🌼 ' +
  '🌙 ⭐ ☀️ ☁️ ⚡ 🔥 🌈 ❄️ ⛄ 💧 🌊 🌍 🪐 ☄️ 🌋 ⛰️ ' +
  '🍏 🍐 🍊 🍋 🍌 🍉 🍇 🍓 🍒 🍑 🍍 🥥 🥝 🍅 🥑 🍆 ' +
  '🥔 🥕 🌽 🌶️ 🥒 🥦 🥜 🌰 🍞 🥐 🥨 🧀 🥚 🥞 🍔 🍟 ' +
  '🍕 🌮 🥗 🍝 🍣 🍦 🍩 🍪 🎂 🍫 🍬 🍭 🍯 🍼 ☕ 🍵 ' +
  '⚽ 🏀 🎾 🎱 🏓 🏹 🎣 🥊 ⛸️ 🛷 🎯 🎲 🎮 🎳 🧩 🎨 ' +
  '🎤 🎧 🎹 🥁 🎷 🎺 🎸 🎻 🎬 🎪 🎭 🎟️ 🏆 🏅 🎈 🎁 ' +
  '🚗 🚕 🚌 🚑 🚒 🚜 🚲 🛵 🚂 🚋 ✈️ 🚀 🚁 ⛵ 🚢 ⚓ ' +
  '🏠 🏰 ⛺ 🎡 🗽 🗼 🌉 ⛲ 🏝️ 🏜️ 🚦 🗺️ 🧭 ⏰ ⌛ ⌚ ' +
  '📱 💻 📷 📺 📻 🔋 💡 🔦 🕯️ 🧯 🛢️ 💎 ⚖️ 🔧 🔨 🔩 ' +
  '🧲 🔬 🔭 💊 🌡️ 🧹 🧺 🔑 🚪 🛏️ 🛒 ✉️ 📦 📚 📌 ✂️ ' +
  '🖍️ 📎 🔒 👑 🎩 👓 👟 🧦 🧤 🧣 👗 🎒 ☂️ 💍 👻 🤖';

export interface CodeSymbol {
  readonly picture: string;
  readonly word: string;
}

export function codeSymbols(): readonly CodeSymbol[] {
  const names = words.codeSymbols.split(',');
  return PICTURES.split(' ').map((picture, i) => ({ picture, word: names[i] ?? '' }));
}

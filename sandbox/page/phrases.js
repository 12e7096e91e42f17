/** The few words of a phone itself, in its owner's language; what the bot says comes from the bot. */
const PHRASES = {
  en: { edited: "edited", typing: "typing…", bot: "bot", placeholder: "Message", blocked: "You blocked this bot", forwarded: "Forwarded from", location: "Location", invitation: "Personal invitation", empty: "No messages here yet" },
  uk: { edited: "змінено", typing: "друкує…", bot: "бот", placeholder: "Повідомлення", blocked: "Ви заблокували цього бота", forwarded: "Переслано від", location: "Місце", invitation: "Особисте запрошення", empty: "Тут ще немає повідомлень" },
  cs: { edited: "upraveno", typing: "píše…", bot: "bot", placeholder: "Zpráva", blocked: "Tohoto bota jste zablokovali", forwarded: "Přeposláno od", location: "Poloha", invitation: "Osobní pozvánka", empty: "Zatím tu nejsou žádné zprávy" },
};

const primary = (language) => (language ?? "en").split("-")[0].toLowerCase();

export const phrases = (language) => PHRASES[primary(language)] ?? PHRASES.en;

/** The locale for dates on a phone: day before month also in English, as the mission's papers have it. */
export const locale = (language) => (primary(language) === "en" ? "en-GB" : language);

/** "uk" is "Ukrainian": the page's own words are English. */
export function languageName(language) {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(language) ?? language;
  } catch {
    return language ?? "";
  }
}

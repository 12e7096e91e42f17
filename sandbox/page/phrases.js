/** The words of a phone itself, in its owner's language (`tag`); what the bot says comes from the bot. */
const EN = {
  tag: "en", edited: "edited", typing: "typing…", bot: "bot", placeholder: "Message", blocked: "You blocked this bot", forwarded: "Forwarded from",
  invitation: "Personal invitation", empty: "No messages here yet", chats: "Chats", you: "You", start: "Start", abilities: "What can this bot do?",
  pinned: "Pinned message", reply: "Reply", edit: "Edit", remove: "Delete", copy: "Copy", react: "React", editing: "Edit message",
  block: "Block the bot", unblock: "Unblock the bot", leave: "Leave the group", join: "Join the group", newTopic: "New topic", newGroup: "New group",
  outside: "You are not in this group", everyTopic: "All", general: "General", closedTopic: "This topic is closed", creator: "owner", administrator: "admin",
  photo: "Photo", photos: "Photo or video", file: "File", audio: "Audio", voice: "Voice message", video: "Video", animation: "GIF", video_note: "Video message",
  sticker: "Sticker", dice: "Dice", location: "Location", live: "Live location", venue: "Place", contact: "Contact", forward: "Forwarded message",
  poll: "Poll", anonymousPoll: "Anonymous poll", quiz: "Quiz", anonymousQuiz: "Anonymous quiz", results: "Final results", vote: "Vote",
  retract: "Retract vote", unvoted: "No votes yet", correct: "correct answer", wrong: "wrong answer", chosen: "your choice", hidden: "Hidden. Tap to show.",
  votes: { one: "# vote", other: "# votes" }, members: { one: "# member", other: "# members" },
};
const UK = {
  tag: "uk", edited: "змінено", typing: "друкує…", bot: "бот", placeholder: "Повідомлення", blocked: "Ви заблокували цього бота", forwarded: "Переслано від",
  invitation: "Особисте запрошення", empty: "Тут ще немає повідомлень", chats: "Чати", you: "Ви", start: "Розпочати", abilities: "Що вміє цей бот?",
  pinned: "Закріплене повідомлення", reply: "Відповісти", edit: "Змінити", remove: "Видалити", copy: "Копіювати", react: "Реакція", editing: "Редагування повідомлення",
  block: "Заблокувати бота", unblock: "Розблокувати бота", leave: "Вийти з групи", join: "Приєднатися до групи", newTopic: "Нова тема", newGroup: "Нова група",
  outside: "Ви не в цій групі", everyTopic: "Усі", general: "Загальна", closedTopic: "Цю тему закрито", creator: "власник", administrator: "адміністратор",
  photo: "Фото", photos: "Фото або відео", file: "Файл", audio: "Аудіо", voice: "Голосове повідомлення", video: "Відео", animation: "GIF", video_note: "Відеоповідомлення",
  sticker: "Наліпка", dice: "Кубик", location: "Геопозиція", live: "Геопозиція наживо", venue: "Місце", contact: "Контакт", forward: "Переслане повідомлення",
  poll: "Опитування", anonymousPoll: "Анонімне опитування", quiz: "Вікторина", anonymousQuiz: "Анонімна вікторина", results: "Остаточні результати", vote: "Проголосувати",
  retract: "Скасувати голос", unvoted: "Голосів ще немає", correct: "правильна відповідь", wrong: "неправильна відповідь", chosen: "ваш вибір", hidden: "Приховано. Торкніться, щоб побачити.",
  votes: { one: "# голос", few: "# голоси", many: "# голосів", other: "# голосу" }, members: { one: "# учасник", few: "# учасники", many: "# учасників", other: "# учасника" },
};
const CS = {
  tag: "cs", edited: "upraveno", typing: "píše…", bot: "bot", placeholder: "Zpráva", blocked: "Tohoto bota jste zablokovali", forwarded: "Přeposláno od",
  invitation: "Osobní pozvánka", empty: "Zatím tu nejsou žádné zprávy", chats: "Chaty", you: "Vy", start: "Spustit", abilities: "Co tento bot umí?",
  pinned: "Připnutá zpráva", reply: "Odpovědět", edit: "Upravit", remove: "Smazat", copy: "Kopírovat", react: "Reagovat", editing: "Úprava zprávy",
  block: "Zablokovat bota", unblock: "Odblokovat bota", leave: "Opustit skupinu", join: "Vstoupit do skupiny", newTopic: "Nové téma", newGroup: "Nová skupina",
  outside: "Nejste v této skupině", everyTopic: "Vše", general: "Obecné", closedTopic: "Toto téma je uzavřené", creator: "vlastník", administrator: "správce",
  photo: "Fotka", photos: "Fotka nebo video", file: "Soubor", audio: "Zvuk", voice: "Hlasová zpráva", video: "Video", animation: "GIF", video_note: "Videozpráva",
  sticker: "Nálepka", dice: "Kostka", location: "Poloha", live: "Živá poloha", venue: "Místo", contact: "Kontakt", forward: "Přeposlaná zpráva",
  poll: "Anketa", anonymousPoll: "Anonymní anketa", quiz: "Kvíz", anonymousQuiz: "Anonymní kvíz", results: "Konečné výsledky", vote: "Hlasovat",
  retract: "Zrušit hlas", unvoted: "Zatím žádné hlasy", correct: "správná odpověď", wrong: "špatná odpověď", chosen: "vaše volba", hidden: "Skryto. Zobrazíte klepnutím.",
  votes: { one: "# hlas", few: "# hlasy", many: "# hlasu", other: "# hlasů" }, members: { one: "# člen", few: "# členové", many: "# člena", other: "# členů" },
};
export const PHRASES = { en: EN, uk: UK, cs: CS };

const primary = (language) => (language ?? "en").split("-")[0].toLowerCase();

export const phrases = (language) => PHRASES[primary(language)] ?? PHRASES.en;

/** "5 голосів": a number with its word, in the form that the language wants. */
export function counted(language, name, number) {
  const forms = phrases(language)[name];
  const form = new Intl.PluralRules(primary(language) in PHRASES ? primary(language) : "en").select(number);
  return (forms[form] ?? forms.other).replace("#", String(number));
}

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

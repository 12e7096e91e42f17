"""What columns and sheets may be called. Each line: English · Ukrainian · Czech; the first of each heads the template."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from mission.documents.draft import SheetKind
from mission.documents.folding import folded, wordings

LANGUAGES: Final = ("en", "uk", "cs")

SHEETS: Final[dict[SheetKind, str]] = {
    "mission": "Mission · Місія · Mise, Delegace",
    "groups": "Groups, Group · Групи, Група · Skupiny, Skupina",
    "delegates": "Delegates, Delegation, Roster, Participants, Members, People · Делегати, Делегація, Учасники, Люди · Delegáti, Účastníci, Lidé",
    "agenda": "Agenda, Schedule, Programme, Program, Sessions · Програма, Порядок денний, Розклад, Графік · Program, Agenda, Harmonogram, Rozvrh",
    "partners": "Partners, Partner organisations · Партнери, Організації-партнери · Partneři, Partnerské organizace",
    "departure": "Departure, Checklist, Departure checklist · Виїзд, Від'їзд, Перед виїздом, Чеклист · Odjezd, Před odjezdem, Kontrolní seznam",
    "questions": "Questions, Survey · Запитання, Питання, Опитування · Otázky, Dotazník",
}
HINT_SHEET: Final = "How to fill in, Help · Як заповнити, Довідка · Jak vyplnit, Nápověda"

COLUMNS: Final[dict[SheetKind, dict[str, str]]] = {
    "mission": {
        "code": "Code, Mission code · Код, Код місії · Kód, Kód mise",
        "name": "Name, Mission, Title · Назва, Місія · Název, Mise",
        "programme": "Programme, Program · Програма · Program",
        "city": "City, Town · Місто · Město",
        "country": "Country · Країна · Země, Stát",
        "timezone": "Time zone, Timezone, Zone · Часовий пояс, Часова зона · Časové pásmo, Časová zóna",
        "starts": "Starts, Start, First day, From · Початок, Перший день, Від · Začátek, První den, Od",
        "ends": "Ends, End, Last day, To · Кінець, Останній день, Завершення, До · Konec, Poslední den, Do",
        "languages": "Languages, Language · Мови, Мова · Jazyky, Jazyk",
        "agenda_at": "Agenda at, Agenda time · Час програми дня, Програма о · Čas denního programu, Program v",
    },
    "groups": {"name": "Group, Groups, Name, Title · Група, Групи, Назва · Skupina, Skupiny, Název"},
    "delegates": {
        "name": "Name, Full name, Participant, Delegate, Person · Ім'я та прізвище, Прізвище та ім'я, Прізвище ім'я, Ім'я і прізвище, ПІБ, Учасник, Делегат · Jméno a příjmení, Příjmení a jméno, Celé jméno, Účastník, Delegát",
        "first": "First name, Given name, Forename · Ім'я · Jméno, Křestní jméno",
        "last": "Last name, Surname, Family name · Прізвище · Příjmení",
        "organisation": "Organisation, Organization, Company, Institution, Employer · Організація, Компанія, Установа, Підприємство, Фірма · Organizace, Firma, Společnost, Instituce, Podnik",
        "position": "Position, Job title, Title, Job, Function · Посада · Funkce, Pozice, Pracovní pozice",
        "group": "Group, Team · Група, Команда · Skupina, Tým",
        "role": "Role · Роль · Role",
        "phone": "Phone, Telephone, Tel, Mobile, Mobile phone, Cell, Phone number · Телефон, Мобільний, Мобільний телефон, Номер телефону, Моб, Тел · Telefon, Mobil, Telefonní číslo",
        "email": "E-mail, Mail, Email address · Ел. пошта, Електронна пошта, Пошта, Електронна адреса, Імейл · E-mail, E-mailová adresa, Mail",
        "language": "Language, Lang · Мова · Jazyk",
    },
    "agenda": {
        "uid": "UID, ID, Identifier · Ідентифікатор, Код · Identifikátor, Kód",
        "date": "Date, Day · Дата, День, Дата проведення · Datum, Den",
        "start": "Start, Start time, Starts, Starts at, Begin, Begins, Beginning, From, Time from · Початок, Час початку, Від, З · Začátek, Čas začátku, Zahájení, Od, Čas od",
        "end": "End, End time, Ends, Ends at, Finish, Until, To, Time to · Кінець, Час завершення, Завершення, Закінчення, До · Konec, Čas konce, Ukončení, Do, Čas do",
        "time": "Time, Hours, When · Час, Години, Коли · Čas, Hodina, Kdy",
        "title": "Title, Session title, Session, Name, Topic, Event, Activity · Назва, Тема, Подія, Захід, Сесія · Název, Téma, Událost, Akce, Aktivita",
        "place": "Place, Room, Location, Venue, Hall, Stage, Where · Місце, Зала, Зал, Кімната, Локація, Приміщення, Сцена, Аудиторія, Де · Místo, Místnost, Sál, Prostor, Lokace, Kde",
        "address": "Address · Адреса · Adresa",
        "map": "Map, Map link, GPS · Мапа, Карта, Посилання на мапу · Mapa, Odkaz na mapu",
        "host": "Host, Hosts, Organiser, Organizer, Contact person · Приймає, Господар, Приймаюча сторона, Організатор, Контактна особа · Hostitel, Pořadatel, Organizátor, Kontaktní osoba",
        "audience": "Audience, For whom, For, Who, Group · Для кого, Учасники, Група · Pro koho, Účastníci, Skupina",
        "speakers": "Speakers, Speaker, Presenters, Presenter, Lecturer, Persons · Доповідачі, Доповідач, Спікери, Спікер, Лектор, Виступає · Přednášející, Řečník, Řečníci, Mluvčí, Vystupující",
        "bring": "Bring, What to bring · Що взяти, Взяти з собою, З собою · S sebou, Co s sebou, Vzít s sebou",
        "dress": "Dress, Dress code · Одяг, Дрескод · Oblečení, Dress code",
        "notes": "Notes, Note, Description, Summary, Abstract, Details, Comment, Comments · Примітки, Примітка, Опис, Анотація, Коментар · Poznámky, Poznámka, Popis, Anotace, Shrnutí, Komentář",
        "track": "Track, Type, Category, Stream, Format · Трек, Секція, Тип, Напрям, Категорія, Потік · Sekce, Typ, Kategorie, Blok",
        "kind": "Kind · Вид · Druh",
        "status": "Status, State · Статус, Стан · Stav",
    },
    "partners": {
        "name": "Name, Partner, Organisation, Organization, Company · Назва, Партнер, Організація, Компанія · Název, Partner, Organizace, Firma",
        "country": "Country · Країна · Země, Stát",
        "kind": "Kind, Type · Вид, Тип · Druh, Typ",
        "known_since": "Known since, Since · Знайомі з, Відомі з, З якого року · Známe od, Známí od",
        "website": "Website, Web, Site, URL · Сайт, Вебсайт · Web, Webové stránky, Stránky",
    },
    "departure": {
        "item": "Item, Task, What · Пункт, Що, Завдання · Položka, Co, Úkol",
        "source": "Source, Link · Джерело, Посилання · Zdroj, Odkaz",
        "checked_on": "Checked on, Checked · Перевірено · Ověřeno, Zkontrolováno",
        "audience": "Audience, For whom, For · Для кого · Pro koho",
    },
    "questions": {
        "text": "Question, Text · Запитання, Питання, Текст · Otázka, Text, Dotaz",
        "kind": "Kind, Type · Вид, Тип · Druh, Typ",
        "choices": "Choices, Options, Answers · Варіанти, Варіанти відповіді · Možnosti, Odpovědi",
        "when": "When · Коли · Kdy",
        "audience": "Audience, For whom, For · Для кого · Pro koho",
        "anonymous": "Anonymous · Анонімно, Анонімне · Anonymně, Anonymní",
    },
}


def called(line: str, language: str) -> str:
    """The first name in a language, as it heads the template."""
    return line.split(" · ")[LANGUAGES.index(language)].split(", ", maxsplit=1)[0]


@cache
def ranks(line: str) -> dict[str, int]:
    """Folded name → how good it is: 0 is the first of a language."""
    found: dict[str, int] = {}
    for names in line.split(" · "):
        for rank, name in enumerate(names.split(", ")):
            found.setdefault(folded(name), rank)
    return found


def rank_of(words: Iterable[str], line: str) -> int | None:
    """How well the wordings of a heading fit a line of names, 0 best; None if they do not."""
    fits = [ranks(line)[word] for word in words if word in ranks(line)]
    return min(fits, default=None)


def columns_of(headings: list[str], kind: SheetKind) -> dict[str, int]:
    """Field → index of the column that fits it best; the leftmost of equals. One column serves one field."""
    worded = [(index, list(wordings(heading))) for index, heading in enumerate(headings) if heading]
    fits = sorted(
        (rank, index, field)
        for index, words in worded
        for field, line in COLUMNS[kind].items()
        if (rank := rank_of(words, line)) is not None
    )
    columns: dict[str, int] = {}
    for _, index, field in fits:
        if field not in columns and index not in columns.values():
            columns[field] = index
    return columns


def sheet_kind(name: str) -> SheetKind | None:
    """Which sheet of the mission a name means, in any of the three languages."""
    for kind, line in SHEETS.items():
        if rank_of(wordings(name), line) is not None:
            return kind
    return None


def is_hint_sheet(name: str) -> bool:
    """The template's page of explanations, which holds no data."""
    return rank_of(wordings(name), HINT_SHEET) is not None


def recognised(headings: list[str]) -> int:
    """How many of a row's cells are known headings, of the kind of sheet that knows most of them."""
    return max(len(columns_of(headings, kind)) for kind in COLUMNS)

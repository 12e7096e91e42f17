help-partners = /partners – партнери: хто це, хто з ними знайомий, проєкти й угоди; /partners Шкода знаходить одного
menu-partners = Партнери, проєкти, угоди

partners-all = Партнерів у переліку: { $count }. Зустріли під час місії: { $met }, з них нових: { $new }, зміцнених: { $strengthened }.
partners-some = { $what }: { $count }
partners-found = Знайдено за словами «{ $words }»: { $count }
partners-none-found = За словами «{ $words }» жодного партнера не знайдено.
partners-none-hint = Перелік поки порожній. Партнер з’являється в ньому з першим контактом: напишіть /contact і з ким познайомилися.
partners-item = { $number }. <b>{ $name }</b>
partners-item-about = { $about }
partners-item-standing = { $standing ->
    [new] Новий
    [known] Знали раніше
    [strengthened] Зміцнений
   *[unmet] Ще не зустрічалися
}; контакти: { $count }
partners-item-stage = Проєкт: { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
   *[ended] завершено
}
partners-filter = { $only ->
    [new] Нові
    [known] Знали раніше
    [strengthened] Зміцнені
    [mine] Мої
    [promises] З відкритими обіцянками
    [projects] З проєктом
   *[all] Усі
}
partners-choose = Яких партнерів показати?
partners-button-some = { $what } ({ $count })
partners-button-filter = Фільтр…
partners-button-all = Показати всіх
partners-button-baseline = Перед виїздом: кого ви вже знаєте?

partner-kind = { $kind ->
    [cluster] Кластер
    [company] Компанія
    [university] Університет
    [authority] Орган влади
    [embassy] Посольство
    [network] Мережа
   *[none] Інше
}
partner-name = <b>{ $name }</b>
partner-line-kind = Тип: { $value }
partner-line-country = Країна: { $value }
partner-line-website = Сайт: { $value }
partner-standing = { $standing ->
    [new] Новий: до поїздки його ніхто в делегації не знав.
    [known] Знали до поїздки.
   *[unmet] Ще не зустрічалися, і до поїздки не знали.
}
partner-known-since = Знали до поїздки, відколи: { $since }
partner-strengthened = Зміцнений: проєкт просунувся далі, ніж до поїздки. Тепер: { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
   *[ended] завершено
}; раніше: { $before ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
    [ended] завершено
   *[none] проєкту не було
}.
partner-earlier = Є також у переліку попередньої місії програми.
partner-contacts = Контакти: { $count }
partner-contact = • { $name } – чий контакт: { $people }
partner-owed = Обіцянки: відкриті – { $open }, прострочені – { $overdue }
partner-projects = Проєкти: { $count }
partner-project = • { $name } – { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
    [ended] завершено
   *[stopped] зупинено
}; відповідає: { $owner }
partner-agreements = Угоди: { $count }
partner-agreement = • { $kind ->
    [letter] Лист про наміри
    [memorandum] Меморандум
    [contract] Договір
   *[consortium] Консорціум
}, { $day }: { $parties }
partner-button-project = Додати проєкт
partner-button-agreement = Записати угоду
partner-button-change = Змінити…
partner-button-list = Усі партнери
partner-choose = Що змінити? <b>{ $name }</b>
partner-field = { $field ->
    [name] Назва
    [kind] Тип
    [country] Країна
   *[website] Сайт
}
partner-ask-kind = Що це за організація: <b>{ $name }</b>?
partner-ask-name = Напишіть, будь ласка, правильну назву. Зараз: <b>{ $name }</b>
partner-ask-country = З якої країни <b>{ $name }</b>? Напишіть, будь ласка.
partner-ask-website = Напишіть, будь ласка, адресу сайту. Партнер: <b>{ $name }</b>
partner-changed = Змінено.
partner-nameless = Напишіть, будь ласка, назву.
partner-name-taken = Партнер із назвою «{ $name }» уже є в переліку. Якщо це та сама організація, організатор може їх об’єднати через «Змінити».
partner-button-known = Знали раніше
partner-button-unknown = Раніше не знали
partner-button-same = Записано двічі…
partner-ask-same = Який запис – це та сама організація, що й <b>{ $name }</b>?
partner-merge-sure = «{ $gone }» стане частиною запису <b>{ $kept }</b> разом із контактами, проєктами й угодами. Скасувати це не можна. Об’єднати?
partner-button-merge = Об’єднати
partner-merged = Об’єднано: «{ $gone }» тепер у цьому записі.

project-nameless = Напишіть, будь ласка, назву проєкту.
project-open = Проєкт <b>{ $name }</b>: { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
    [ended] завершено
   *[stopped] зупинено
}
project-kept = Збережено: проєкт <b>{ $name }</b>. Наскільки він просунувся? { $stage ->
   *[idea] Поки що: ідея.
}
project-stage = Проєкт <b>{ $name }</b> тепер: { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
    [ended] завершено
   *[stopped] зупинено
}
project-changed = Змінено: проєкт <b>{ $name }</b>, { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
    [ended] завершено
   *[stopped] зупинено
}
project-back = Повернуто: проєкт <b>{ $name }</b>, { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
    [ended] завершено
   *[stopped] зупинено
}
project-handed = Новий відповідальний: проєкт <b>{ $name }</b>, { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
    [ended] завершено
   *[stopped] зупинено
}
project-partner = Партнер: { $name }
project-owner = Відповідає: { $name }
project-ownerless = За нього більше ніхто не відповідає: його може взяти будь-хто з делегації.
project-evidence = Докладніше: { $link }
project-confirmed = Підтверджено: { $by ->
    [partner] партнером
    [document] документом
   *[owner] відповідальним
}
project-step = { $day }: { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
    [ended] завершено
   *[stopped] зупинено
}
project-stage-name = { $stage ->
    [idea] Ідея
    [outline] Концепція
    [submitted] Подано
    [funded] Є фінансування
    [running] Триває
    [ended] Завершено
   *[stopped] Зупинено
}
project-button-name = Перейменувати
project-button-evidence = Посилання
project-button-owner = Передати
project-button-withdraw = Відкликати
project-button-take = Взяти на себе
project-button-partner = До партнера
project-ask-new = Як називається проєкт? Партнер: <b>{ $name }</b>. Напишіть, будь ласка, назву.
project-ask-name = Напишіть, будь ласка, нову назву. Зараз: <b>{ $name }</b>
project-ask-evidence = Де про це можна прочитати? Проєкт: <b>{ $name }</b>. Надішліть, будь ласка, посилання.
project-ask-owner = Хто відтепер відповідає за <b>{ $name }</b>?
project-withdrawn = Відкликано: проєкт <b>{ $name }</b>. Він більше ніде не рахується.

agreement-kind = { $kind ->
    [letter] Лист про наміри
    [memorandum] Меморандум
    [contract] Договір
   *[consortium] Консорціум
}
agreement-open = Угода з партнером <b>{ $name }</b>
agreement-kept = Збережено: угода з партнером <b>{ $name }</b>
agreement-changed = Змінено: угода з партнером <b>{ $name }</b>
agreement-back = Повернуто: угода з партнером <b>{ $name }</b>
agreement-owner = Записано: { $name }
agreement-undated = дата невідома
agreement-ask-kind = Що підписано з партнером <b>{ $name }</b>?
agreement-ask-when = { $kind ->
    [letter] Лист про наміри
    [memorandum] Меморандум
    [contract] Договір
   *[consortium] Консорціум
} з партнером <b>{ $name }</b>: коли підписано? Оберіть день або напишіть, наприклад: 28 квітня.
agreement-today = Сьогодні
agreement-yesterday = Учора
agreement-logged = Збережено:
agreement-ask-parties = Сторони вказано правильно? Якщо ні, напишіть їх, наприклад: місто Брно, Енергетичний кластер.
agreement-ask-day = Коли це підписали? Напишіть, будь ласка, день, наприклад: 28 квітня.
agreement-ask-evidence = Де це можна прочитати? Надішліть, будь ласка, посилання.
agreement-day-unclear = «{ $typed }» – незрозуміло, який це минулий день. Напишіть ще раз, наприклад: 28 квітня 2023.
agreement-button-parties = Сторони
agreement-button-day = Дата
agreement-button-evidence = Посилання
agreement-withdrawn = Відкликано, більше ніде не рахується:

baseline-asks = Перед виїздом: кого з цих партнерів ви вже знаєте?
baseline-asks-all = Перед виїздом: які організації там, куди ми їдемо, ви вже знаєте?
baseline-why = Лише з вашою відповіддю потім буде видно, хто для нас новий. Це займе хвилину.
baseline-so-far-known = Поки що знаєте: { $count }
baseline-so-far-nobody = Поки що ви не знаєте нікого ({ $count }).
baseline-told = <b>{ $name }</b>: { $about }
baseline-told-alone = <b>{ $name }</b>
baseline-since = відколи: { $since }
baseline-stage = проєкт: { $stage ->
    [idea] ідея
    [outline] концепція
    [submitted] подано
    [funded] є фінансування
    [running] триває
   *[ended] завершено
}
baseline-button-know = Знаю: { $name }
baseline-button-known = Знаю – скасувати: { $name }
baseline-button-add = Додати інших
baseline-button-nobody = Нікого не знаю
baseline-button-change = Змінити
baseline-button-no-project = Проєкту не було
baseline-ask-since = Збережено: ви знаєте партнера <b>{ $name }</b>. Відколи? Оберіть рік або напишіть, наприклад { $year }.
baseline-ask-stage = Наскільки просунувся ваш спільний проєкт до цієї поїздки? Партнер: <b>{ $name }</b>
baseline-ask-others = Кого ще ви знаєте? Напишіть назви, по одній організації в рядку.
baseline-one-a-line = Напишіть, будь ласка, лише назви, по одній організації в рядку, не більше ніж 50.
baseline-no-year = Року тут не видно. Напишіть його, будь ласка, наприклад: { $year }.
baseline-added = Збережено, кого ви знаєте ({ $count }): { $names }
baseline-thanks-known = Дякуємо! Скількох партнерів ви знали раніше: { $count }. До початку місії це можна змінити.
baseline-thanks-nobody = Дякуємо! Збережено: ви там поки нікого не знаєте ({ $count }). До початку місії це можна змінити.
baseline-closed = Місія вже почалася, тож це запитання закрито: кого зустрінете тепер, той рахується як знайомство на місії. Перелік може виправити організатор.

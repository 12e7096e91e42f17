survey-head = <b>From the organisers</b>: question { $number } of { $total }. Each answer counts at once.
survey-reminder = The organisers would still like to know:
survey-question = <b>{ $text }</b>
survey-hint = { $kind ->
    [stars] 1 to 5 stars; 5 is best.
    [score] 0 is not at all, 10 is fully.
   *[several] Choose as many as you like.
}
survey-so-far = So far: { $answer }
survey-type = Just type it here.
survey-type-numbers = Type the numbers of your answers here, for example: 1, 3
survey-kept = Kept: { $answer }
survey-thanks = <b>Thank you, that was everything.</b>
survey-change = You can change your answers until { $moment }.
survey-chosen = ✓ { $choice }
survey-button-type = Write it
survey-button-numbers = Choose by number
survey-button-before = ‹ Question before
survey-button-after = Next question ›
survey-button-change = Look at my answers
survey-button-publish = May my words be published?
survey-open = { $left ->
    [one] Finish: { $left } question left
   *[other] Finish: { $left } questions left
}
survey-open-unnamed = Anonymous question
survey-closed = This survey has closed. What is asked now stands under /feedback.
survey-unnamed-head = <b>Anonymous question from the organisers</b>
survey-unnamed-means = Anonymous: your answer is kept without your name, so it cannot be changed or finished later. The organisers see results only once the question has closed and at least 5 people have answered.
survey-unnamed-answered = Answered. Thank you!
survey-unnamed-kept = Kept without your name. Your own message stays in this chat on your phone; you can delete it there.
survey-answered-already = You have answered this question already. It is anonymous, so nobody can find your answer to change it.
survey-not-kept = Not kept: the question was too long ago or has closed. If it is still under /feedback, open it there and type again.
survey-rest-not-kept = Your message was too long for one, so only its first part was kept. The rest stands nowhere.
survey-numbers = Please type numbers from 1 to { $most }, for example: 1, 2
surveys-button = Surveys: who has answered
surveys-none = There are no questions of yours in this mission. They stand in the mission file, on the sheet Questions: /programme
surveys-head = <b>Your questions</b>: answered of asked. A number opens it.
surveys-line = { $number }. { $question }
    { $answered } of { $asked }{ $state ->
        [anonymous] , anonymous
        [retired] , no longer asked
       *[named] {""}
    }
surveys-answered = Answered: { $answered } of { $asked }
surveys-count = { $choice }: { $count }
surveys-mean = Average: { $mean }
surveys-text = { $name }: “{ $text }”
surveys-text-unnamed = “{ $text }”
surveys-hidden-open = Anonymous: results are shown once it has closed, so that one answer more does not tell whose it was.
surveys-hidden-few = Anonymous: with fewer than 5 answers nothing is shown.
surveys-silent = No answer yet: { $names }{ $rest ->
    [0] {""}
   *[other] , and { $rest } more
}
surveys-button-ask = Ask now
surveys-asked-now = { $count ->
    [0] Nobody is left to ask.
    [one] Asked now: { $count } person
   *[other] Asked now: { $count } people
}
survey-asked-already = This question has been asked already; those who have said nothing are reminded by themselves.

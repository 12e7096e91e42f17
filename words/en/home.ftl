home-head = <b>On the way home</b>: a minute for four questions. Each answer counts at once.
home-thanks = <b>Thank you, that was everything. Safe journey home!</b>
home-ask-goals = How far were your goals met? 1 is not at all, 5 is fully.
home-ask-recommend = Would you recommend such a mission to a colleague? 0 is not at all, 10 is certainly.
home-ask-change = What one thing should be different next time?
home-type = Just type it here.
home-ask-publish = May the organisers publish these words of yours, with your name? You choose for each text and can take it back by a tap.
home-words = { $number }. “{ $text }” – { $choice ->
    [yes] may be published
    [no] not to be published
   *[open] not chosen yet
}
home-told-goals = Goals met: { $goals } of 5
home-told-recommend = Would recommend: { $recommend } of 10
home-told-change = To change: “{ $change }”
home-told-publish = May be published: { $agreed } of { $total }
home-skipped = { $question ->
    [goals] Goals met: skipped
    [recommend] Would recommend: skipped
    [change] To change: skipped
   *[publish] May be published: skipped
}
home-button-goals = Goals
home-button-recommend = Recommendation
home-button-change = One change
home-button-publish = My words
home-button-type = Write it
home-button-yes = { $number }: Yes, publish
home-button-no = { $number }: No
home-open = Questions on the way home

help-broadcast = /broadcast – write to everyone, a role or a group; you see it first. Example: /broadcast The bus leaves at 14:00
menu-broadcast = Write to the delegation

broadcast-ask = What would you like to announce? Send it as one message. You will see it first and choose who gets it.
broadcast-blank = Only text can be announced. Please write it in one message.
broadcast-too-long = { $over ->
    [one] That is { $over } character too long for one message. Please send it shorter.
   *[other] That is { $over } characters too long for one message. Please send it shorter.
}

# What every recipient reads above the text: who writes to whom.
broadcast-head = <b>{ $organiser }</b> { $audience ->
    [delegate] to the delegates
    [organiser] to the organisers
    [host] to the hosts
    [group] to the group { $group }
   *[all] to everyone
}:
broadcast-organisers = The organisers

broadcast-audience = { $audience ->
    [delegate] Delegates
    [organiser] Organisers
    [host] Hosts
    [group] { $group }
   *[all] Everyone
}
broadcast-choice = { $audience }: { $members }
broadcast-chosen = Chosen – { $audience }: { $members }
broadcast-groups-back = ‹ Earlier groups
broadcast-groups-on = More groups ›
broadcast-names-back = ‹ Earlier names
broadcast-names-on = More names ›

broadcast-panel = { $reachable ->
    [0] This can go to nobody yet: none of them has joined.
    [one] This is how { $reachable } person will see it.
   *[other] This is how { $reachable } people will see it.
}
broadcast-panel-audience = { $audience }: { $joined } of { $members } joined.
broadcast-panel-unjoined = Not joined yet, and a bot cannot write first. Please tell them another way: { $names }

broadcast-button-send = Send
broadcast-button-reword = Change text
broadcast-button-stop = Stop
broadcast-button-report = Report

broadcast-nobody = Nobody in this audience has joined yet, so nothing was sent.
broadcast-sent = { $people ->
    [one] On its way to { $people } person. The card below shows how it goes.
   *[other] On its way to { $people } people. The card below shows how it goes.
}
broadcast-dropped = Cancelled. Nothing was sent.
broadcast-replaced = Replaced by the new text below.
broadcast-settled = { $state ->
    [discarded] This announcement was cancelled before it was sent.
    [stopped] This announcement was sent and then stopped.
   *[sending] This announcement has already been sent.
}
broadcast-nothing-to-stop = Nothing to stop: nobody is waiting for it any more.

broadcast-card = { $state ->
    [done] <b>Done: delivered to { $sent } of { $recipients }</b>
    [stopped] <b>Stopped: delivered to { $sent } of { $recipients }</b>
   *[sending] <b>Sending: delivered to { $sent } of { $recipients }</b>
}
broadcast-states = sent { $sent } · waiting { $waiting } · failed { $failed } · blocked { $blocked } · uncertain { $uncertain }
broadcast-state-expired = expired { $number }
broadcast-state-withheld = not sent { $number }
broadcast-state-muted = muted { $number }
broadcast-about = { $audience }: “{ $text }”

broadcast-report = <b>Report</b> on the announcement of { $moment }
broadcast-fate = { $fate ->
    [failed] Not delivered: { $number }
    [blocked] Blocked the bot: { $number }
    [uncertain] Not known whether it arrived: { $number }
    [expired] Expired before it could be sent: { $number }
    [withheld] Not sent: { $number }
    [muted] Muted by the person: { $number }
    [unjoined] Had not joined when it was sent: { $number }
    [waiting] Waiting: { $number }
   *[sent] Sent: { $number }
}
broadcast-report-name = • { $name }
broadcast-report-why = • { $name } – { $reason }
broadcast-reason = { $why ->
    [stopped] stopped before its turn came
    [left] no longer in the delegation
    [consent] has not agreed to the data notice yet
    [deactivated] the Telegram account no longer exists
    [chat] Telegram cannot find the chat
    [rendering] it could not be prepared
    [restart] the bot was restarted while sending
    [connection] the connection broke while sending
   *[other] Telegram refused it: { $detail }
}
broadcast-panel-critical = Critical: it comes in quiet hours too, and to those who have muted announcements.
broadcast-button-critical = Mark as critical
broadcast-button-uncritical = Not critical after all

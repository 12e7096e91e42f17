trouble-dead-letter = A message could not be handled (sent by { $name }). Nothing is lost: whoever runs the bot finds it under the reference { $reference }.
trouble-dead-letter-nameless = A message could not be handled. Nothing is lost: whoever runs the bot finds it under the reference { $reference }.
trouble-part-failed = The bot has stopped because a part of it failed; the log above says which. Nothing is lost: start it again.
trouble-no-answer = The running bot did not answer; its log says why. Please look whether the change was made before you try again.

trouble-dead-letter = A message could not be handled (sent by { $name }). Nothing is lost: whoever runs the bot finds it under the reference { $reference }.
trouble-dead-letter-nameless = A message could not be handled. Nothing is lost: whoever runs the bot finds it under the reference { $reference }.

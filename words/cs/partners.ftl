project-nameless = Napište prosím název projektu.
